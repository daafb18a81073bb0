import { describe, expect, test } from 'vitest'
import type { CacheRequest } from './cache-request.ts'
import { ResultCache } from './result-cache.ts'

const never = new AbortController().signal

function call(key: string, more: Partial<CacheRequest> = {}): CacheRequest {
  return { key, session: 'alice', name: `Query.${key}`, signal: never, ...more }
}

const empty = { entries: 0, bytes: 0, aliases: 0, sessions: 0, flights: 0, signals: 0 }

/** Makes values that tell how often they were made. */
function counter(): (() => string) & { readonly count: () => number } {
  let count = 0
  return Object.assign(() => `made ${++count}`, { count: () => count })
}

describe('hits', () => {
  test('a call is made once, and answered at once from then on', () => {
    const cache = new ResultCache()
    const make = counter()
    expect([cache.run(call('a'), make), cache.run(call('a'), make)]).toEqual(['made 1', 'made 1'])
    expect(cache.stats()).toMatchObject({ hits: 1, misses: 1, joins: 0, entries: 1, flights: 0 })
  })

  test('what took time is answered at once the next time', async () => {
    const cache = new ResultCache()
    const first = cache.run(call('a'), async () => 'later')
    expect(first).toBeInstanceOf(Promise)
    expect(await first).toBe('later')
    expect(cache.run(call('a'), () => 'again')).toBe('later')
  })

  test('a lookup finds what was kept, and counts as no execution where nothing was', () => {
    const cache = new ResultCache()
    expect(cache.lookup('a', 'alice')).toBeUndefined()
    cache.run(call('a'), () => 1)
    expect(cache.lookup('a', 'alice')?.value).toBe(1)
    expect(cache.stats()).toMatchObject({ hits: 1, misses: 1 })
  })

  test('a hit answers even a caller that has stopped waiting; anything else does not', () => {
    const cache = new ResultCache()
    cache.run(call('a'), () => 1)
    const signal = AbortSignal.abort(new Error('gone'))
    expect(cache.run(call('a', { signal }), () => 2)).toBe(1)
    expect(() => cache.run(call('b', { signal }), () => 2)).toThrow('gone')
    expect(cache.stats()).toMatchObject({ misses: 1, flights: 0 })
  })

  test('the signal of an execution is made only for one that reads it', () => {
    const cache = new ResultCache()
    let signals = 0
    const { AbortController: real } = globalThis
    globalThis.AbortController = class extends real {
      constructor() {
        super()
        signals++
      }
    }
    try {
      cache.run(call('a'), () => 1)
      expect(signals).toBe(0)
      cache.run(call('b'), ({ signal }) => signal.aborted)
      expect(signals).toBe(1)
    } finally {
      globalThis.AbortController = real
    }
  })
})

describe('TestCacheNilResultIsCached', () => {
  test.each([null, undefined, 0, '', false])('%s is an answer like any other', (value) => {
    const cache = new ResultCache()
    cache.run(call('a'), () => value)
    expect(cache.run(call('a'), () => 'made again')).toBe(value)
    expect(cache.lookup('a', 'alice')).toMatchObject({ value })
    expect(cache.stats()).toMatchObject({ hits: 2, misses: 1 })
  })
})

describe('TestCacheNilKeyIDRejected', () => {
  test('a call without a key is refused', () => {
    const cache = new ResultCache()
    expect(() => cache.run(call(''), () => 1)).toThrow('the key of a call is not empty')
    expect(() => cache.lookup('', 'alice')).toThrow('the key of a call is not empty')
    expect(() => cache.alias('a', '')).toThrow('the key of a call is not empty')
    expect(cache.stats()).toMatchObject({ misses: 0, ...empty })
  })
})

describe('TestCacheRejectsEmptySessionIDForOwningEntrypoints', () => {
  test('a call without a session is refused', () => {
    const cache = new ResultCache()
    expect(() => cache.run(call('a', { session: '' }), () => 1)).toThrow('owned by a session')
    expect(() => cache.lookup('a', '')).toThrow('owned by a session')
    expect(cache.stats()).toMatchObject({ misses: 0, ...empty })
  })
})

