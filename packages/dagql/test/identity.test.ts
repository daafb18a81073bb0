import {
  createServer,
  decodeId,
  encodeId,
  makeLayer,
  type Call,
  type FieldSpec,
  type Selector,
} from '@graft/dagql'
import { describe, expect, test } from 'vitest'
import { ask, idOf } from './ask-server.ts'
import { geometry } from './geometry.ts'

const server = createServer({ layers: [geometry().layer] })
const at = (x: number): Selector => ({ field: 'point', args: { x } })

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
    const id = await idOf(server, ...path)
    expect(JSON.stringify(await ask(server, `{ ${query} }`))).toContain(`{"id":"${id}"}`)
  })
})

describe('objects are arguments by ID', () => {
  test('alone and in lists, and enter the identity of what is made of them', async () => {
    const one = await idOf(server, at(1))
    const two = await idOf(server, at(2))
    expect(
      await ask(
        server,
        `query ($one: ID!, $points: [ID!]!) {
          mirror(point: $one) { x }
          point(x: 10) { add(points: $points) { x add(points: []) { x } } }
        }`,
        { one, points: [one, two, two] },
      ),
    ).toEqual({ mirror: { x: -1 }, point: { add: { x: 15, add: { x: 15 } } } })
    const mirrored = await idOf(server, { field: 'mirror', args: { point: one } })
    expect(mirrored).not.toBe(await idOf(server, { field: 'mirror', args: { point: two } }))
    expect((await server.load(mirrored)).value).toEqual({ x: -1, y: -0 })
  })

  test('an element of a list can be one', async () => {
    const second = await idOf(server, at(5), { field: 'neighbours', nth: 2 })
    expect(await server.select({ field: 'mirror', args: { point: second } }, 'x')).toBe(-6)
  })

  test('passing the object and passing its ID is the same call', async () => {
    const object = await server.select(at(3))
    expect(await idOf(server, { field: 'mirror', args: { point: object } })).toBe(
      await idOf(server, { field: 'mirror', args: { point: await idOf(server, at(3)) } }),
    )
  })

  test('an ID inside of an ID stores what they share once', async () => {
    const object = await server.select(at(3))
    const id = await idOf(server, at(3), { field: 'add', args: { points: [object, object, object] } })
    expect(Buffer.from(id, 'base64url')[1]).toBe(2)
    expect((await server.load(id)).value).toEqual({ x: 12, y: 0 })
  })

  test('of another type they are refused', async () => {
    const circle = await idOf(server, 'circle')
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
    const omitted = await idOf(server, at(1), 'shift')
    const written = await idOf(server, at(1), { field: 'shift', args: { by: 1 } })
    expect(decodeId(omitted).args).toEqual([])
    expect(decodeId(written).args).toEqual([['by', { kind: 'integer', value: 1 }]])
    expect((await server.load(omitted)).value).toEqual((await server.load(written)).value)
  })

  test('a variable that is given counts, and one that is not does not', async () => {
    const query = 'query ($by: Int) { point(x: 1) { shift(by: $by) { id x } } }'
    const shifted = async (variables: { readonly [name: string]: unknown }): Promise<unknown> =>
      (await ask(server, query, variables)) as unknown
    expect(await shifted({})).toEqual({ point: { shift: { id: await idOf(server, at(1), 'shift'), x: 2 } } })
    expect(await shifted({ by: 5 })).toEqual({
      point: { shift: { id: await idOf(server, at(1), { field: 'shift', args: { by: 5 } }), x: 6 } },
    })
  })

  test('the default of a variable is as if it were given', async () => {
    expect(await ask(server, 'query ($by: Int = 1) { point(x: 1) { shift(by: $by) { id } } }')).toEqual({
      point: { shift: { id: await idOf(server, at(1), { field: 'shift', args: { by: 1 } }) } },
    })
  })

  test('the order in which arguments are written makes no difference', async () => {
    const { a, b } = (await ask(server, '{ a: point(x: 1, y: 2) { id } b: point(y: 2, x: 1) { id } }')) as {
      readonly a: unknown
      readonly b: unknown
    }
    expect(a).toEqual(b)
  })

  test('null is not the same as nothing', async () => {
    const { a, b } = (await ask(server, '{ point(x: 1) { a: label(prefix: null) b: label } }').then(
      (data) => (data as { readonly point: unknown }).point,
    )) as { readonly a: string; readonly b: string }
    expect([a, b]).toEqual(['1,0', '1,0'])
  })
})

describe('values come back from an ID as they were given', () => {
  test.for(['', '\uFEFFmark', 'nul\0nul', '漢字 👩‍👩‍👧', 'line\nline', '\u2028'])('the text %j', async (text) => {
    const given: unknown = await server.select(at(1), { field: 'label', args: { prefix: text } })
    const call: Call = {
      receiver: decodeId(await idOf(server, at(1))),
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
            { kind: 'object', name: 'Event', fields: [on] },
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
