import {
  createServer,
  decodeId,
  encodeId,
  makeLayer,
  ObjectResult,
  type Call,
  type FieldResult,
  type FieldSpec,
  type Selector,
  type Server,
} from '@graft/dagql'
import { describe, expect, test } from 'vitest'
import { geometry } from './geometry.ts'

const server = createServer({ layers: [geometry().layer] })

/** The data of a query that has no errors. */
async function ask(query: string, variables?: { readonly [name: string]: unknown }): Promise<unknown> {
  const { data, errors } = await server.execute({ query, variables })
  expect(errors).toBeUndefined()
  return data
}

async function idOf(...path: readonly (string | Selector)[]): Promise<string> {
  const found = await server.select(...path)
  if (found instanceof ObjectResult) return found.id()
  throw new Error('the path leads to no object')
}

const at = (x: number): Selector => ({ field: 'point', args: { x } })

const point: Call = { field: 'point', args: [['x', { kind: 'integer', value: 1 }]], type: 'Point' }
const shift = (receiver: Call): Call => ({ receiver, field: 'shift', args: [], type: 'Point' })

/** A server of its own, with a record of which resolvers ran. */
function counted(): { readonly server: Server; readonly ran: string[] } {
  const { layer, ran } = geometry()
  return { server: createServer({ layers: [layer] }), ran }
}

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

describe('GraphQL and selectors are one way: the same object, the same ID', () => {
  test.for(calls)('%s', async ([query, path]) => {
    const id = await idOf(...path)
    expect(JSON.stringify(await ask(`{ ${query} }`))).toContain(`{"id":"${id}"}`)
  })
})

describe('`node` makes the object of an ID again', () => {
  test.for(calls)('%s', async ([, path, type]) => {
    const id = await idOf(...path)
    const value = (await server.select(...path)) as ObjectResult
    expect(await ask('query ($id: ID!) { node(id: $id) { __typename id } }', { id })).toEqual({
      node: { __typename: type, id },
    })
    expect(await server.load(id)).toEqual(value)
  })
})

test('elements of a list come back, each as itself', async () => {
  const data = await ask('{ point(x: 5) { neighbours { id x } } gaps { id x } }')
  const { point: five, gaps } = data as {
    readonly point: { readonly neighbours: readonly { id: string; x: number }[] }
    readonly gaps: readonly ({ id: string; x: number } | null)[]
  }
  const elements = [...five.neighbours, ...gaps].filter((each) => each !== null)
  expect(elements.map((each) => each.x)).toEqual([4, 6, 1, 3])
  expect(new Set(elements.map((each) => each.id)).size).toBe(4)
  for (const { id, x } of elements) {
    expect(await ask('query ($id: ID!) { node(id: $id) { ... on Point { id x } } }', { id })).toEqual({
      node: { id, x },
    })
  }
  expect(await idOf(at(5), { field: 'neighbours', nth: 2 })).toBe(five.neighbours[1]?.id)
})

describe('objects are arguments by ID', () => {
  test('alone and in lists, and enter the identity of what is made of them', async () => {
    const one = await idOf(at(1))
    const two = await idOf(at(2))
    expect(
      await ask(
        `query ($one: ID!, $points: [ID!]!) {
          mirror(point: $one) { x }
          point(x: 10) { add(points: $points) { x add(points: []) { x } } }
        }`,
        { one, points: [one, two, two] },
      ),
    ).toEqual({ mirror: { x: -1 }, point: { add: { x: 15, add: { x: 15 } } } })
    const mirrored = await idOf({ field: 'mirror', args: { point: one } })
    expect(mirrored).not.toBe(await idOf({ field: 'mirror', args: { point: two } }))
    expect((await server.load(mirrored)).value).toEqual({ x: -1, y: -0 })
  })

  test('an element of a list can be one', async () => {
    const second = await idOf(at(5), { field: 'neighbours', nth: 2 })
    expect(await server.select({ field: 'mirror', args: { point: second } }, 'x')).toBe(-6)
  })

  test('passing the object and passing its ID is the same call', async () => {
    const object = await server.select(at(3))
    expect(await idOf({ field: 'mirror', args: { point: object } })).toBe(
      await idOf({ field: 'mirror', args: { point: await idOf(at(3)) } }),
    )
  })

  test('an ID inside of an ID stores what they share once', async () => {
    const object = await server.select(at(3))
    const id = await idOf(at(3), { field: 'add', args: { points: [object, object, object] } })
    expect(Buffer.from(id, 'base64url')[1]).toBe(2)
    expect((await server.load(id)).value).toEqual({ x: 12, y: 0 })
  })

  test('of another type they are refused', async () => {
    const circle = await idOf('circle')
    const { errors } = await server.execute({
      query: 'query ($id: ID!) { mirror(point: $id) { x } }',
      variables: { id: circle },
    })
    expect(errors).toMatchObject([
      {
        message: 'the ID names a `Circle`, but a `Point` is expected',
        path: ['mirror'],
        extensions: { code: 'ID_TYPE' },
      },
    ])
    const object = await server.select('circle')
    await expect(server.select({ field: 'mirror', args: { point: object } })).rejects.toThrow(
      expect.objectContaining({ code: 'ARGUMENT_TYPE' }),
    )
  })
})

