import {
  arg,
  createServer,
  decodeId,
  each,
  fields,
  Int,
  layer,
  list,
  nullable,
  object,
  ObjectResult,
  pure,
  String,
  type Server,
} from '@graft/dagql'
import { describe, expect, test } from 'vitest'
import { geometry, Point } from '../geometry.ts'
import { ask, coded, objectOf, objectsOf } from './ask.ts'

interface Links {
  readonly server: Server
  /** Names of the resolvers that ran. */
  readonly ran: string[]
}

const Link = object<{ readonly at: number }>('Link')

/** Chains of links: as values, as objects that have an identity already, and one that may be missing. */
function links(): Links {
  const ran: string[] = []
  const chain = layer(
    'links',
    ({ type, root }) => {
      type(Link, (field) => ({ at: field(Int), double: field(Int, ({ at }) => at * 2) }))
      root((field) => ({
        numbers: field(list(Int), () => [1, 2, 3]),
        words: field(list(String), () => ['a', 'b']),
        nothing: field(nullable(Int), () => null),
        nobody: field(nullable(Link), () => null),
        link: field(Link, { args: { at: arg(Int) } }, (_root, { at }) => {
          ran.push('link')
          return { at }
        }),
        chain: field(list(Link), () => {
          ran.push('chain')
          return [{ at: 1 }, { at: 2 }, { at: 3 }]
        }),
        rechained: field(list(Link), async (_root, _args, context) => {
          ran.push('rechained')
          const found = [3, 1].map((at) => context.select(context.root, { field: 'link', args: { at } }))
          return (await Promise.all(found)).filter((one) => one instanceof ObjectResult)
        }),
        maybe: field(nullable(Link), { args: { at: arg(Int) } }, (_root, { at }) => {
          ran.push('maybe')
          return at === 0 ? null : { at }
        }),
      }))
    },
    { cache: pure },
  )
  return { server: createServer({ layers: [chain] }), ran }
}

describe('TestBasic', () => {
  const { layer: shapes } = geometry()
  const server = createServer({ layers: [shapes] })

  test('nested selections, aliases and lists of objects', async () => {
    const query = '{ point(x: 6, y: 7) { x y neighbours { x y } far: shift(by: 10) { east: x } } }'
    expect(await ask(server, query)).toEqual({
      point: {
        x: 6,
        y: 7,
        neighbours: [
          { x: 5, y: 7 },
          { x: 7, y: 7 },
        ],
        far: { east: 16 },
      },
    })
  })

  test('an ID loads the object, and selecting goes on from there', async () => {
    const point = await objectOf(server.select(['point', { x: 6, y: 7 }]))
    const query = 'query ($id: ID!) { node(id: $id) { id ... on Point { x shift { x } } } }'
    expect(await ask(server, query, { variables: { id: point.id() } })).toEqual({
      node: { id: point.id(), x: 6, shift: { x: 7 } },
    })
    expect(await server.load(point.id())).toEqual(point)
  })
})

test('TestForkedNodeUsesCurrentServerLoader', async () => {
  const base = createServer({ layers: [geometry().layer] })
  const more = layer('more', ({ root }) =>
    root((field) => ({ origin: field(Point, () => ({ x: 0, y: 0 })) })),
  )
  const fork = base.with(more)
  const { call } = await objectOf(fork.select('origin'))
  expect(call?.field).toBe('origin')
  const id = (await objectOf(fork.select('origin'))).id()
  const query = 'query ($id: ID!) { node(id: $id) { ... on Point { x } } }'
  expect(await ask(fork, query, { variables: { id } })).toEqual({ node: { x: 0 } })
  expect(await base.execute({ query, variables: { id } })).toMatchObject({
    errors: [{ extensions: { code: 'FIELD_UNKNOWN' } }],
  })
})

