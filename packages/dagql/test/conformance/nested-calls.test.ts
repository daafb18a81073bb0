import {
  arg,
  createServer,
  Int,
  layer,
  list,
  object,
  ObjectResult,
  pure,
  String,
  version,
  type Server,
} from '@graft/dagql'
import { describe, expect, test } from 'vitest'
import { ask, coded, objectOf } from './ask.ts'

const one = { sessionId: 'one' }

/** A field that selects another one once it is let go. */
function nested(): { readonly server: Server; readonly ran: string[]; readonly letGo: () => void } {
  const ran: string[] = []
  const gate = Promise.withResolvers<null>()
  const made = layer(
    'nested',
    ({ root }) =>
      root((field) => ({
        inner: field(Int, () => {
          ran.push('inner')
          return 1
        }),
        outer: field(Int, async (_root, _args, context) => {
          ran.push('outer')
          await gate.promise
          return Number(await context.select(context.root, { field: 'inner' }))
        }),
      })),
    { cache: pure },
  )
  return { server: createServer({ layers: [made] }), ran, letGo: () => gate.resolve(null) }
}

describe('TestCacheContextCancel, for calls within calls', () => {
  test('what a call selects goes on while somebody waits, also when its first caller has stopped', async () => {
    const { server, ran, letGo } = nested()
    const stop = new AbortController()
    const stopped = server.execute({ query: '{ outer }', ...one, signal: stop.signal })
    const waiting = ask(server, '{ outer }', one)
    stop.abort(new Error('enough'))
    await expect(stopped).rejects.toThrow('enough')
    letGo()
    expect(await waiting).toEqual({ outer: 1 })
    expect(ran).toEqual(['outer', 'inner'])
  })

  test('nothing more is called when nobody waits', async () => {
    const { server, ran, letGo } = nested()
    const stop = new AbortController()
    const stopped = server.execute({ query: '{ outer }', ...one, signal: stop.signal })
    stop.abort(new Error('enough'))
    await expect(stopped).rejects.toThrow('enough')
    letGo()
    await new Promise((resolve) => setImmediate(resolve))
    expect(ran).toEqual(['outer'])
  })
})

const Cell = object<{ readonly n: number }>('Cell')

/** Cells whose batched field selects itself, of one cell or of each other. */
function cells(cache: boolean): { readonly server: Server; readonly ran: number[] } {
  const ran: number[] = []
  const made = layer(
    'cells',
    ({ type, root }) => {
      type(Cell, (field) => ({
        again: field.batch(Int, {}, (all, _args, context) => {
          ran.push(all.length)
          // Every cell asks for its neighbour, which asks for it.
          const asked = all.map(({ n }) =>
            context.select(context.root, { field: 'cell', args: { n: 3 - n } }, { field: 'again' }),
          )
          return Promise.all(asked.map(async (each) => Number(await each)))
        }),
      }))
      root((field) => ({
        cell: field(Cell, { args: { n: arg(Int) } }, (_root, { n }) => ({ n })),
        cells: field(list(Cell), async (_root, _args, context) => {
          const found = [1, 2].map((n) => context.select(context.root, { field: 'cell', args: { n } }))
          return (await Promise.all(found)).filter((each) => each instanceof ObjectResult)
        }),
      }))
    },
    cache ? { cache: pure } : {},
  )
  return { server: createServer({ layers: [made] }), ran }
}

describe('TestCacheRecursiveCall, for batched fields', () => {
  test('one that needs its own answer is refused', async () => {
    const { server } = cells(true)
    await expect(server.select(['cell', { n: 1 }], 'again')).rejects.toThrow(coded('CACHE_RECURSION'))
  })

  test('so are several of one batch that need one another', async () => {
    const { server, ran } = cells(true)
    const { errors } = await server.execute({ query: '{ cells { again } }' })
    expect(errors?.map((error) => error.extensions.code)).toContain('CACHE_RECURSION')
    expect(ran).toEqual([2])
  })

  test('without a cache it is stopped for its depth', async () => {
    const { server, ran } = cells(false)
    await expect(server.select(['cell', { n: 1 }], 'again')).rejects.toThrow(coded('CALL_DEPTH'))
    expect(ran.length).toBeLessThan(200)
  })
})

test('a batch is made in the version of those who ask', async () => {
  const made = layer('cells', ({ type, root }) => {
    type(Cell, (field) => ({
      seen: field.batch(String, {}, (all, _args, context) => all.map(() => context.version ?? 'newest')),
      old: field(Cell, { view: version.before('2.0') }, async (_cell, _args, context) => ({
        n: Number(await context.select(context.root, { field: 'seenLength' })),
      })),
    }))
    root((field) => ({
      cell: field(Cell, () => ({ n: 1 })),
      seenLength: field(Int, async (_root, _args, context) => {
        const seen = await context.select(context.root, { field: 'cell' }, { field: 'seen' })
        return typeof seen === 'string' ? seen.length : 0
      }),
    }))
  })
  const server = createServer({ layers: [made] })
  const old = await objectOf(server.in({ surface: 'client', version: '1.0' }).select('cell', 'old'))
  expect(old.value).toEqual({ n: '1.0'.length })
  // Loaded by a newer client it is made again as an older one saw it, beside a batch of the newer one.
  const query = 'query ($id: ID!) { node(id: $id) { ... on Cell { id } } cell { seen } }'
  const { data } = await server.execute({ query, variables: { id: old.id() } })
  expect(data).toMatchObject({ cell: { seen: 'newest' } })
  expect((await server.load(old.id())).value).toEqual({ n: 'oldest'.length })
})