describe('defaults', () => {
  test('left out, they stay out of the ID; written, they are another call with the same value', async () => {
    const omitted = await idOf(at(1), 'shift')
    const written = await idOf(at(1), { field: 'shift', args: { by: 1 } })
    expect(decodeId(omitted).args).toEqual([])
    expect(decodeId(written).args).toEqual([['by', { kind: 'integer', value: 1 }]])
    expect((await server.load(omitted)).value).toEqual((await server.load(written)).value)
  })

  test('a variable that is given counts, and one that is not does not', async () => {
    const query = 'query ($by: Int) { point(x: 1) { shift(by: $by) { id x } } }'
    const shifted = async (variables: { readonly [name: string]: unknown }): Promise<unknown> =>
      (await ask(query, variables)) as unknown
    expect(await shifted({})).toEqual({ point: { shift: { id: await idOf(at(1), 'shift'), x: 2 } } })
    expect(await shifted({ by: 5 })).toEqual({
      point: { shift: { id: await idOf(at(1), { field: 'shift', args: { by: 5 } }), x: 6 } },
    })
  })

  test('the default of a variable is as if it were given', async () => {
    expect(await ask('query ($by: Int = 1) { point(x: 1) { shift(by: $by) { id } } }')).toEqual({
      point: { shift: { id: await idOf(at(1), { field: 'shift', args: { by: 1 } }) } },
    })
  })

  test('the order in which arguments are written makes no difference', async () => {
    const { a, b } = (await ask('{ a: point(x: 1, y: 2) { id } b: point(y: 2, x: 1) { id } }')) as {
      readonly a: unknown
      readonly b: unknown
    }
    expect(a).toEqual(b)
  })

  test('null is not the same as nothing', async () => {
    const { a, b } = (await ask('{ point(x: 1) { a: label(prefix: null) b: label } }').then(
      (data) => (data as { readonly point: unknown }).point,
    )) as { readonly a: string; readonly b: string }
    expect([a, b]).toEqual(['1,0', '1,0'])
  })
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
      { receiver: point, field: 'neighbours', args: [], nth: 3, type: 'Point' },
      'SELECT_RANGE',
    ],
    ['an element that is null', { field: 'gaps', args: [], nth: 2, type: 'Point' }, 'SELECT_LEAF'],
    ['an element of an object', { ...point, nth: 1 }, 'SELECT_LEAF'],
    [
      'a field of a leaf',
      { receiver: { ...point, field: 'rest', args: [] }, field: 'x', args: [], type: 'Int' },
      'SELECT_LEAF',
    ],
    [
      'argument of another object type',
      {
        field: 'mirror',
        args: [['point', { kind: 'call', call: { field: 'circle', args: [], type: 'Point' } }]],
        type: 'Point',
      },
      'ARGUMENT_TYPE',
    ],
  ])('%s', async ([, call, code]) => {
    await expect(server.load(encodeId(call))).rejects.toThrow(expect.objectContaining({ code }))
  })

  test.for(['', 'AQ', 'no id', 'AQEABG5vcGUFUG9pbnQAAAA'])('the text %j, through `node`', async (id) => {
    const { data, errors } = await server.execute({
      query: 'query ($id: ID!) { node(id: $id) { id } }',
      variables: { id },
    })
    expect(data).toBeNull()
    expect(errors?.map((error) => error.extensions.code)).toEqual([
      id.length > 10 ? 'FIELD_UNKNOWN' : 'ID_MALFORMED',
    ])
  })
})

