import {
  arg,
  createServer,
  Int,
  layer,
  list,
  nullable,
  object,
  pure,
  ResultCache,
  type CachePolicy,
  type Layer,
} from '@graft/dagql'
import { getEventListeners } from 'node:events'
import { describe, expect, test } from 'vitest'

interface Item {
  readonly n: number
}

const Item = object<Item>('Item')

/** Lets a number of callers go on only when all of them are there. */
function meeting(size: number): () => Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>()
  let there = 0
  return () => {
    if (++there === size) resolve(size)
    return promise
  }
}

/** Items whose fields wait for each other. */
function waiting(size: number, cache?: CachePolicy): Layer {
  const meet = meeting(size)
  return layer(
    'waiting',
    ({ type, root }) => {
      type(Item, (field) => ({
        n: field(Int),
        meet: field(Int, { args: { as: arg(Int, { default: 0 }) } }, () => meet()),
        again: field(Item, { args: { as: arg(Int, { default: 0 }) } }, async ({ n }) => ({
          n: n + (await meet()),
        })),
      }))
      root((field) => ({
        meet: field(Int, { args: { as: arg(Int, { default: 0 }) } }, () => meet()),
        item: field(Item, { args: { n: arg(Int, { default: 0 }) } }, (_root, { n }) => ({ n })),
        items: field(list(Item), { args: { count: arg(Int) } }, (_root, { count }) =>
          Array.from({ length: count }, (_, n) => ({ n })),
        ),
        later: field(list(Item), { args: { count: arg(Int) } }, async (_root, { count }) =>
          Array.from({ length: count }, (_, n) => ({ n })),
        ),
      }))
    },
    cache === undefined ? {} : { cache },
  )
}

describe.for([
  ['are answered anew', undefined],
  ['are kept', pure],
] as const)('siblings and elements whose results %s run at the same time', ([, cache]) => {
  test.for<[what: string, size: number, query: string, data: unknown]>([
    ['fields of the root', 3, '{ a: meet b: meet(as: 1) c: meet(as: 2) }', { a: 3, b: 3, c: 3 }],
    ['fields of an object', 2, '{ item { a: meet b: meet(as: 1) } }', { item: { a: 2, b: 2 } }],
    [
      'fields of different objects',
      2,
      '{ a: item { meet } b: item(n: 1) { meet } }',
      { a: { meet: 2 }, b: { meet: 2 } },
    ],
    ['a field and one below its sibling', 2, '{ meet item { meet } }', { meet: 2, item: { meet: 2 } }],
    [
      'elements',
      4,
      '{ items(count: 4) { meet } }',
      { items: Array.from({ length: 4 }, () => ({ meet: 4 })) },
    ],
    [
      'many elements',
      1_000,
      '{ later(count: 1000) { meet } }',
      { later: Array.from({ length: 1_000 }, () => ({ meet: 1_000 })) },
    ],
    [
      'elements and siblings of their list',
      5,
      '{ meet later(count: 2) { meet } items(count: 2) { again { n } } }',
      { meet: 5, later: [{ meet: 5 }, { meet: 5 }], items: [{ again: { n: 5 } }, { again: { n: 6 } }] },
    ],
  ])('%s', async ([, size, query, data]) => {
    // Each object of a list has its own call, so that none of them is answered by another's.
    expect(await createServer({ layers: [waiting(size, cache)] }).execute({ query })).toEqual({ data })
  })
})

test('a field that waits for the side effect of a sibling is answered, whichever is first', async () => {
  for (const query of ['{ wait go }', '{ go wait }', '{ a: wait b: wait go }']) {
    const { promise, resolve } = Promise.withResolvers<number>()
    const effects = layer('effects', ({ root }) =>
      root((field) => ({
        wait: field(Int, {}, () => promise),
        go: field(Int, {}, () => {
          resolve(7)
          return 1
        }),
      })),
    )
    const { data, errors } = await createServer({ layers: [effects] }).execute({ query })
    expect(errors).toBeUndefined()
    expect(JSON.stringify(data)).toBe(
      query.startsWith('{ wait')
        ? '{"wait":7,"go":1}'
        : query.startsWith('{ go')
          ? '{"go":1,"wait":7}'
          : '{"a":7,"b":7,"go":1}',
    )
  }
})

/** Items whose fields note that they were called, and a field that waits until it is let go. */
function noted(cache?: CachePolicy): {
  readonly layer: Layer
  readonly called: string[]
  readonly started: Promise<AbortSignal>
  readonly go: () => void
} {
  const called: string[] = []
  const { promise: started, resolve: start } = Promise.withResolvers<AbortSignal>()
  const { promise: gate, resolve: go } = Promise.withResolvers<void>()
  const made = layer('noted', ({ type, root }) => {
    type(Item, (field) => ({
      n: field(Int, { trivial: true }, ({ n }) => {
        called.push('n')
        return n
      }),
      next: field(Item, {}, ({ n }) => {
        called.push('next')
        return { n: n + 1 }
      }),
      all: field.batch(Int, {}, (all) => {
        called.push('all')
        return all.map(({ n }) => n)
      }),
    }))
    root((field) => ({
      slow: field(list(Item), cache === undefined ? {} : { cache }, async (_root, _args, { signal }) => {
        called.push('slow')
        start(signal)
        await gate
        return [{ n: 1 }, { n: 2 }]
      }),
      quick: field(Item, {}, () => ({ n: 0 })),
    }))
  })
  return { layer: made, called, started, go: () => go() }
}