describe('TestCacheErrors', () => {
  test('a failure is not kept, and a success after it is', async () => {
    const cache = new ResultCache()
    await expect(cache.run(call('a'), async () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await cache.run(call('a'), async () => 'yes')).toBe('yes')
    expect(cache.run(call('a'), () => 'again')).toBe('yes')
    expect(cache.stats()).toMatchObject({ misses: 2, hits: 1, flights: 0, signals: 0 })
  })

  test('a call that throws at once is not kept and blocks nothing', () => {
    const cache = new ResultCache()
    expect(() =>
      cache.run(call('a'), () => {
        throw new Error('no')
      }),
    ).toThrow('no')
    expect(cache.stats()).toMatchObject(empty)
    expect(cache.run(call('a'), () => 'yes')).toBe('yes')
  })

  test('a size that cannot be told fails the call and leaves nothing behind', async () => {
    const cache = new ResultCache({
      sizeOf: () => {
        throw new Error('no size')
      },
    })
    expect(() => cache.run(call('a'), () => 1)).toThrow('no size')
    await expect(cache.run(call('a'), async () => 1)).rejects.toThrow('no size')
    expect(cache.stats()).toMatchObject(empty)
  })
})

describe('TestCacheTTLWithDB', () => {
  test('an answer is not given any more when its time is over', () => {
    let now = 1_000
    const cache = new ResultCache({ now: () => now })
    const make = counter()
    cache.run(call('a', { ttl: 10 }), make)
    now = 1_009
    expect(cache.run(call('a'), make)).toBe('made 1')
    now = 1_010
    expect(cache.lookup('a', 'alice')).toBeUndefined()
    expect(cache.run(call('a'), make)).toBe('made 2')
    expect(cache.stats()).toMatchObject({ expirations: 1, entries: 1, sessions: 1 })
  })

  test.each([
    ['a later end', 100, 10],
    ['no end', undefined, 10],
    ['an earlier end', 5, 5],
  ])('a hit that asks for %s leaves the earliest one', (_, ttl, end) => {
    let now = 0
    const cache = new ResultCache({ now: () => now })
    cache.run(call('a', { ttl: 10 }), () => 1)
    cache.run(call('a', { ttl }), () => 2)
    now = end - 1
    expect(cache.lookup('a', 'alice')?.value).toBe(1)
    now = end
    expect(cache.lookup('a', 'alice')).toBeUndefined()
  })

  test('an answer without an end gets one from a later caller', () => {
    let now = 0
    const cache = new ResultCache({ now: () => now })
    cache.run(call('a'), () => 1)
    now = 50
    cache.run(call('a', { ttl: 10 }), () => 2)
    now = 60
    expect(cache.lookup('a', 'alice')).toBeUndefined()
  })

  test('the earliest end of those that wait together holds, from when the answer is there', async () => {
    let now = 0
    const cache = new ResultCache({ now: () => now })
    const { promise, resolve } = Promise.withResolvers<number>()
    const waiting = [
      cache.run(call('a', { ttl: 100 }), () => promise),
      cache.run(call('a', { ttl: 10 }), () => 2),
    ]
    now = 50
    resolve(1)
    expect(await Promise.all(waiting)).toEqual([1, 1])
    now = 59
    expect(cache.lookup('a', 'alice')?.value).toBe(1)
    now = 60
    expect(cache.lookup('a', 'alice')).toBeUndefined()
  })

  test.each([0, -1, Number.NaN])('a time of %s keeps nothing', (ttl) => {
    const cache = new ResultCache({ now: () => 0 })
    const make = counter()
    cache.run(call('a', { ttl }), make)
    expect(cache.run(call('a', { ttl }), make)).toBe('made 2')
  })

  test('an endless time has no end', () => {
    const cache = new ResultCache({ now: () => Number.MAX_SAFE_INTEGER })
    cache.run(call('a', { ttl: Number.POSITIVE_INFINITY }), () => 1)
    expect(cache.lookup('a', 'alice')?.value).toBe(1)
  })
})

describe('TestCacheObjectResultRoundTripAndRelease', () => {
  test('an answer goes with the last session that saw it', () => {
    const cache = new ResultCache()
    cache.run(call('a'), () => 1)
    cache.lookup('a', 'bob')
    cache.releaseSession('alice')
    expect(cache.lookup('a', 'bob')?.value).toBe(1)
    cache.releaseSession('bob')
    expect(cache.lookup('a', 'bob')).toBeUndefined()
    expect(cache.stats()).toMatchObject(empty)
  })

  test('releasing a session that owns nothing changes nothing', () => {
    const cache = new ResultCache()
    cache.run(call('a'), () => 1)
    cache.releaseSession('bob')
    expect(cache.stats()).toMatchObject({ entries: 1, sessions: 1 })
  })

  test('a session that is released while it waits gets its answer and does not own it', async () => {
    const cache = new ResultCache()
    const { promise, resolve } = Promise.withResolvers<number>()
    const answer = cache.run(call('a'), () => promise)
    cache.releaseSession('alice')
    resolve(1)
    expect(await answer).toBe(1)
    expect(cache.stats()).toMatchObject(empty)
  })

  test('a session that is released by its own call does not own the answer', () => {
    const cache = new ResultCache()
    expect(cache.run(call('a'), () => cache.releaseSession('alice'))).toBeUndefined()
    expect(cache.stats()).toMatchObject(empty)
  })
})

describe('TestCacheSecondaryIndexesCleanedOnRelease', () => {
  test('keys, aliases, sessions and sizes are gone after release', () => {
    const cache = new ResultCache()
    for (let number = 0; number < 100; number++) {
      cache.run(call(`a${number}`, { session: `session ${number % 7}` }), () => number)
      cache.lookup(`a${number}`, 'bob')
      cache.alias(`a${number}`, `b${number}`)
    }
    expect(cache.stats()).toMatchObject({ entries: 100, aliases: 100, sessions: 8 })
    for (let number = 0; number < 7; number++) cache.releaseSession(`session ${number}`)
    cache.releaseSession('bob')
    expect(cache.stats()).toMatchObject(empty)
  })
})

describe('TestCachePersistable', () => {
  test('a persisted answer outlives its session, and others do not', () => {
    const cache = new ResultCache()
    cache.run(call('a', { persist: true }), () => 1)
    cache.run(call('b'), () => 2)
    cache.releaseSession('alice')
    expect(cache.lookup('a', 'bob')?.value).toBe(1)
    expect(cache.lookup('b', 'bob')).toBeUndefined()
  })

  test('a hit that asks to persist upgrades an answer', () => {
    const cache = new ResultCache()
    cache.run(call('a'), () => 1)
    cache.run(call('a', { persist: true }), () => 2)
    cache.releaseSession('alice')
    expect(cache.lookup('a', 'bob')?.value).toBe(1)
  })

  test('a caller that joins late and asks to persist upgrades the answer', async () => {
    const cache = new ResultCache()
    const first = cache.run(call('a'), async () => 1)
    const second = cache.run(call('a', { persist: true }), () => 2)
    expect(await Promise.all([first, second])).toEqual([1, 1])
    cache.releaseSession('alice')
    expect(cache.stats()).toMatchObject({ entries: 1, sessions: 0 })
  })

  test('a persisted answer is kept though its session was released while it was made', async () => {
    const cache = new ResultCache()
    const answer = cache.run(call('a', { persist: true }), async () => 1)
    cache.releaseSession('alice')
    await answer
    expect(cache.stats()).toMatchObject({ entries: 1, sessions: 0 })
  })
})

describe('bounds', () => {
  test('the least recently used goes first, with all that leads to it', () => {
    const cache = new ResultCache({ maxEntries: 2 })
    cache.run(call('a'), () => 1)
    cache.run(call('b', { session: 'bob' }), () => 2)
    cache.alias('b', 'other b')
    cache.lookup('a', 'alice')
    cache.run(call('c'), () => 3)
    expect(['a', 'b', 'c', 'other b'].map((key) => cache.lookup(key, 'alice')?.value)).toEqual([
      1,
      undefined,
      3,
      undefined,
    ])
    expect(cache.stats()).toMatchObject({ entries: 2, evictions: 1, aliases: 0, sessions: 1 })
  })

  test('a use by an alias is a use', () => {
    const cache = new ResultCache({ maxEntries: 2 })
    cache.run(call('a'), () => 1)
    cache.alias('a', 'other a')
    cache.run(call('b'), () => 2)
    cache.lookup('other a', 'alice')
    cache.run(call('c'), () => 3)
    expect(cache.lookup('a', 'alice')?.value).toBe(1)
  })

  test('sizes are added up, and a value larger than the whole cache is not kept', () => {
    const cache = new ResultCache({ maxBytes: 10, sizeOf: Number })
    const sizes = [4, 4, 11, 0.5, Number.NaN, 4]
    for (const [index, size] of sizes.entries()) expect(cache.run(call(`k${index}`), () => size)).toBe(size)
    expect(sizes.map((_, index) => cache.lookup(`k${index}`, 'alice')?.value)).toEqual([
      undefined,
      4,
      undefined,
      0.5,
      undefined,
      4,
    ])
    expect(cache.stats()).toMatchObject({ entries: 3, bytes: 9, evictions: 1 })
  })

  test('more executions than allowed are refused with a hint, and allowed again when one has ended', async () => {
    const cache = new ResultCache({ maxFlights: 2 })
    const { promise, resolve } = Promise.withResolvers<number>()
    const waiting = ['a', 'b'].map((key) => cache.run(call(key), () => promise))
    expect(() => cache.run(call('c'), () => 3)).toThrow(
      expect.objectContaining({
        code: 'CACHE_BUSY',
        message: '`Query.c` was not called: 2 calls are being made at once, and no more are allowed',
      }),
    )
    // Joining is no execution.
    waiting.push(cache.run(call('a'), () => 3))
    resolve(1)
    expect(await Promise.all(waiting)).toEqual([1, 1, 1])
    expect(cache.run(call('c'), () => 3)).toBe(3)
  })
})

describe('aliases', () => {
  test('a taught key is answered by the entry of another, and both say so', () => {
    const cache = new ResultCache()
    cache.run(call('a'), () => 1)
    expect(cache.alias('a', 'b')).toBe(true)
    expect(cache.alias('b', 'c')).toBe(true)
    expect([cache.run(call('b'), () => 2), cache.run(call('c'), () => 3)]).toEqual([1, 1])
    expect(cache.stats()).toMatchObject({ entries: 1, aliases: 2, misses: 1, hits: 2 })
  })

  test('nothing is taught without an answer, or over one', () => {
    const cache = new ResultCache()
    cache.run(call('a'), () => 1)
    cache.run(call('b'), () => 2)
    expect([cache.alias('missing', 'x'), cache.alias('a', 'b'), cache.alias('a', 'a')]).toEqual([
      false,
      false,
      false,
    ])
    expect(cache.lookup('b', 'alice')?.value).toBe(2)
    expect(cache.stats().aliases).toBe(0)
  })

  test('aliases of one entry are bounded; the oldest goes', () => {
    const cache = new ResultCache()
    cache.run(call('a'), () => 1)
    for (let number = 0; number < 100; number++) cache.alias('a', `other ${number}`)
    expect(cache.stats().aliases).toBe(16)
    expect(cache.lookup('other 0', 'alice')).toBeUndefined()
    expect(cache.lookup('other 99', 'alice')?.value).toBe(1)
  })

  test('an execution that ends after its key was taught gives the answer that was taught', async () => {
    const cache = new ResultCache()
    const answer = cache.run(call('b'), async () => 'made')
    cache.run(call('a'), () => 'taught')
    cache.alias('a', 'b')
    expect(await answer).toBe('taught')
    expect(cache.stats()).toMatchObject({ entries: 1, aliases: 1 })
  })
})

describe('forgetting', () => {
  test('a forgotten call is made again, under whichever of its keys it is forgotten', () => {
    const cache = new ResultCache()
    const make = counter()
    cache.run(call('a'), make)
    cache.alias('a', 'b')
    cache.forget('b')
    expect(cache.stats()).toMatchObject(empty)
    expect(cache.run(call('a'), make)).toBe('made 2')
    cache.forget('missing')
  })

  test.each([
    ['forget', (cache: ResultCache) => cache.forget('a')],
    ['clear', (cache: ResultCache) => cache.clear()],
  ])('what was under way before %s is answered but neither kept nor joined', async (_, act) => {
    const cache = new ResultCache()
    const old = Promise.withResolvers<string>()
    const first = cache.run(call('a'), () => old.promise)
    act(cache)
    const second = cache.run(call('a'), async () => 'new')
    old.resolve('old')
    expect(await Promise.all([first, second])).toEqual(['old', 'new'])
    expect(cache.lookup('a', 'alice')?.value).toBe('new')
    expect(cache.stats()).toMatchObject({ joins: 0, flights: 0 })
  })

  test('clearing removes everything', () => {
    const cache = new ResultCache()
    for (const key of ['a', 'b', 'c']) cache.run(call(key, { persist: true }), () => key)
    cache.alias('a', 'x')
    cache.clear()
    expect(cache.stats()).toMatchObject(empty)
  })
})
