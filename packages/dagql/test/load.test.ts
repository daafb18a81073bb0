import {
  arg,
  createServer,
  encodeId,
  Int,
  layer,
  list,
  object,
  String,
  type Call,
  type ObjectResult,
  type Selector,
  type Server,
  pure,
} from '@graft/dagql'
import { describe, expect, test } from 'vitest'
import { ask, callOf, countedServer, idOf } from './ask-server.ts'
import { geometry, Point } from './geometry.ts'

const server = createServer({ layers: [geometry().layer] })
const at = (x: number): Selector => ({ field: 'point', args: { x } })

const point: Call = await callOf(server, at(1))
const circle: Call = await callOf(server, 'circle')

/** One call by GraphQL and by selectors: both are to give the same. */
const calls: readonly (readonly [query: string, path: readonly (string | Selector)[], type: string])[] = [
  ['point(x: 2) { id }', [at(2)], 'Point'],
  ['point(y: 3, x: 2) { id }', [{ field: 'point', args: { x: 2, y: 3 } }], 'Point'],
  ['point(x: 2) { shift { id } }', [at(2), 'shift'], 'Point'],
  ['point(x: 2) { shift(by: 1) { id } }', [at(2), { field: 'shift', args: { by: 1 } }], 'Point'],
  ['point(x: -9007199254740991) { id }', [at(-9007199254740991)], 'Point'],
  ['point(x: 2) { parent { id } }', [at(2), 'parent'], 'Point'],
  ['circle { id }', ['circle'], 'Circle'],
]

describe('`node` makes the object of an ID again', () => {
  test.for(calls)('%s', async ([, path, type]) => {
    const id = await idOf(server, ...path)
    const value = (await server.select(...path)) as ObjectResult
    expect(await ask(server, 'query ($id: ID!) { node(id: $id) { __typename id } }', { id })).toEqual({
      node: { __typename: type, id },
    })
    expect(await server.load(id)).toEqual(value)
  })
})

test('elements of a list come back, each as itself', async () => {
  const data = await ask(server, '{ point(x: 5) { neighbours { id x } } gaps { id x } }')
  const { point: five, gaps } = data as {
    readonly point: { readonly neighbours: readonly { id: string; x: number }[] }
    readonly gaps: readonly ({ id: string; x: number } | null)[]
  }
  const elements = [...five.neighbours, ...gaps].filter((each) => each !== null)
  expect(elements.map((each) => each.x)).toEqual([4, 6, 1, 3])
  expect(new Set(elements.map((each) => each.id)).size).toBe(4)
  for (const { id, x } of elements) {
    expect(await ask(server, 'query ($id: ID!) { node(id: $id) { ... on Point { id x } } }', { id })).toEqual(
      {
        node: { id, x },
      },
    )
  }
  expect(await idOf(server, at(5), { field: 'neighbours', nth: 2 })).toBe(five.neighbours[1]?.id)
})

describe('an ID that names no object of this API is refused', () => {
  test.for<[what: string, call: Call, code: string]>([
    ['unknown field', { ...point, field: 'nope' }, 'FIELD_UNKNOWN'],
    [
      'unknown field further on',
      { receiver: point, field: 'nope', args: [], type: 'Point' },
      'FIELD_UNKNOWN',
    ],
    ['unknown argument', { ...point, args: [...point.args, ['z', { kind: 'null' }]] }, 'ARGUMENT_UNKNOWN'],
    ['missing argument', { ...point, args: [] }, 'ARGUMENT_MISSING'],
    [
      'argument of another type',
      { ...point, args: [['x', { kind: 'string', value: '1' }]] },
      'ARGUMENT_TYPE',
    ],
    ['object for a leaf', { ...point, args: [['x', { kind: 'call', call: point }]] }, 'ARGUMENT_TYPE'],
    ['a leaf', { receiver: point, field: 'x', args: [], type: 'Int' }, 'SELECT_LEAF'],
    ['a list', { receiver: point, field: 'neighbours', args: [], type: 'Point' }, 'SELECT_LEAF'],
    [
      'an element past the end',
      { receiver: point, field: 'neighbours', args: [], nth: [3], type: 'Point' },
      'SELECT_RANGE',
    ],
    ['an element that is null', { field: 'gaps', args: [], nth: [2], type: 'Point' }, 'SELECT_LEAF'],
    ['an element of an object', { ...point, nth: [1] }, 'SELECT_LEAF'],
    [
      'a field of a leaf',
      { receiver: { field: 'rest', args: [], type: 'Void' }, field: 'x', args: [], type: 'Int' },
      'SELECT_LEAF',
    ],
    [
      'argument of another object type',
      {
        field: 'mirror',
        args: [['point', { kind: 'call', call: { ...circle, type: 'Point' } }]],
        type: 'Point',
      },
      'ARGUMENT_TYPE',
    ],
  ])('%s', async ([, call, code]) => {
    await expect(server.load(encodeId(call))).rejects.toThrow(expect.objectContaining({ code }))
  })

  test.for(['', 'AQ', 'no id', encodeId({ field: 'nope', args: [], type: 'Point' })])(
    'the text %j, through `node`',
    async (id) => {
      const { data, errors } = await server.execute({
        query: 'query ($id: ID!) { node(id: $id) { id } }',
        variables: { id },
      })
      expect(data).toBeNull()
      expect(errors?.map((error) => error.extensions.code)).toEqual([
        id.length > 10 ? 'FIELD_UNKNOWN' : 'ID_MALFORMED',
      ])
    },
  )
})