describe('an aborted request', () => {
  test.for([
    ['answered anew', undefined, '{ slow { n } }'],
    ['answered anew, with identity', undefined, '{ slow { n id next { n all } } }'],
    ['kept', pure, '{ slow { n next { n } all } }'],
  ] as const)('rejects with the reason, and nothing is called afterwards: %s', async ([, cache, query]) => {
    const { layer: slow, called, started, go } = noted(cache)
    const server = createServer({ layers: [slow] })
    const stop = new AbortController()
    const reason = { why: 'enough' }
    const answer = server.execute({ query, signal: stop.signal })
    const inner = await started
    stop.abort(reason)
    await expect(answer).rejects.toBe(reason)
    expect(inner.aborted).toBe(true)
    go()
    // What was waited for comes now, and nobody wants it any more.
    for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate)
    expect(called).toEqual(['slow'])
    expect(getEventListeners(stop.signal, 'abort')).toHaveLength(0)
  })

  test('does not call its resolvers, nor look at the document, before it starts', async () => {
    const { layer: slow, called } = noted()
    const signal = AbortSignal.abort('enough')
    await expect(
      createServer({ layers: [slow] }).execute({ query: '{ slow { n } quick { n } }', signal }),
    ).rejects.toBe('enough')
    expect(called).toEqual([])
  })

  test('does not end another that waits for the same call', async () => {
    const { layer: slow, called, started, go } = noted(pure)
    const server = createServer({ layers: [slow] })
    const [one, two] = [new AbortController(), new AbortController()]
    const first = server.execute({ query: '{ slow { n } }', signal: one.signal })
    const second = server.execute({ query: '{ slow { n } }', signal: two.signal })
    const inner = await started
    one.abort(new Error('enough'))
    await expect(first).rejects.toThrow('enough')
    expect(inner.aborted).toBe(false)
    go()
    expect(await second).toEqual({ data: { slow: [{ n: 1 }, { n: 2 }] } })
    expect(called.filter((each) => each === 'slow')).toEqual(['slow'])
  })

  test('leaves no listener behind, however requests of one signal end', async () => {
    const { layer: slow, go } = noted(pure)
    const failing = layer('failing', ({ root }) =>
      root((field) => ({ fails: field(nullable(Int), {}, () => Promise.reject(new Error('no'))) })),
    )
    const server = createServer({ layers: [slow, failing] })
    const { signal } = new AbortController()
    go()
    for (let turn = 0; turn < 50; turn++) {
      await server.execute({ query: '{ slow { n next { n } } quick { n } fails }', signal })
      await server.execute({ query: '{ nope }', signal })
    }
    expect(getEventListeners(signal, 'abort')).toHaveLength(0)
  })
})

interface Noted {
  readonly layer: Layer
  /** The items of each call, and the argument. */
  readonly calls: (readonly [items: readonly number[], by: number])[]
  readonly made: string[]
}

function batched(cache?: CachePolicy): Noted {
  const calls: (readonly [items: readonly number[], by: number])[] = []
  const made: string[] = []
  const result = layer('batched', ({ type, root }) => {
    type(Item, (field) => ({
      n: field(Int),
      times: field.batch(
        nullable(Int),
        { args: { by: arg(Int, { default: 1 }) }, ...(cache === undefined ? {} : { cache }) },
        async (items, { by }) => {
          calls.push([items.map(({ n }) => n), by])
          return items.map(({ n }) => (n === 3 ? new Error('no three') : n * by))
        },
      ),
      children: field.batch(list(Item), {}, (items) => {
        calls.push([items.map(({ n }) => n), 0])
        return items.map(({ n }) => [{ n: 10 * n }, { n: 10 * n + 1 }])
      }),
    }))
    root((field) => ({
      items: field(list(Item), { args: { count: arg(Int) }, cache: pure }, (_root, { count }) =>
        Array.from({ length: count }, (_, n) => ({ n })),
      ),
      item: field(Item, { args: { n: arg(Int) }, cache: pure }, (_root, { n }) => {
        made.push(`item ${n}`)
        return { n }
      }),
    }))
  })
  return { layer: result, calls, made }
}

