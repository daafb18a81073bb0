import {
  createServer,
  DigestedText,
  Int,
  layer,
  makeLayer,
  pure,
  String,
  type Duration,
  type FieldSpec,
} from '@graft/dagql'
import { describe, expect, test } from 'vitest'
import { ask, coded, objectOf, objectsOf } from './ask.ts'
import { Thing, things } from './things.ts'

const one = { sessionId: 'one' }
const two = { sessionId: 'two' }

test('TestNullResultCachePathDoesNotPanic', async () => {
  const { server, ran } = things()
  const query = '{ nothing nobody { name } }'
  expect(await ask(server, query)).toEqual({ nothing: null, nobody: null })
  expect(await ask(server, query)).toEqual({ nothing: null, nobody: null })
  expect(await server.select('nobody', 'name')).toBeNull()
  expect(ran).toEqual(['nothing', 'nobody'])
})

test('TestCacheNilResultIsCached', async () => {
  const { server, cache, ran } = things()
  expect(await server.select('nothing')).toBeNull()
  expect(cache.stats()).toMatchObject({ misses: 1, hits: 0, entries: 1 })
  expect(await server.select('nothing')).toBeNull()
  expect(cache.stats()).toMatchObject({ misses: 1, hits: 1, entries: 1 })
  expect(ran).toEqual(['nothing'])
})

describe('TestCacheConcurrent', () => {
  test('a hundred callers of one call run its resolver once', async () => {
    const { server, cache, ran, letGo } = things()
    const answers = Array.from({ length: 100 }, () => ask(server, '{ wait }', one))
    letGo()
    expect(await Promise.all(answers)).toEqual(Array.from({ length: 100 }, () => ({ wait: 1 })))
    expect(ran).toEqual(['wait'])
    expect(cache.stats()).toMatchObject({ misses: 1, joins: 99, hits: 0 })
  })
})

test('TestSkipDedupe: what is not to be kept is not shared either', async () => {
  const { server, ran, letGo } = things()
  const answers = [ask(server, '{ waitAnew }', one), ask(server, '{ waitAnew }', one)]
  letGo()
  await Promise.all(answers)
  expect(ran).toEqual(['waitAnew', 'waitAnew'])
})

describe('TestCacheErrors', () => {
  test('failures are not kept, and a success after them is', async () => {
    const { server, ran } = things()
    await expect(server.select('flaky')).rejects.toThrow('failure 1')
    await expect(server.select('flaky')).rejects.toThrow('failure 2')
    expect(await server.select('flaky', 'name')).toBe('flaky')
    expect(await server.select('flaky', 'name')).toBe('flaky')
    expect(ran).toEqual(['flaky', 'flaky', 'flaky'])
  })

  test('callers that wait together share a failure', async () => {
    const { server, ran } = things()
    const settled = await Promise.allSettled([server.selectAs(one, 'flaky'), server.selectAs(one, 'flaky')])
    expect(settled.map((each) => each.status)).toEqual(['rejected', 'rejected'])
    expect(ran).toEqual(['flaky'])
  })
})

describe('TestCacheRecursiveCall', () => {
  test('a field that needs its own answer is refused', async () => {
    const { server, ran } = things()
    await expect(server.select('itself')).rejects.toThrow(coded('CACHE_RECURSION'))
    expect(ran).toEqual(['itself'])
  })

  test('so are two that need one another, and the error names both', async () => {
    const { server, ran } = things()
    const { errors } = await server.execute({ query: '{ ping(n: 1) }' })
    expect(errors).toMatchObject([{ path: ['ping'], extensions: { code: 'CACHE_RECURSION' } }])
    expect(errors?.[0]?.message).toMatch(/Query\.ping.*Query\.pong.*Query\.ping/s)
    expect(ran).toEqual(['ping 1', 'pong 1'])
  })

  test('the same field with other arguments is another call', async () => {
    const { server, ran } = things()
    expect(await ask(server, '{ sum(to: 3) }')).toEqual({ sum: 6 })
    expect(await ask(server, '{ sum(to: 4) }')).toEqual({ sum: 10 })
    expect(ran).toEqual(['sum 3', 'sum 2', 'sum 1', 'sum 0', 'sum 4'])
  })
})

describe('TestCacheContextCancel', () => {
  test('a caller that stops gets its reason, and the others the answer', async () => {
    const { server, ran, letGo, signals } = things()
    const stop = new AbortController()
    const stopped = server.execute({ query: '{ wait }', ...one, signal: stop.signal })
    const waiting = ask(server, '{ wait }', one)
    stop.abort(new Error('enough'))
    await expect(stopped).rejects.toThrow('enough')
    expect(signals.map((signal) => signal.aborted)).toEqual([false])
    letGo()
    expect(await waiting).toEqual({ wait: 1 })
    expect(ran).toEqual(['wait'])
  })

  test('the resolver is told to stop when its last caller has stopped', async () => {
    const { server, signals, cache } = things()
    const stops = [new AbortController(), new AbortController()]
    const stopped = stops.map(({ signal }) => server.execute({ query: '{ wait }', ...one, signal }))
    const settled = Promise.allSettled(stopped)
    stops[0]?.abort(new Error('enough'))
    expect(signals[0]?.aborted).toBe(false)
    stops[1]?.abort(new Error('enough too'))
    expect(signals[0]?.aborted).toBe(true)
    expect((await settled).map((each) => each.status)).toEqual(['rejected', 'rejected'])
    expect(cache.stats()).toMatchObject({ entries: 0, flights: 0, signals: 0 })
  })
})