describe('TestSelectArray', () => {
  test('as array', async () => {
    const { server } = links()
    expect(await server.select('numbers').as(list(Int))).toEqual([1, 2, 3])
    expect(await server.select('chain').as(list(Link))).toEqual([{ at: 1 }, { at: 2 }, { at: 3 }])
  })

  test('as instance array', async () => {
    const { server } = links()
    const found = await objectsOf(server.select('chain'))
    const whole = { field: 'chain', args: [], type: 'Link' }
    expect(found.map((one) => one.call)).toEqual(
      [1, 2, 3].map((nth) => expect.objectContaining({ ...whole, nth: [nth] })),
    )
    expect(found.map((one) => one.typeName)).toEqual(['Link', 'Link', 'Link'])
    expect(found.every((one) => one.call?.receiver === undefined)).toBe(true)
  })

  test('as instance array: elements below an object have the same receiver', async () => {
    const server = createServer({ layers: [geometry().layer] })
    const point = await objectOf(server.select(['point', { x: 1 }]))
    const found = await objectsOf(server.select(['point', { x: 1 }], 'neighbours'))
    expect(found.map((one) => one.call?.nth)).toEqual([[1], [2]])
    for (const one of found) expect(one.call?.receiver).toBe(point.call)
  })

  test('individual instances', async () => {
    const { server } = links()
    const found = await objectsOf(server.select('rechained'))
    const own = [
      await objectOf(server.select(['link', { at: 3 }])),
      await objectOf(server.select(['link', { at: 1 }])),
    ]
    expect(found.map((one) => one.id())).toEqual(own.map((one) => one.id()))
    expect(found.map((one) => one.call?.nth)).toEqual([undefined, undefined])
  })

  test('array as Typed', async () => {
    const { server } = links()
    expect(await server.select('numbers')).toEqual([1, 2, 3])
    expect(await objectsOf(server.select('chain'))).toHaveLength(3)
  })

  test.for(['at', 'nope'])('children: `%s` below a list is refused', async (field) => {
    const { server } = links()
    await expect(server.select('chain', field)).rejects.toThrow(coded('SELECT_LEAF'))
    await expect(server.select('numbers', field)).rejects.toThrow(coded('SELECT_LEAF'))
  })

  test('children: several fields of each element', async () => {
    const { server } = links()
    const rows = server.select('chain', { fields: ['at', 'double'] })
    expect(await rows.as(each(fields({ at: Int, double: Int })))).toEqual([
      { at: 1, double: 2 },
      { at: 2, double: 4 },
      { at: 3, double: 6 },
    ])
  })

  test('nth', async () => {
    const { server } = links()
    expect(await server.select(['chain', {}, 1], 'at')).toBe(1)
    expect(await server.select(['numbers', {}, 1])).toBe(1)
    expect(await server.select(['rechained', {}, 1], 'at')).toBe(3)
  })

  test('nth caching', async () => {
    const { server, ran } = links()
    expect(await server.select(['chain', {}, 1], 'at')).toBe(1)
    expect(await server.select(['chain', {}, 2], 'at')).toBe(2)
    expect(ran).toEqual(['chain'])
  })

  test('nth promotion', async () => {
    const { server, ran } = links()
    const second = await objectOf(server.select(['chain', {}, 2]))
    const loaded = await server.load(second.id())
    expect(loaded.id()).toBe(second.id())
    expect(loaded.value).toBe(second.value)
    const query = 'query ($id: ID!) { node(id: $id) { id ... on Link { at } } }'
    expect(await ask(server, query, { variables: { id: second.id() } })).toEqual({
      node: { id: second.id(), at: 2 },
    })
    expect(ran).toEqual(['chain'])
  })

  test('deref promotion', async () => {
    const { server, ran } = links()
    expect(await server.select(['maybe', { at: 4 }], 'at')).toBe(4)
    expect(await server.select(['maybe', { at: 4 }], 'double')).toBe(8)
    expect(ran).toEqual(['maybe'])
  })
})

describe('TestServerSelect', () => {
  test('basic', async () => {
    const { server } = links()
    expect(await server.select(['link', { at: 4 }], 'at').as(Int)).toBe(4)
  })

  test('chained', async () => {
    const server = createServer({ layers: [geometry().layer] })
    expect(await server.select(['point', { x: 1 }], 'shift', ['shift', { by: 5 }], 'x').as(Int)).toBe(7)
  })

  test.for([['nothing'], ['nobody'], ['nothing', 'nope'], ['nobody', 'at'], ['nobody', 'nope', 'nope']])(
    'null result, null handling: %j',
    async (path) => {
      const { server } = links()
      expect(await server.select(...path)).toBeNull()
      expect(await server.select(...path).as(nullable(Int))).toBeNull()
      await expect(server.select(...path).as(Int)).rejects.toThrow(coded('SELECT_TYPE'))
    },
  )

  test('array', async () => {
    const { server } = links()
    expect(await server.select('numbers')).toEqual([1, 2, 3])
    expect(await server.select('numbers').as(list(Int))).toEqual([1, 2, 3])
    expect(await server.select('words').as(list(String))).toEqual(['a', 'b'])
    await expect(server.select('words').as(list(Int))).rejects.toThrow(coded('SELECT_TYPE'))
    await expect(server.select('words').as(String)).rejects.toThrow(coded('SELECT_TYPE'))
  })

  test('error cases', async () => {
    const { server } = links()
    await expect(server.select('nope')).rejects.toThrow(coded('FIELD_UNKNOWN'))
    await expect(server.select(['link', { at: 1 }], 'nope')).rejects.toThrow(coded('FIELD_UNKNOWN'))
    await expect(server.select(['link', { at: 1 }], 'at', 'nope')).rejects.toThrow(coded('SELECT_LEAF'))
  })
})

