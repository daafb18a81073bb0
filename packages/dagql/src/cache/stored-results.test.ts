import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Diagnostic } from '@graft/diagnostics'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { ResultCacheOptions } from './cache-options.ts'
import type { CacheRequest } from './cache-request.ts'
import type { CacheStore, StoreBatch, ValueCodec } from './cache-store.ts'
import { memoryStore } from './memory-store.ts'
import { ResultCache } from './result-cache.ts'
import { sqliteStore } from './sqlite-store.ts'

const never = new AbortController().signal

function call(key: string, more: Partial<CacheRequest> = {}): CacheRequest {
  return { key, session: 'alice', name: `Query.${key}`, signal: never, persist: true, ...more }
}

/** Writes anything but functions, as JSON. */
const json: ValueCodec = {
  encode: (value) => (typeof value === 'function' ? undefined : JSON.stringify({ value })),
  decode: (text) => {
    const read: unknown = JSON.parse(text)
    if (typeof read !== 'object' || read === null || !('value' in read)) throw new Error('no value')
    return read.value
  },
}

/** A store that remembers the batches that it was given. */
function recording(store: CacheStore = memoryStore()): CacheStore & { readonly batches: StoreBatch[] } {
  const batches: StoreBatch[] = []
  return {
    batches,
    read: (key, now) => store.read(key, now),
    write(batch) {
      batches.push(batch)
      store.write(batch)
    },
    clear: () => store.clear(),
    close: () => store.close(),
  }
}

function makeCache(
  options: ResultCacheOptions,
): ResultCache & { readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const onDiagnostic = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic)
  return Object.assign(new ResultCache({ codec: json, now: () => 0, onDiagnostic, ...options }), {
    diagnostics,
  })
}

describe('TestCachePersistenceImportRoundTripAcrossRestart', () => {
  test.each([
    [
      'memoryStore',
      (): (() => CacheStore) => {
        const store = memoryStore()
        return () => store
      },
    ],
    [
      'sqliteStore',
      (): (() => CacheStore) => {
        const folder = mkdtempSync(join(tmpdir(), 'graft-cache-'))
        onTestFinished(() => rmSync(folder, { recursive: true }))
        return () => sqliteStore({ path: join(folder, 'cache.db') })
      },
    ],
  ])('%s: what was persisted is answered after a restart, with its end', (_, place) => {
    const open = place()
    const first = makeCache({ store: open() })
    first.run(call('a'), () => ({ x: [1, null, 'text'] }))
    first.run(call('null'), () => null)
    first.run(call('ending', { ttl: 100 }), () => 'soon over')
    first.run(call('own', { persist: false }), () => 1)
    first.run(call('function'), () => Math.max)
    first.close()
    expect(first.stats()).toMatchObject({ stored: 3, entries: 5 })

    let now = 99
    const second = makeCache({ store: open(), now: () => now })
    expect(second.run(call('a', { session: 'bob' }), () => 'made')).toEqual({ x: [1, null, 'text'] })
    expect(second.lookup('null', 'bob', { persist: true })).toMatchObject({ value: null })
    expect(second.run(call('ending'), () => 'made')).toBe('soon over')
    expect(second.run(call('own'), () => 'made')).toBe('made')
    expect(second.run(call('function'), () => 'made')).toBe('made')
    expect(second.stats()).toMatchObject({ loaded: 3, hits: 3, misses: 2 })
    second.releaseSession('bob')
    second.releaseSession('alice')
    // What came from the store is persisted, and still has its end.
    expect(second.stats().entries).toBe(5)
    now = 100
    expect(second.run(call('ending'), () => 'made')).toBe('made')
    second.close()
    expect([...first.diagnostics, ...second.diagnostics]).toEqual([])
  })
})

test('what was evicted from memory comes back from the store, also before it was written', () => {
  const store = recording()
  const cache = makeCache({ store, maxEntries: 1 })
  for (const key of ['a', 'b']) cache.run(call(key), () => key)
  expect(store.batches).toEqual([])
  expect(cache.run(call('a'), () => 'made')).toBe('a')
  cache.close()
  expect(cache.stats()).toMatchObject({ evictions: 2, loaded: 1, misses: 2 })
})

test('the store is asked only for calls that are persisted', () => {
  const store = memoryStore()
  store.write({
    used: [],
    deleted: [],
    now: 0,
    entries: [{ key: 'a', text: '{"value":1}', expiresAt: undefined }],
  })
  const cache = makeCache({ store })
  expect(cache.lookup('a', 'alice')).toBeUndefined()
  expect(cache.run(call('a'), () => 'made')).toBe(1)
})