test('TestCacheMixedSessionWaitersCancelDoNotLeak', async () => {
  const { server, cache } = things()
  const stop = new AbortController()
  const stopped = [one, two].map((caller) =>
    server.execute({ query: '{ wait }', ...caller, signal: stop.signal }),
  )
  const settled = Promise.allSettled(stopped)
  stop.abort(new Error('enough'))
  await settled
  expect(cache.stats()).toMatchObject({ entries: 0, sessions: 0, flights: 0 })
})

describe('TestCacheDoNotCache', () => {
  test('a field that is not to be kept is answered anew, and its results have their identity', async () => {
    const { server, cache, ran } = things()
    const fresh = await objectOf(server.select('fresh'))
    const again = await objectOf(server.select('fresh'))
    expect(again).not.toBe(fresh)
    expect(again.id()).toBe(fresh.id())
    expect(ran).toEqual(['fresh', 'fresh'])
    expect(cache.stats().entries).toBe(0)
  })

  test('what is selected of it is kept all the same', async () => {
    const { server, ran } = things()
    expect(await server.select('fresh', 'child', 'name')).toBe('fresh.child')
    expect(await server.select('fresh', 'child', 'name')).toBe('fresh.child')
    expect(ran).toEqual(['fresh', 'child of fresh', 'fresh'])
  })

  test('an object that has an identity passes through with it, and stays kept', async () => {
    const { server, ran } = things()
    const relayed = await objectOf(server.select('relay'))
    const own = await objectOf(server.select(['thing', { name: 'relayed' }]))
    expect(relayed).toBe(own)
    expect(ran).toEqual(['relay', 'relayed'])
  })

  test('elements of a list that is not kept load from their IDs by making the list again', async () => {
    const { server, ran } = things()
    const [, second] = await objectsOf(server.select('freshList'))
    expect((await server.load(second?.id() ?? '')).value).toEqual({ name: 'b' })
    expect(ran).toEqual(['freshList', 'freshList'])
  })

  test('a field without a policy is not kept', async () => {
    let ran = 0
    const plain = layer('plain', ({ root }) => root((field) => ({ n: field(Int, () => ++ran) })))
    const server = createServer({ layers: [plain] })
    expect([await server.select('n'), await server.select('n')]).toEqual([1, 2])
  })
})

describe('TestCacheObjectResultRoundTripAndRelease', () => {
  test('a result goes when the last session that saw it is released', async () => {
    const { server, cache, ran } = things()
    const query = '{ thing(name: "a") { child { name } } }'
    await ask(server, query, one)
    await ask(server, query, two)
    expect(ran).toEqual(['a', 'child of a'])
    expect(cache.stats()).toMatchObject({ entries: 2, sessions: 2 })
    server.releaseSession('one')
    await ask(server, query, two)
    expect(ran).toEqual(['a', 'child of a'])
    server.releaseSession('two')
    expect(cache.stats()).toMatchObject({ entries: 0, sessions: 0, bytes: 0 })
    await ask(server, query, one)
    expect(ran).toEqual(['a', 'child of a', 'a', 'child of a'])
  })

  test('its ID makes it again', async () => {
    const { server, ran } = things()
    const thing = await objectOf(server.selectAs(one, ['thing', { name: 'a' }], 'child'))
    server.releaseSession('one')
    expect(await server.load(thing.id(), two)).toEqual(thing)
    expect(ran).toEqual(['a', 'child of a', 'a', 'child of a'])
  })
})

test('TestCacheSecondaryIndexesCleanedOnRelease', async () => {
  const { server, cache } = things()
  const made = await objectOf(server.selectAs(one, ['text', { path: 'a', text: 'x' }]))
  await server.selectAs(one, ['text', { path: 'a', text: 'x' }], 'shout')
  await server.load(made.id(), one)
  server.releaseSession('one')
  expect(cache.stats()).toMatchObject({ entries: 0, aliases: 0, sessions: 0, bytes: 0 })
})

test('TestCacheArrayResultRoundTrip', async () => {
  const { server, ran } = things()
  const query = '{ thing(name: "a") { children { id name } } }'
  const first = await ask(server, query, one)
  expect(await ask(server, query, two)).toEqual(first)
  expect(ran).toEqual(['a', 'children of a'])
})

