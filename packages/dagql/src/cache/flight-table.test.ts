import { getEventListeners } from 'node:events'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import type { CacheRequest, RunningCall } from './cache-request.ts'
import { ResultCache } from './result-cache.ts'

const never = new AbortController().signal

function call(key: string, more: Partial<CacheRequest> = {}): CacheRequest {
  return { key, session: 'alice', name: `Query.${key}`, signal: never, ...more }
}

const empty = { entries: 0, bytes: 0, aliases: 0, sessions: 0, flights: 0, signals: 0 }

/** An execution that ends when it is told to, and remembers its signals. */
function slow(): {
  readonly run: (running: RunningCall) => Promise<unknown>
  readonly signals: AbortSignal[]
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
} {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>()
  const signals: AbortSignal[] = []
  return {
    run: ({ signal }) => {
      signals.push(signal)
      return promise
    },
    signals,
    resolve,
    reject,
  }
}

describe('TestCacheConcurrent', () => {
  test('a hundred callers at once make one execution and no hit', async () => {
    const cache = new ResultCache()
    const execution = slow()
    const answers = Array.from({ length: 100 }, () => cache.run(call('a'), execution.run))
    expect(cache.stats()).toMatchObject({ flights: 1, signals: 1 })
    execution.resolve('one')
    expect(new Set(await Promise.all(answers))).toEqual(new Set(['one']))
    expect(execution.signals).toHaveLength(1)
    expect(cache.stats()).toMatchObject({ misses: 1, joins: 99, hits: 0, entries: 1, flights: 0, signals: 0 })
  })

  test('callers that wait together share a failure, and the next one tries again', async () => {
    const cache = new ResultCache()
    const execution = slow()
    const answers = Array.from({ length: 10 }, () => cache.run(call('a'), execution.run))
    const error = new Error('no')
    execution.reject(error)
    expect(await Promise.allSettled(answers)).toEqual(
      answers.map(() => ({ status: 'rejected', reason: error })),
    )
    expect(cache.stats()).toMatchObject(empty)
    expect(cache.run(call('a'), () => 'yes')).toBe('yes')
  })

  test('sessions that share a flight key share an execution and both own the answer', async () => {
    const cache = new ResultCache()
    const execution = slow()
    const answers = ['alice', 'bob'].map((session) =>
      cache.run(call('a', { session, flight: 'shared' }), execution.run),
    )
    execution.resolve(1)
    expect(await Promise.all(answers)).toEqual([1, 1])
    cache.releaseSession('alice')
    expect(cache.stats()).toMatchObject({ misses: 1, joins: 1, entries: 1, sessions: 1 })
  })
})

describe.each([
  ['TestSkipDedupe', { flight: null }, { flight: null }],
  ['DifferentConcurrencyKeysDoNotDedupe', { flight: 'one' }, { flight: 'two' }],
  ['TestDefaultConcurrencyKeyUsesSessionID', { session: 'alice' }, { session: 'bob' }],
])('%s', (_, one, two) => {
  test('both callers execute; the first answer is the one for both', async () => {
    const cache = new ResultCache()
    const [first, second] = [slow(), slow()]
    const answers = [cache.run(call('a', one), first.run), cache.run(call('a', two), second.run)]
    expect(cache.stats()).toMatchObject({ misses: 2, joins: 0, flights: 2 })
    second.resolve('second')
    await answers[1]
    first.resolve('first')
    expect(await Promise.all(answers)).toEqual(['second', 'second'])
    expect(cache.stats()).toMatchObject({ entries: 1, flights: 0, signals: 0 })
  })
})