describe('a batched field', () => {
  test('is called once for all elements, and once for each set of arguments', async () => {
    const { layer: counted, calls } = batched()
    const server = createServer({ layers: [counted] })
    const { data } = await server.execute({
      query: '{ items(count: 3) { times a: times(by: 2) b: times(by: 2) } }',
    })
    expect(data).toEqual({ items: [0, 1, 2].map((n) => ({ times: n, a: 2 * n, b: 2 * n })) })
    expect(calls).toEqual([
      [[0, 1, 2], 1],
      [[0, 0, 1, 1, 2, 2], 2],
    ])
  })

  test('is called once for a level of a tree, and for siblings that ask for the same', async () => {
    const { layer: counted, calls } = batched()
    const query = '{ items(count: 2) { children { children { n } } } x: item(n: 7) { children { n } } }'
    const { errors } = await createServer({ layers: [counted] }).execute({ query })
    expect(errors).toBeUndefined()
    expect(calls).toEqual([
      [[0, 1, 7], 0],
      [[0, 1, 10, 11], 0],
    ])
  })

  test('fails for the elements that it says, and not for others', async () => {
    const { layer: counted } = batched()
    const { data, errors } = await createServer({ layers: [counted] }).execute({
      query: '{ items(count: 5) { n times } }',
    })
    expect(data).toEqual({ items: [0, 1, 2, 3, 4].map((n) => ({ n, times: n === 3 ? null : n })) })
    expect(errors).toMatchObject([{ message: 'no three', path: ['items', 3, 'times'] }])
  })

  test('is called for what is not kept alone; what failed is not kept', async () => {
    const { layer: counted, calls } = batched(pure)
    const server = createServer({ layers: [counted] })
    await server.execute({ query: '{ item(n: 1) { times } }' })
    await server.execute({ query: '{ items(count: 5) { times } }' })
    const { data } = await server.execute({ query: '{ items(count: 5) { times } item(n: 1) { times } }' })
    expect(data).toEqual({
      items: [0, 1, 2, 3, 4].map((n) => ({ times: n === 3 ? null : n })),
      item: { times: 1 },
    })
    expect(calls).toEqual([
      [[1], 1],
      // Elements of a list have calls of their own.
      [[0, 1, 2, 3, 4], 1],
      [[3], 1],
    ])
  })

  test('that gives too few results fails for all', async () => {
    const short = layer('short', ({ type, root }) => {
      type(Item, (field) => ({ few: field.batch(nullable(Int), {}, () => [1]) }))
      root((field) => ({ items: field(list(Item), {}, () => [{ n: 1 }, { n: 2 }]) }))
    })
    const { data, errors } = await createServer({ layers: [short] }).execute({ query: '{ items { few } }' })
    expect(data).toEqual({ items: [{ few: null }, { few: null }] })
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['RESULT_BATCH', 'RESULT_BATCH'])
  })

  test('many IDs in one request share the calls that they have in common', async () => {
    const { layer: counted, made } = batched()
    const server = createServer({ layers: [counted], cache: false })
    const { data } = await server.execute({ query: '{ item(n: 5) { children { id children { id } } } }' })
    const ids = JSON.stringify(data).match(/"id":"[^"]+"/g) ?? []
    expect(ids).toHaveLength(6)
    made.length = 0
    const query = `{ ${ids.map((id, index) => `n${index}: node(${id.replace('"id"', 'id')}) { id }`).join(' ')} }`
    const again = await server.execute({ query })
    expect(again.errors).toBeUndefined()
    expect(Object.values(again.data ?? {}).map((each) => JSON.stringify(each))).toEqual(
      ids.map((id) => `{${id}}`),
    )
    expect(made).toEqual(['item 5'])
  })

  test('many IDs in a request on a server that keeps results make nothing again', async () => {
    const { layer: counted, made } = batched()
    const server = createServer({ layers: [counted], cache: new ResultCache() })
    const { data } = await server.execute({ query: '{ a: item(n: 1) { id } b: item(n: 2) { id } }' })
    const query = `{ ${JSON.stringify(data)
      .match(/"id":"[^"]+"/g)
      ?.map((id, index) => `n${index}: node(${id.replace('"id"', 'id')}) { id ... on Item { n } }`)
      .join(' ')} }`
    expect(await server.execute({ query })).toMatchObject({ data: { n0: { n: 1 }, n1: { n: 2 } } })
    expect(made).toEqual(['item 1', 'item 2'])
  })
})

test('fields that are selected together run at the same time, for all elements', async () => {
  const meet = meeting(4)
  const both = layer('both', ({ type, root }) => {
    type(Item, (field) => ({ a: field(Int, {}, () => meet()), b: field(Int, {}, () => meet()) }))
    root((field) => ({ items: field(list(Item), {}, () => [{ n: 1 }, { n: 2 }]) }))
  })
  expect(await createServer({ layers: [both] }).select('items', { fields: ['a', 'b'] })).toEqual([
    { a: 4, b: 4 },
    { a: 4, b: 4 },
  ])
})