describe('batches', () => {
  test('changes are written together, a moment later, and by a timer that keeps no process alive', () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const store = recording()
    const cache = makeCache({ store })
    for (const key of ['a', 'b', 'c']) cache.run(call(key), () => key)
    cache.forget('b')
    expect(store.batches).toEqual([])
    vi.runAllTimers()
    expect(store.batches).toMatchObject([{ deleted: ['b'], entries: [{ key: 'a' }, { key: 'c' }] }])
    vi.runAllTimers()
    cache.close()
    expect(store.batches).toHaveLength(1)
  })

  test('many changes, or large ones, are written without waiting', () => {
    const store = recording()
    const cache = makeCache({ store })
    for (let index = 0; index < 600; index++) cache.run(call(`k${index}`), () => index)
    expect(store.batches.map(({ entries }) => entries.length)).toEqual([256, 256])
    cache.run(call('large'), () => 'x'.repeat(2 ** 20))
    expect(store.batches.map(({ entries }) => entries.length)).toEqual([256, 256, 89])
    cache.close()
  })

  test('uses are told once with the next batch, and cause none', () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const store = recording()
    const cache = makeCache({ store })
    for (const key of ['a', 'b']) cache.run(call(key), () => key)
    vi.runAllTimers()
    for (let index = 0; index < 10; index++) for (const key of ['b', 'a']) cache.lookup(key, 'alice')
    vi.runAllTimers()
    expect(store.batches).toHaveLength(1)
    cache.run(call('c'), () => 'c')
    vi.runAllTimers()
    expect(store.batches[1]).toMatchObject({ used: ['b', 'a'], entries: [{ key: 'c' }] })
    cache.lookup('a', 'alice')
    cache.close()
    expect(store.batches[2]).toMatchObject({ used: ['a'], entries: [] })
  })

  test('an upgrade is stored, and an earlier end is stored again', () => {
    const store = recording()
    const cache = makeCache({ store })
    cache.run(call('a', { persist: false }), () => 1)
    cache.run(call('a'), () => 2)
    cache.run(call('a', { ttl: 10 }), () => 3)
    cache.run(call('a', { ttl: 20 }), () => 4)
    cache.close()
    expect(store.batches).toMatchObject([{ entries: [{ key: 'a', text: '{"value":1}', expiresAt: 10 }] }])
    expect(cache.stats().stored).toBe(2)
  })

  test('an expired entry is deleted from the store', () => {
    let now = 0
    const store = recording()
    const cache = makeCache({ store, now: () => now })
    cache.run(call('a', { ttl: 10 }), () => 1)
    now = 10
    expect(cache.lookup('a', 'alice', { persist: true })).toBeUndefined()
    cache.close()
    expect(store.batches).toMatchObject([{ deleted: ['a'], entries: [] }])
  })

  test('clearing clears the store, with what was not written yet', () => {
    const store = recording()
    const cache = makeCache({ store })
    cache.run(call('a'), () => 1)
    cache.clear()
    expect(cache.run(call('a'), () => 2)).toBe(2)
    cache.close()
    expect(store.batches).toMatchObject([{ deleted: [], entries: [{ text: '{"value":2}' }] }])
  })
})

describe('a codec that fails', () => {
  test('what cannot be read is made again and stored anew, and reported once', () => {
    const store = memoryStore()
    const entries = ['a', 'b'].map((key) => ({ key, text: 'no JSON', expiresAt: undefined }))
    store.write({ used: [], deleted: [], now: 0, entries })
    const cache = makeCache({ store })
    expect(['a', 'b'].map((key) => cache.run(call(key), () => `made ${key}`))).toEqual(['made a', 'made b'])
    expect(cache.diagnostics.map(({ code }) => code)).toEqual(['CACHE_CODEC_FAILED'])
    cache.close()
    expect(store.read('a', 0)?.text).toBe('{"value":"made a"}')
  })

  test('what cannot be written is kept in memory alone', () => {
    const store = recording()
    const cache = makeCache({ store })
    const circle: Record<string, unknown> = {}
    circle['self'] = circle
    cache.run(call('a'), () => circle)
    expect(cache.run(call('a'), () => 'made')).toBe(circle)
    expect(cache.diagnostics.map(({ code }) => code)).toEqual(['CACHE_CODEC_FAILED'])
    cache.close()
    expect(store.batches).toEqual([])
  })

  test('a text with half a character in it is not stored', () => {
    const store = recording()
    const cache = makeCache({ store, codec: { encode: String, decode: String } })
    cache.run(call('a'), () => 'half \ud800')
    cache.close()
    expect(store.batches).toEqual([])
  })
})

describe('a store that fails', () => {
  test.each(['read', 'write', 'clear', 'close'] as const)(
    'one that throws on %s is reported and left alone',
    (name) => {
      let calls = 0
      const store: CacheStore = {
        ...memoryStore(),
        [name]: () => {
          calls++
          throw new Error('no store today')
        },
      }
      const cache = makeCache({ store })
      cache.run(call('a'), () => 1)
      cache.clear()
      expect(cache.run(call('a'), () => 2)).toBe(2)
      cache.close()
      expect(cache.run(call('a'), () => 3)).toBe(2)
      cache.close()
      expect(calls).toBe(1)
      expect(cache.diagnostics).toMatchObject([
        { code: 'CACHE_STORE_UNAVAILABLE', message: expect.stringContaining('no store today') },
      ])
    },
  )

  test('a closed cache goes on in memory', () => {
    const store = recording()
    const cache = makeCache({ store })
    cache.run(call('a'), () => 1)
    cache.close()
    cache.run(call('b'), () => 2)
    cache.forget('a')
    cache.close()
    expect([cache.run(call('a'), () => 3), cache.run(call('b'), () => 4)]).toEqual([3, 2])
    expect(store.batches).toHaveLength(1)
  })
})
