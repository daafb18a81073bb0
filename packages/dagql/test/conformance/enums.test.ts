import {
  arg,
  clientView,
  createServer,
  enumOf,
  Int,
  layer,
  list,
  makeLayer,
  nullable,
  object,
  type FieldSpec,
  type Server,
} from '@graft/dagql'
import { describe, expect, test } from 'vitest'
import { ask, coded, complaints, objectOf } from './ask.ts'

const Direction = enumOf('Direction', ['NORTH', 'EAST', 'SOUTH', 'WEST'])
/** An enum whose resolvers see other values than their names; two names stand for one. */
const Level = enumOf('Level', [
  { name: 'LOW', value: 1 },
  { name: 'HIGH', value: 2 },
  { name: 'TOP', value: 2 },
])
const Heading = object<{ readonly direction: 'NORTH' | 'EAST' | 'SOUTH' | 'WEST' }>('Heading')

function compass(): Server {
  return createServer({
    layers: [
      layer('compass', ({ type, root }) => {
        type(Heading, (field) => ({ direction: field(Direction) }))
        root((field) => ({
          heading: field(
            Heading,
            { args: { direction: arg(Direction, { default: 'NORTH' }) } },
            (_root, given) => given,
          ),
          all: field(list(Direction), { args: { of: arg(list(Direction)) } }, (_root, { of }) => of),
          maybe: field(
            nullable(Direction),
            { args: { of: arg(nullable(Direction)) } },
            (_root, { of }) => of ?? null,
          ),
          level: field(Level, { args: { of: arg(Level, { default: 2 }) } }, (_root, { of }) => of),
          levels: field(
            list(Level),
            { args: { of: arg(list(Level), { default: [1, 2] }) } },
            (_root, { of }) => of,
          ),
          number: field(Int, { args: { of: arg(Level) } }, (_root, { of }) => of),
          fine: field(Direction, () => 'EAST'),
        }))
      }),
    ],
  })
}

describe('TestEnums', () => {
  const server = compass()

  test('outputs', async () => {
    expect(await ask(server, '{ fine heading { direction } level maybe }')).toEqual({
      fine: 'EAST',
      heading: { direction: 'NORTH' },
      level: 'HIGH',
      maybe: null,
    })
    expect(await server.select('level').as(Level)).toBe(2)
    expect(await server.select('level')).toBe('HIGH')
  })

  test.for(['NORTH', 'EAST', 'SOUTH', 'WEST'])('inputs: %s', async (of) => {
    expect(await ask(server, `{ heading(direction: ${of}) { direction } }`)).toEqual({
      heading: { direction: of },
    })
    const query =
      'query ($of: Direction!) { heading(direction: $of) { direction } maybe(of: $of) all(of: [$of, WEST]) }'
    expect(await ask(server, query, { variables: { of } })).toEqual({
      heading: { direction: of },
      maybe: of,
      all: [of, 'WEST'],
    })
    expect(await server.select(['heading', { direction: of }], 'direction')).toBe(of)
  })

  test.for([
    ['LOW', 1, 'LOW'],
    ['HIGH', 2, 'HIGH'],
    ['TOP', 2, 'HIGH'],
  ] as const)('inputs: a member of a value comes in as the value, %s', async ([of, number, out]) => {
    expect(await ask(server, `{ number(of: ${of}) level(of: ${of}) }`)).toEqual({ number, level: out })
  })

  test('inputs: a member and its value are one call, and come back from an ID', async () => {
    const named = await objectOf(server.select(['heading', { direction: 'SOUTH' }]))
    expect(named.call?.args).toEqual([['direction', { kind: 'enum', value: 'SOUTH' }]])
    expect((await compass().load(named.id())).value).toEqual({ direction: 'SOUTH' })
    expect(await server.select(['number', { of: 'LOW' }])).toBe(await server.select(['number', { of: 1 }]))
  })

  test('inputs: a default is published by the name of its member', async () => {
    const level = server.composition.in(clientView).field('Query', 'level')
    expect(level?.args).toEqual([expect.objectContaining({ name: 'of', default: 'HIGH' })])
    const several = server.composition.in(clientView).field('Query', 'levels')
    expect(several?.args).toEqual([expect.objectContaining({ name: 'of', default: ['LOW', 'HIGH'] })])
    expect(await ask(server, '{ level levels }')).toEqual({ level: 'HIGH', levels: ['LOW', 'HIGH'] })
  })

  test.for([
    ['a name that is none', '{ maybe(of: BOGUS) }'],
    ['text', '{ maybe(of: "NORTH") }'],
    ['a number', '{ maybe(of: 1) }'],
    ['the value of a member', '{ number(of: 1) }'],
    ['a name that objects inherit', '{ maybe(of: constructor) }'],
  ] as const)('invalid inputs: %s', async ([, query]) => {
    const [message] = await complaints(server, query)
    expect(message).toMatch(/Value "|Enum "/)
  })

  test('invalid inputs: a variable', async () => {
    const query = 'query ($of: Direction) { maybe(of: $of) }'
    expect(await complaints(server, query, { variables: { of: 'BOGUS' } })).toEqual([
      expect.stringContaining('BOGUS'),
    ])
  })

  test('invalid inputs: selecting', async () => {
    await expect(server.select(['maybe', { of: 'BOGUS' }])).rejects.toThrow(coded('ARGUMENT_TYPE'))
    await expect(server.select(['number', { of: 3 }])).rejects.toThrow(coded('ARGUMENT_TYPE'))
  })

  describe('invalid defaults', () => {
    const direction = { kind: 'named', name: 'Direction', nullable: false } as const
    const broken: FieldSpec = {
      name: 'broken',
      owner: 'broken',
      type: { ...direction, nullable: true },
      args: [{ name: 'of', type: direction, default: 'BOGUS' }],
      resolve: ({ args }) => args['of'],
    }

    test('are refused when the layer is made that has the enum', () => {
      const members = [{ name: 'NORTH' }, { name: 'WEST' }]
      expect(() =>
        makeLayer({ name: 'broken', root: [broken], types: [{ kind: 'enum', name: 'Direction', members }] }),
      ).toThrow(
        expect.objectContaining({ code: 'LAYER_DEFAULT_TYPE', message: expect.stringContaining('BOGUS') }),
      )
    })

    test('of an enum of another layer are refused when the layers are composed', () => {
      expect(() => server.with(makeLayer({ name: 'broken', root: [broken] }))).toThrow(
        expect.objectContaining({
          code: 'LAYER_DEFAULT_TYPE',
          message: expect.stringContaining('Query.broken(of:)'),
        }),
      )
    })
  })
})