test('TestEmptyID: the empty text is no ID, and a missing one is an argument that is missing', async () => {
  const { errors } = await server.execute({ query: '{ node(id: "") { id } }' })
  expect(errors).toMatchObject([{ extensions: { code: 'ID_MALFORMED' }, path: ['node'] }])
  expect((await server.execute({ query: '{ node { id } }' })).errors).toHaveLength(1)
})

test('TestPureIDsDoNotReEvaluate: what is kept is not made again, by whichever way the ID is loaded', async () => {
  const { server: fresh, ran } = countedServer()
  const id = await idOf(fresh, at(1), 'shift')
  expect(ran).toEqual(['point', 'shift'])
  expect((await fresh.load(id)).id()).toBe(id)
  await ask(fresh, 'query ($id: ID!) { node(id: $id) { id ... on Point { x } } mirror(point: $id) { x } }', {
    id,
  })
  expect(ran).toEqual(['point', 'shift'])
})

test('elements of a kept list are not made again', async () => {
  const { server: fresh, ran } = countedServer()
  const id = await idOf(fresh, at(1), { field: 'neighbours', nth: 2 })
  expect((await fresh.load(id)).value).toEqual({ x: 2, y: 0 })
  expect(ran).toEqual(['point', 'neighbours'])
})

describe('TestLoadingFromID: lists', () => {
  const Cell = object<{ readonly at: string }>('Cell')
  const grid = createServer({
    layers: [
      layer('grid', ({ type, root }) => {
        type(Cell, (field) => ({
          at: field(String),
          around: field(list(Cell), ({ at: from }) => ['n', 's'].map((way) => ({ at: from + way }))),
        }))
        root((field) => ({
          rows: field(list(list(Cell)), () =>
            ['a', 'b'].map((row) => [1, 2].map((column) => ({ at: `${row}${column}` }))),
          ),
        }))
      }),
    ],
  })

  test('elements of lists in lists are objects of their own, and elements of elements', async () => {
    const data = await ask(grid, '{ rows { id at around { id at } } }')
    const rows = (
      data as {
        readonly rows: readonly (readonly {
          id: string
          at: string
          around: { id: string; at: string }[]
        }[])[]
      }
    ).rows
    const cells = rows.flat().flatMap((cell) => [cell, ...cell.around])
    expect(cells.map((cell) => cell.at)).toEqual('a1 a1n a1s a2 a2n a2s b1 b1n b1s b2 b2n b2s'.split(' '))
    expect(new Set(cells.map((cell) => cell.id)).size).toBe(12)
    for (const { id, at: place } of cells) {
      const query = 'query ($id: ID!) { node(id: $id) { id ... on Cell { at } } }'
      expect(await ask(grid, query, { id })).toEqual({ node: { id, at: place } })
    }
  })

  test('TestIDsReflectQuery: an element records its place on every level', async () => {
    const call = await callOf(grid, { field: 'rows', nth: [2, 1] }, { field: 'around', nth: 2 })
    expect(call).toEqual({
      receiver: { field: 'rows', args: [], type: 'Cell', nth: [2, 1] },
      field: 'around',
      args: [],
      type: 'Cell',
      nth: [2],
    })
    expect((await grid.load(encodeId(call))).value).toEqual({ at: 'b1s' })
  })
})

/** A server whose field `moved` has a default. */
const withDefault = (by: number): Server => {
  const { layer: base } = geometry()
  const more = layer('more', ({ root }) => {
    root((field) => ({
      moved: field(Point, { args: { by: arg(Int, { default: by }) } }, (_root, args) => ({
        x: args.by,
        y: 0,
      })),
    }))
  })
  return createServer({ layers: [base, more] })
}

test('an ID that was made under other defaults is outdated, and says so', async () => {
  const id = await idOf(withDefault(1), 'moved')
  expect((await withDefault(1).load(id)).value).toEqual({ x: 1, y: 0 })
  await expect(withDefault(2).load(id)).rejects.toThrow(expect.objectContaining({ code: 'ID_OUTDATED' }))
})

test('what one resolver loads is no recursion of another that loads at the same time', async () => {
  const base = geometry().layer
  const made: string[] = []
  const loads = layer(
    'loads',
    ({ root }) => {
      root((field) => ({
        first: field(Point, async (_root, _args, context) => {
          made.push('first')
          return (await context.load(encodeId(point))) as never
        }),
        second: field(Int, async (_root, _args, context) => {
          await context.load(encodeId({ field: 'first', args: [], type: 'Point' }))
          return 2
        }),
      }))
    },
    { cache: pure },
  )
  expect(await ask(createServer({ layers: [base, loads] }), '{ first { x } second }')).toEqual({
    first: { x: 1 },
    second: 2,
  })
  expect(made).toEqual(['first'])
})