describe('TestCacheRecursiveCall', () => {
  test('a call that needs its own answer is an error that names the way back', async () => {
    const cache = new ResultCache()
    const answer = cache.run(call('a'), (a) =>
      cache.run(call('b', { parent: a }), async (b) => cache.run(call('a', { parent: b }), () => 1)),
    )
    await expect(answer).rejects.toMatchObject({
      code: 'CACHE_RECURSION',
      message: '`Query.a` needs its own answer: `Query.a` → `Query.b` → `Query.a`',
    })
    expect(cache.stats()).toMatchObject(empty)
  })

  test.each([[{ flight: null }], [{ session: 'bob' }], [{}]])(
    'it is found before anything is executed, with %o',
    (more) => {
      const cache = new ResultCache()
      const again = (a: RunningCall): unknown => cache.run(call('a', { ...more, parent: a }), again)
      expect(() => cache.run(call('a', more), again)).toThrow(
        expect.objectContaining({ code: 'CACHE_RECURSION' }),
      )
      expect(cache.stats()).toMatchObject({ misses: 1, ...empty })
    },
  )

  test('a call within a call is no recursion when its key differs', async () => {
    const cache = new ResultCache()
    const answer = cache.run(call('a'), async (a) => {
      const inner = await cache.run(call('b', { parent: a }), async () => 'inner')
      return `outer of ${inner}`
    })
    expect(await answer).toBe('outer of inner')
  })

  test('a long way back is shown by its ends', () => {
    const cache = new ResultCache()
    const descend = (depth: number, parent?: RunningCall): unknown =>
      cache.run(call(`k${depth % 50}`, { parent }), (running) => descend(depth + 1, running))
    expect(() => descend(0)).toThrow(
      '`Query.k0` needs its own answer: `Query.k0` → `Query.k1` → `Query.k2` → `Query.k3` → … 43 more … → ' +
        '`Query.k47` → `Query.k48` → `Query.k49` → `Query.k0`',
    )
  })

  test('two callers that start the two halves of a circle do not wait for each other for ever', async () => {
    const cache = new ResultCache()
    const gate = Promise.withResolvers<void>()
    const half = (key: string, other: string): unknown =>
      cache.run(call(key), async (running) => {
        await gate.promise
        return cache.run(call(other, { parent: running }), () => 'unreachable')
      })
    const answers = [half('a', 'b'), half('b', 'a')]
    gate.resolve()
    const [first, second] = await Promise.allSettled(answers)
    expect(second).toMatchObject({
      status: 'rejected',
      reason: {
        code: 'CACHE_RECURSION',
        message: '`Query.b` needs its own answer: `Query.b` → `Query.a` → `Query.b`',
      },
    })
    // The other half waited for this one, and fails as it does.
    expect(first).toEqual(second)
    expect(cache.stats()).toMatchObject(empty)
  })

  test('a circle is found from a call that was made on behalf of one that others wait for', async () => {
    const cache = new ResultCache()
    const gate = Promise.withResolvers<void>()
    const first = cache.run(call('a'), async (a) => {
      await gate.promise
      return cache.run(call('c', { parent: a }), (c) =>
        cache.run(call('b', { parent: c }), () => 'unreachable'),
      )
    })
    const second = cache.run(call('b'), async (b) => cache.run(call('a', { parent: b }), () => 'unreachable'))
    gate.resolve()
    const results = await Promise.allSettled([first, second])
    const message = '`Query.a` needs its own answer: `Query.a` → `Query.c` → `Query.b` → `Query.a`'
    expect(results).toMatchObject([{ reason: { message } }, { reason: { message } }])
    expect(cache.stats()).toMatchObject(empty)
  })

  test('two calls that wait for one third are no circle', async () => {
    const cache = new ResultCache()
    const third = slow()
    const answers = ['a', 'b'].map((key) =>
      cache.run(call(key), async (running) => cache.run(call('c', { parent: running }), third.run)),
    )
    third.resolve(3)
    expect(await Promise.all(answers)).toEqual([3, 3])
    expect(cache.stats()).toMatchObject({ misses: 3, joins: 1 })
  })
})