describe('TestObjectResultResultCallAndReceiver', () => {
  test('the call of a result leads to the call of its receiver', async () => {
    const server = createServer({ layers: [geometry().layer] })
    const shifted = await objectOf(server.select(['point', { x: 1 }], 'shift'))
    expect(shifted.call).toMatchObject({
      field: 'shift',
      type: 'Point',
      receiver: { field: 'point', type: 'Point' },
    })
    const point = await objectOf(server.select(['point', { x: 1 }]))
    expect(shifted.call?.receiver).toBe(point.call)
    expect(point.call?.receiver).toBeUndefined()
  })

  test('an ID leads to the call of the receiver as well', async () => {
    const server = createServer({ layers: [geometry().layer] })
    const shifted = await objectOf(server.select(['point', { x: 1 }], 'shift'))
    expect(decodeId(shifted.id()).receiver).toMatchObject({ field: 'point' })
  })
})

test('TestDetachedReceiverSelectionPreservesReceiverLineage', async () => {
  // Without a cache nothing is kept, and the receiver of each result is known from the result alone.
  const server = createServer({ layers: [geometry().layer], cache: false })
  const far = await objectOf(server.select(['point', { x: 1 }], ['shift', { by: 2 }], 'shift'))
  expect(far.call).toMatchObject({
    field: 'shift',
    args: [],
    receiver: { field: 'shift', args: [['by', { value: 2 }]], receiver: { field: 'point' } },
  })
  expect((await server.load(far.id())).value).toEqual({ x: 4, y: 0 })
})

describe('TestNthValue', () => {
  test.for([
    ['detached', false],
    ['attached', undefined],
  ] as const)('an element of a %s list is a child of the call of the list', async ([, cache]) => {
    const server = createServer({ layers: [geometry().layer], cache })
    const element = await objectOf(server.select(['point', { x: 1 }], ['neighbours', {}, 2]))
    expect(element.call).toMatchObject({ field: 'neighbours', nth: [2], receiver: { field: 'point' } })
    expect((await server.load(element.id())).value).toEqual({ x: 2, y: 0 })
  })

  test('an element that has an identity of its own keeps it', async () => {
    const { server } = links()
    const element = await objectOf(server.select(['rechained', {}, 2]))
    expect(element.call).toBe((await objectOf(server.select(['link', { at: 1 }]))).call)
  })

  test('an element of a list of lists has a number for each level', async () => {
    const Cell = object<{ readonly at: string }>('Cell')
    const grid = layer('grid', ({ type, root }) => {
      type(Cell, (field) => ({ at: field(String) }))
      root((field) => ({
        grid: field(list(list(Cell)), () => [[{ at: 'a1' }], [{ at: 'b1' }, { at: 'b2' }]]),
      }))
    })
    const server = createServer({ layers: [grid] })
    const cell = await objectOf(server.select(['grid', {}, [2, 2]]))
    expect([cell.value, cell.call?.nth]).toEqual([{ at: 'b2' }, [2, 2]])
    expect((await server.load(cell.id())).value).toEqual({ at: 'b2' })
    expect(await server.select({ field: 'grid', nth: [2, 1] }, 'at').as(String)).toBe('b1')
  })
})

describe('TestNullableDeref/Wrapped', () => {
  test('a nullable object and what is selected of it are one result', async () => {
    const { server, ran } = links()
    const wrapped = await objectOf(server.select(['maybe', { at: 4 }]))
    const again = await objectOf(server.select(['maybe', { at: 4 }]))
    expect(again).toBe(wrapped)
    expect(wrapped.call).toMatchObject({ field: 'maybe', type: 'Link' })
    expect(ran).toEqual(['maybe'])
  })

  test('its ID loads what is kept, as an object', async () => {
    const { server, ran } = links()
    const wrapped = await objectOf(server.select(['maybe', { at: 4 }]))
    expect(await server.load(wrapped.id())).toBe(wrapped)
    expect(await server.select(['maybe', { at: 0 }])).toBeNull()
    expect(ran).toEqual(['maybe', 'maybe'])
  })
})