describe('TestCacheArrayResultsRetainChildResultsAcrossProducerSessionRelease', () => {
  test('elements stay while another session owns their list', async () => {
    const { server, ran } = things()
    const path = [['thing', { name: 'a' }], 'children'] as const
    const [, second] = await objectsOf(server.selectAs(one, ...path))
    await server.selectAs(two, ...path)
    server.releaseSession('one')
    expect(await server.load(second?.id() ?? '', two)).toBe(second)
    expect(ran).toEqual(['a', 'children of a'])
  })
})

describe('TestCacheTTLWithDB', () => {
  test.for<[Duration, number]>([
    [5_000, 5_000],
    ['5s', 5_000],
    ['2m', 120_000],
    ['1h', 3_600_000],
    ['7d', 604_800_000],
    ['0.5s', 500],
  ])('a result is good for %s', async ([ttl, milliseconds]) => {
    const { server, ran, clock } = things(ttl)
    await server.select('timed')
    clock.now = milliseconds - 1
    expect(await server.select('timed', 'name')).toBe('timed 1')
    clock.now = milliseconds
    expect(await server.select('timed', 'name')).toBe('timed 2')
    expect(ran).toEqual(['timed', 'timed'])
  })
})

describe('TestCacheHitRewrapsObjectResultForCurrentServer', () => {
  test('an object that one server made has the fields that another one gives its type', async () => {
    const { server, ran } = things()
    const more = layer('more', ({ extend }) =>
      extend(Thing, (field) => ({ loud: field(String, ({ name }) => name.toUpperCase()) })),
    )
    const made = await objectOf(server.select(['thing', { name: 'a' }]))
    const extended = server.with(more)
    expect(await objectOf(extended.select(['thing', { name: 'a' }]))).toBe(made)
    expect(await ask(extended, '{ thing(name: "a") { loud } }')).toEqual({ thing: { loud: 'A' } })
    await expect(server.select(['thing', { name: 'a' }], 'loud')).rejects.toThrow(coded('FIELD_UNKNOWN'))
    expect(ran).toEqual(['a'])
  })
})

describe('TestEquivalencySetCacheHits', () => {
  test('calls on objects of equal content share their results', async () => {
    const { server, ran } = things()
    expect(await server.select(['text', { path: 'a', text: 'x' }], 'shout')).toBe('X')
    expect(await server.select(['text', { path: 'b', text: 'x' }], 'shout')).toBe('X')
    expect(await server.select(['text', { path: 'c', text: 'y' }], 'shout')).toBe('Y')
    expect(ran).toEqual(['a', 'shout x', 'b', 'c', 'shout y'])
  })
})

test('TestHitTeachesReturnedRequestIDToCache: an ID is found though its call was kept by content', async () => {
  const { server, ran } = things()
  const later = await objectOf(server.select('freshText', 'later'))
  expect(await server.load(later.id())).toBe(later)
  const again = await objectOf(server.select(['text', { path: 'a', text: 'x' }], 'later'))
  expect(again).toBe(later)
  expect(ran).toEqual(['freshText', 'later x', 'a'])
})

test('TestDigestedStringUsesAttachedDigestForIdentity', async () => {
  const { server, ran } = things()
  const measure = (text: string, digest: string): Promise<unknown> =>
    server.select(['measure', { text: new DigestedText(text, digest) }]).as(Int)
  expect(await measure('short', 'same')).toBe(5)
  expect(await measure('quite long', 'same')).toBe(5)
  expect(await measure('short', 'other')).toBe(5)
  expect(await server.select(['measure', { text: 'quite long' }])).toBe(10)
  expect(ran).toEqual(['measure', 'measure', 'measure'])
})

test('TestCacheNilKeyIDRejected: a call without a field cannot be made', async () => {
  const { server } = things()
  await expect(server.select('')).rejects.toThrow(coded('FIELD_UNKNOWN'))
  await expect(server.select({ field: '' })).rejects.toThrow(coded('FIELD_UNKNOWN'))
})

test('TestCacheArbitrary: any JSON is kept, and not confused with what is alike', async () => {
  let ran = 0
  const echo: FieldSpec = {
    name: 'echo',
    owner: 'any',
    type: { kind: 'named', name: 'Any', nullable: true },
    args: [{ name: 'value', type: { kind: 'named', name: 'Any', nullable: true } }],
    cache: pure,
    resolve: ({ args }) => {
      ran += 1
      return args['value']
    },
  }
  const any = makeLayer({
    name: 'any',
    root: [echo],
    types: [{ kind: 'scalar', name: 'Any', parse: (value) => value, serialize: (value) => value as string }],
  })
  const server = createServer({ layers: [any] })
  const values = [0, '0', false, '', null, [], [[]], {}, { a: 1 }, { a: '1' }, [1, 2], ['1', '2'], 1.5]
  for (const value of [...values, ...values]) expect(await server.select(['echo', { value }])).toEqual(value)
  expect(ran).toBe(values.length)
})
