import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Diagnostic } from '@graft/diagnostics'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { CacheStore, StoreBatch, StoredEntry } from './cache-store.ts'
import { memoryStore } from './memory-store.ts'
import { sqliteStore } from './sqlite-store.ts'

interface Limits {
  readonly maxEntries?: number
  readonly maxBytes?: number
}

/** A place that keeps what a store writes, from one opening of the store to the next. */
type Place = (limits?: Limits) => CacheStore

const implementations: readonly (readonly [string, () => Place])[] = [
  [
    'memoryStore',
    () => {
      // It keeps what it holds when it is closed, so opening it again is using it again.
      let store: CacheStore | undefined
      return (limits) => (store ??= memoryStore(limits))
    },
  ],
  [
    'sqliteStore',
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'graft-cache-'))
      onTestFinished(() => rmSync(folder, { recursive: true }))
      return (limits) =>
        sqliteStore({ path: join(folder, 'new', 'cache.db'), onDiagnostic: refuse, ...limits })
    },
  ],
]

function refuse({ message }: Diagnostic): never {
  throw new Error(message)
}

function entry(key: string, text = `text of ${key}`, expiresAt?: number): StoredEntry {
  return { key, text, expiresAt }
}

function batch(entries: readonly StoredEntry[], more: Partial<StoreBatch> = {}): StoreBatch {
  return { used: [], deleted: [], now: 0, entries, ...more }
}

function keysIn(store: CacheStore, ...keys: readonly string[]): readonly string[] {
  return keys.filter((key) => store.read(key, 0) !== undefined)
}

describe.each(implementations)('%s', (_, makePlace) => {
  test('gives back what was written, whatever it holds', () => {
    const store = makePlace()()
    const entries = [
      entry('a'),
      entry('empty', ''),
      entry('zero', 'before\0after'),
      entry('emoji 🗝', '"🧷" \u2028 \u{10ffff}'),
      entry('quote \' " ; --', '{"x":[1,2]}'),
      entry('long', 'x'.repeat(300_000)),
      entry('ending', 'soon over', 1_700_000_000_000.5),
    ]
    store.write(batch(entries))
    expect(entries.map(({ key }) => store.read(key, 0))).toEqual(entries)
    expect(store.read('missing', 0)).toBeUndefined()
    store.close()
  })

  test('replaces, deletes and clears', () => {
    const store = makePlace()()
    store.write(batch([entry('a', 'one'), entry('b'), entry('c')]))
    store.write(batch([entry('a', 'two', 50)], { deleted: ['b', 'missing'] }))
    expect(store.read('a', 0)).toEqual(entry('a', 'two', 50))
    expect(keysIn(store, 'a', 'b', 'c')).toEqual(['a', 'c'])
    store.clear()
    expect(keysIn(store, 'a', 'c')).toEqual([])
    store.write(batch([entry('d')]))
    expect(keysIn(store, 'd')).toEqual(['d'])
    store.close()
  })

  test('keeps what it holds when it is closed and opened again', () => {
    const open = makePlace()
    const first = open()
    first.write(batch([entry('a'), entry('b', 'text', 100)]))
    first.close()
    const second = open()
    expect([second.read('a', 0), second.read('b', 0)]).toEqual([entry('a'), entry('b', 'text', 100)])
    second.close()
  })

  test('does not read back what has expired', () => {
    const store = makePlace()()
    store.write(batch([entry('a', 'text', 100)]))
    expect(store.read('a', 99)).toBeDefined()
    expect(store.read('a', 100)).toBeUndefined()
    store.close()
  })

  test('prunes what was used least recently when there are too many', () => {
    const store = makePlace()({ maxEntries: 3 })
    store.write(batch(['a', 'b', 'c'].map((key) => entry(key))))
    store.write(batch([entry('d')], { used: ['a', 'missing'] }))
    expect(keysIn(store, 'a', 'b', 'c', 'd')).toEqual(['a', 'c', 'd'])
    // Keys are no C strings.
    store.write(batch(['x\0', 'y\0', 'z\0'].map((key) => entry(key))))
    store.write(batch(['a', 'c', 'd'].map((key) => entry(key))))
    expect(keysIn(store, 'a', 'c', 'd', 'x\0', 'y\0', 'z\0')).toEqual(['a', 'c', 'd'])
    // Writing counts as a use, and reading alone does not.
    store.read('c', 0)
    store.write(batch([entry('a', 'again'), entry('e')]))
    expect(keysIn(store, 'a', 'c', 'd', 'e')).toEqual(['a', 'd', 'e'])
    store.close()
  })

  test('the order of use is known after it was opened again', () => {
    const open = makePlace()
    const first = open({ maxEntries: 2 })
    first.write(batch([entry('a'), entry('b')]))
    first.write(batch([], { used: ['a'] }))
    first.close()
    const second = open({ maxEntries: 2 })
    second.write(batch([entry('c')]))
    expect(keysIn(second, 'a', 'b', 'c')).toEqual(['a', 'c'])
    second.close()
  })

  test('prunes by bytes of keys and texts, counted in UTF-8', () => {
    const store = makePlace()({ maxBytes: 20 })
    store.write(batch([entry('a', 'x'.repeat(9)), entry('b', 'é'.repeat(4))]))
    expect(keysIn(store, 'a', 'b')).toEqual(['a', 'b'])
    store.write(batch([entry('c', 'xx')]))
    expect(keysIn(store, 'a', 'b', 'c')).toEqual(['b', 'c'])
    // A replacement counts once, and by its new size.
    for (const size of [1, 8, 2, 8]) store.write(batch([entry('c', 'x'.repeat(size))]))
    expect(keysIn(store, 'b', 'c')).toEqual(['b', 'c'])
    store.close()
  })

  test('prunes what has expired before anything else', () => {
    const store = makePlace()({ maxEntries: 2 })
    store.write(batch([entry('a'), entry('ending', 'text', 100)]))
    store.write(batch([entry('b')], { now: 100 }))
    expect(keysIn(store, 'a', 'ending', 'b')).toEqual(['a', 'b'])
    store.close()
  })

  test('does not take what is larger than all it may keep, and forgets what that replaces', () => {
    const store = makePlace()({ maxBytes: 20 })
    store.write(batch([entry('a', 'small'), entry('b', 'small')]))
    store.write(batch([entry('a', 'x'.repeat(20))]))
    expect(keysIn(store, 'a', 'b')).toEqual(['b'])
    store.close()
  })
})