describe('loading costs what the ID holds', () => {
  test('a call that others share is made once', async () => {
    const { server: fresh, ran } = counted()
    let call = point
    for (let step = 0; step < 40; step++) {
      const shared: Call = call
      call = {
        receiver: shift(shared),
        field: 'add',
        args: [
          [
            'points',
            {
              kind: 'list',
              elements: [
                { kind: 'call', call: shared },
                { kind: 'call', call: shift(shared) },
              ],
            },
          ],
        ],
        type: 'Point',
      }
    }
    await fresh.load(encodeId(call))
    expect(ran.filter((name) => name === 'point')).toHaveLength(1)
    expect(ran.filter((name) => name === 'shift')).toHaveLength(40)
  })

  test('elements of one list cost one call of the list', async () => {
    const { server: fresh, ran } = counted()
    const list: Call = { receiver: point, field: 'neighbours', args: [], type: 'Point' }
    const elements = [1, 2].map((nth) => ({ kind: 'call', call: { ...list, nth } }) as const)
    const sum = await fresh.load(
      encodeId({
        receiver: point,
        field: 'add',
        args: [['points', { kind: 'list', elements }]],
        type: 'Point',
      }),
    )
    expect(sum.value).toEqual({ x: 3, y: 0 })
    expect(ran).toEqual(['point', 'neighbours'])
  })

  test('many references into one long chain walk it once', async () => {
    const { server: fresh, ran } = counted()
    const chain = [point]
    for (let step = 0; step < 4_000; step++) chain.push(shift(chain.at(-1) ?? point))
    const elements = Array.from(
      { length: 40_000 },
      (_, index) => ({ kind: 'call', call: chain[4_000 - (index % 4_000)] ?? point }) as const,
    )
    await fresh.load(
      encodeId({
        receiver: point,
        field: 'add',
        args: [['points', { kind: 'list', elements }]],
        type: 'Point',
      }),
    )
    expect(ran).toHaveLength(4_001)
  })

  test('calls nested deeply in arguments do not exhaust the stack', async () => {
    const { server: fresh } = counted()
    let call = point
    for (let step = 0; step < 9_000; step++) {
      call = { field: 'mirror', args: [['point', { kind: 'call', call }]], type: 'Point' }
    }
    const loaded = await fresh.load(encodeId(call))
    expect(loaded.id()).toBe(encodeId(call))
  })

  test('an ID that loads itself through `node` comes to an end', async () => {
    const { server: fresh } = counted()
    let id = encodeId(point)
    for (let step = 0; step < 10; step++) {
      id = encodeId({ field: 'node', args: [['id', { kind: 'string', value: id }]], type: 'Node' })
    }
    // However it was reached, the object is the one that the innermost call made.
    expect((await fresh.load(id)).id()).toBe(encodeId(point))
  })
})

describe('values come back from an ID as they were given', () => {
  test.for(['', '\uFEFFmark', 'nul\0nul', '漢字 👩‍👩‍👧', 'line\nline', '\u2028'])('the text %j', async (text) => {
    const given: FieldResult = await server.select(at(1), { field: 'label', args: { prefix: text } })
    const call: Call = {
      receiver: decodeId(await idOf(at(1))),
      field: 'label',
      args: [['prefix', { kind: 'string', value: text }]],
      type: 'String',
    }
    const back = decodeId(encodeId(call)).args
    expect(back).toEqual(call.args)
    expect(given).toBe(`${text} 1,0`)
  })

  test('a scalar that decodes its values is decoded once on every way, and recorded as it was given', async () => {
    const parsed: unknown[] = []
    const day = { kind: 'named', name: 'Day', nullable: false } as const
    const event: FieldSpec = {
      name: 'event',
      owner: 'calendar',
      type: { kind: 'named', name: 'Event', nullable: false },
      args: [{ name: 'on', type: day }],
      resolve: ({ args, given }) => ({ on: args['on'], given: given['on'] }),
    }
    const on: FieldSpec = {
      name: 'on',
      owner: 'calendar',
      type: day,
      args: [],
      resolve: ({ receiver }) => (receiver.value as { readonly on: unknown }).on,
    }
    const calendar = createServer({
      layers: [
        makeLayer({
          name: 'calendar',
          root: [event],
          types: [
            { kind: 'object', name: 'Event', fields: new Map([['on', on]]) },
            {
              kind: 'scalar',
              name: 'Day',
              parse: (value) => {
                if (typeof value !== 'string') throw new TypeError('expected a day')
                parsed.push(value)
                return new Date(value)
              },
              serialize: (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : null),
            },
          ],
        }),
      ],
    })
    const { data, errors } = await calendar.execute({
      query: 'query ($on: Day!) { a: event(on: $on) { id on } b: event(on: "2020-01-02") { id on } }',
      variables: { on: '2020-01-01' },
    })
    expect(errors).toBeUndefined()
    const { a, b } = data as { readonly [name in 'a' | 'b']: { readonly id: string; readonly on: string } }
    expect([a.on, b.on]).toEqual(['2020-01-01', '2020-01-02'])
    expect(decodeId(b.id).args).toEqual([['on', { kind: 'string', value: '2020-01-02' }]])
    expect((await calendar.load(a.id)).value).toEqual({ on: new Date('2020-01-01'), given: '2020-01-01' })
    expect(parsed.every((value) => typeof value === 'string')).toBe(true)
  })
})