describe('TestCacheContextCancel', () => {
  test('a caller that stops is answered at once, and the others get the answer', async () => {
    const cache = new ResultCache()
    const execution = slow()
    const caller = new AbortController()
    const first = cache.run(call('a', { signal: caller.signal }), execution.run)
    const second = cache.run(call('a'), execution.run)
    caller.abort(new Error('enough'))
    await expect(first).rejects.toThrow('enough')
    expect(execution.signals.map(({ aborted }) => aborted)).toEqual([false])
    execution.resolve('done')
    expect(await second).toBe('done')
    expect(cache.stats()).toMatchObject({ misses: 1, entries: 1, flights: 0, signals: 0 })
  })

  test('the execution is aborted when the last caller has stopped, with its reason', async () => {
    const cache = new ResultCache()
    const execution = slow()
    const callers = [new AbortController(), new AbortController()]
    const answers = callers.map(({ signal }) => cache.run(call('a', { signal }), execution.run))
    const settled = Promise.allSettled(answers)
    callers[0]?.abort('first')
    expect(execution.signals[0]?.aborted).toBe(false)
    callers[1]?.abort('second')
    expect(execution.signals[0]).toMatchObject({ aborted: true, reason: 'second' })
    expect((await settled).map((each) => each.status === 'rejected' && each.reason)).toEqual([
      'first',
      'second',
    ])
    expect(cache.stats()).toMatchObject(empty)
  })

  test('an execution that looks at its signal late sees that it was aborted', async () => {
    const cache = new ResultCache()
    const caller = new AbortController()
    let running: RunningCall | undefined
    const answer = cache.run(call('a', { signal: caller.signal }), (given) => {
      running = given
      return new Promise(() => {})
    })
    caller.abort('enough')
    await expect(answer).rejects.toBe('enough')
    expect(running?.signal).toMatchObject({ aborted: true, reason: 'enough' })
  })

  test('a new caller starts afresh where the last one before has stopped', async () => {
    const cache = new ResultCache()
    const [old, fresh] = [slow(), slow()]
    const caller = new AbortController()
    const first = cache.run(call('a', { signal: caller.signal }), old.run)
    caller.abort(new Error('enough'))
    const second = cache.run(call('a'), fresh.run)
    // The aborted one ends all the same, and nobody hears of it.
    old.resolve('old')
    await expect(first).rejects.toThrow('enough')
    expect(cache.lookup('a', 'alice')).toBeUndefined()
    fresh.resolve('fresh')
    expect(await second).toBe('fresh')
    expect(cache.run(call('a'), () => 'again')).toBe('fresh')
  })

  test('what an abort listener starts does not join the aborted execution', async () => {
    const cache = new ResultCache()
    const caller = new AbortController()
    let second: unknown
    const first = cache.run(call('a', { signal: caller.signal }), ({ signal }) => {
      signal.addEventListener('abort', () => {
        second = cache.run(call('a'), () => 'fresh')
      })
      return new Promise(() => {})
    })
    caller.abort('enough')
    await expect(first).rejects.toBe('enough')
    expect(second).toBe('fresh')
  })

  test('a call that aborts its own caller is left at once', async () => {
    const cache = new ResultCache()
    const caller = new AbortController()
    const answer = cache.run(call('a', { signal: caller.signal }), () => {
      caller.abort('by the call')
      return new Promise(() => {})
    })
    await expect(answer).rejects.toBe('by the call')
    expect(cache.stats()).toMatchObject(empty)
  })

  test('calls within a call stop with it', async () => {
    const cache = new ResultCache()
    const inner = slow()
    const caller = new AbortController()
    const answer = cache.run(call('a', { signal: caller.signal }), async (a) =>
      cache.run(call('b', { parent: a, signal: a.signal }), inner.run),
    )
    caller.abort('enough')
    await expect(answer).rejects.toBe('enough')
    expect(inner.signals[0]?.aborted).toBe(true)
    expect(cache.stats()).toMatchObject(empty)
  })

  test('a thousand calls of one request share one listener, and leave none', async () => {
    const cache = new ResultCache()
    const { signal } = new AbortController()
    const execution = slow()
    const answers = Array.from({ length: 1_000 }, (_, index) =>
      cache.run(call(`k${index}`, { signal }), execution.run),
    )
    expect(getEventListeners(signal, 'abort')).toHaveLength(1)
    execution.resolve(1)
    await Promise.all(answers)
    expect(getEventListeners(signal, 'abort')).toHaveLength(0)
  })
})

describe('TestCacheMixedSessionWaitersCancelDoNotLeak', () => {
  test('sessions whose callers stopped own nothing', async () => {
    const cache = new ResultCache()
    const execution = slow()
    const callers = new Map(['alice', 'bob', 'carol'].map((session) => [session, new AbortController()]))
    const answers = [...callers].map(([session, { signal }]) =>
      cache.run(call('a', { session, signal, flight: 'shared' }), execution.run),
    )
    callers.get('alice')?.abort('enough')
    callers.get('carol')?.abort('enough')
    execution.resolve(1)
    const results = await Promise.allSettled(answers)
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected'])
    expect(cache.stats()).toMatchObject({ entries: 1, sessions: 1 })
    cache.releaseSession('bob')
    expect(cache.stats()).toMatchObject(empty)
    for (const { signal } of callers.values()) expect(getEventListeners(signal, 'abort')).toHaveLength(0)
  })
})

describe('TestCacheArbitrary', () => {
  test('any value under any key is made once', async () => {
    const cache = new ResultCache()
    const value = { socket: Symbol('open'), close(): void {} }
    const answers = Array.from({ length: 5 }, () =>
      cache.run(call('a key with a \0 in it'), async () => value),
    )
    for (const answer of await Promise.all(answers)) expect(answer).toBe(value)
    expect(cache.stats()).toMatchObject({ misses: 1, joins: 4 })
  })

  test('keys and flights are not confused, whatever they hold', () => {
    const cache = new ResultCache()
    void cache.run(call('a\0b', { flight: 'c' }), () => new Promise(() => {}))
    void cache.run(call('a', { flight: 'b\0c' }), () => new Promise(() => {}))
    expect(cache.stats()).toMatchObject({ misses: 2, joins: 0 })
  })

  test('a value that needs itself is refused', () => {
    const cache = new ResultCache()
    const make = (running?: RunningCall): unknown => cache.run(call('pool', { parent: running }), make)
    expect(() => make()).toThrow(expect.objectContaining({ code: 'CACHE_RECURSION' }))
  })

  test('a promise of another realm is waited for', async () => {
    const cache = new ResultCache()
    const foreign: unknown = runInNewContext('Promise.resolve("from afar")')
    expect(foreign).not.toBeInstanceOf(Promise)
    expect(await cache.run(call('a'), () => foreign)).toBe('from afar')
    expect(cache.run(call('a'), () => 1)).toBe('from afar')
  })
})
