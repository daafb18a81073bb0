import {
  arg,
  canonicalView,
  createServer,
  instance,
  Int,
  interfaceOf,
  layer,
  list,
  nullable,
  object,
  String,
  syncField,
  version,
  type Server,
} from '@graft/dagql'
import { describe, expect, test } from 'vitest'
import { ask, coded, complaints, objectOf } from './ask.ts'
import { Duck, Named, Quacker, Robot, implementsIn } from './implements-in.ts'

interface Pond {
  readonly server: Server
  readonly ran: string[]
}

/** Two types that have a name, of which one quacks. */
function pond(): Pond {
  const ran: string[] = []
  const made = layer('pond', ({ type, shape, root }) => {
    shape(Named, (field) => ({ name: field(String) }))
    shape(Quacker, (field) => ({
      name: field(String),
      quack: field(String, { args: { times: arg(Int, { default: 1 }) } }),
    }))
    type(Duck, (field) => ({
      name: field(String),
      quack: field(String, { args: { times: arg(Int, { default: 2 }) } }, (_duck, { times }) => {
        ran.push('quack')
        return 'quack '.repeat(times).trim()
      }),
    }))
    type(Robot, (field) => ({
      name: field(String),
      charge: field(Int, () => {
        ran.push('charge')
        return 7
      }),
    }))
    root((field) => ({
      duck: field(Duck, () => ({ name: 'Donald' })),
      robot: field(Robot, () => ({ name: 'Marvin' })),
      named: field(Named, { args: { robot: arg(nullable(Int)) } }, (_root, { robot }) =>
        robot === undefined ? instance(Duck, { name: 'Donald' }) : instance(Robot, { name: 'Marvin' }),
      ),
      all: field(list(Named), () => [
        instance(Duck, { name: 'Donald' }),
        instance(Robot, { name: 'Marvin' }),
      ]),
      call: field(String, { args: { named: arg(Named) } }, (_root, { named }) => JSON.stringify(named)),
      quacks: field(String, { args: { quacker: arg(Quacker) } }, () => 'it quacks'),
    }))
  })
  return { server: createServer({ layers: [made] }), ran }
}

describe('TestInterfaces', () => {
  describe('install and introspect', () => {
    test('a type satisfies an interface without saying so, also one that comes later', () => {
      const types = layer('types', ({ type }) => type(Duck, (field) => ({ name: field(String) })))
      const shapes = layer('shapes', ({ shape }) => shape(Named, (field) => ({ name: field(String) })))
      expect(implementsIn([types, shapes], 'Duck', 'Named')).toBe(true)
      expect(implementsIn([shapes, types], 'Duck', 'Named')).toBe(true)
    })

    test('an interface lists the types that satisfy it', () => {
      const { server } = pond()
      const seen = server.composition.in(canonicalView)
      expect(seen.possibleTypes('Named')).toEqual(['Duck', 'Robot'])
      expect(seen.possibleTypes('Quacker')).toEqual(['Duck'])
      expect(seen.interfacesOf('Duck')).toEqual(['Named', 'Node', 'Quacker'])
      expect(seen.interfacesOf('Robot')).toEqual(['Named', 'Node'])
    })

    test('in each view for itself', () => {
      const made = layer('views', ({ type, shape }) => {
        type(Duck, (field) => ({ name: field(String, { view: version.after('2.0') }) }))
        shape(Named, (field) => ({ name: field(String) }))
      })
      expect(implementsIn([made], 'Duck', 'Named', '1.0')).toBe(false)
      expect(implementsIn([made], 'Duck', 'Named', '2.0')).toBe(true)
    })
  })

  test('interface-to-interface', () => {
    const { server } = pond()
    const seen = server.composition.in(canonicalView)
    expect(seen.implements('Quacker', 'Named')).toBe(true)
    expect(seen.implements('Named', 'Quacker')).toBe(false)
    expect(seen.implements('Quacker', 'Node')).toBe(false)
  })

  test('auto Node', async () => {
    const Plain = object<object>('Plain', undefined, { identified: false })
    const made = layer('plain', ({ type, root }) => {
      type(Plain, (field) => ({ n: field(Int, () => 1) }))
      type(Duck, (field) => ({ name: field(String) }))
      root((field) => ({ plain: field(Plain, () => ({})) }))
    })
    expect(implementsIn([made], 'Duck', 'Node')).toBe(true)
    expect(implementsIn([made], 'Plain', 'Node')).toBe(false)
    expect(implementsIn([made], 'Query', 'Node')).toBe(false)
    expect(await complaints(createServer({ layers: [made] }), '{ plain { id } }')).toEqual([
      expect.stringContaining('Cannot query field "id" on type "Plain"'),
    ])
  })

  test('fields added after install', async () => {
    const Syncer = interfaceOf('Syncer')
    const shapes = layer('shapes', ({ type, shape, root }) => {
      shape(Syncer, (field) => ({ sync: field(String) }))
      type(Duck, (field) => ({ name: field(String) }))
      root((field) => ({ duck: field(Duck, () => ({ name: 'Donald' })) }))
    })
    const late = layer('late', ({ extend }) =>
      extend(Duck, (field) => ({ sync: field(String, () => 'done') })),
    )
    expect(implementsIn([shapes], 'Duck', 'Syncer')).toBe(false)
    expect(implementsIn([shapes, late], 'Duck', 'Syncer')).toBe(true)
    const server = createServer({ layers: [shapes] })
    expect(await ask(server.with(late), '{ duck { ... on Syncer { sync } } }')).toEqual({
      duck: { sync: 'done' },
    })
    // The server before goes on without it.
    expect(server.composition.in(canonicalView).implements('Duck', 'Syncer')).toBe(false)
  })

  test('the field `sync` makes the object and returns its ID', async () => {
    const made = layer('sync', ({ type, root }) => {
      type(Duck, () => ({ sync: syncField }))
      root((field) => ({ duck: field(Duck, () => ({ name: 'Donald' })) }))
    })
    const server = createServer({ layers: [made] })
    const duck = await objectOf(server.select('duck'))
    expect(await ask(server, '{ duck { sync } }')).toEqual({ duck: { sync: duck.id() } })
  })

  describe('inline fragments; spreads', () => {
    test.for<[query: string, data: unknown]>([
      ['{ duck { ... { name } } }', { duck: { name: 'Donald' } }],
      ['{ duck { ... on Duck { name } } }', { duck: { name: 'Donald' } }],
      ['{ duck { ... on Named { name } } }', { duck: { name: 'Donald' } }],
      ['{ duck { ... on Quacker { quack(times: 1) } } }', { duck: { quack: 'quack' } }],
      [
        '{ named { name ... on Duck { quack } ... on Robot { charge } } }',
        { named: { name: 'Donald', quack: 'quack quack' } },
      ],
      ['{ named(robot: 1) { ... on Quacker { quack } ... on Robot { charge } } }', { named: { charge: 7 } }],
      ['{ named(robot: 1) { ... on Quacker { quack } } }', { named: {} }],
      [
        '{ ...q } fragment q on Query { named { ...n } } fragment n on Named { name }',
        { named: { name: 'Donald' } },
      ],
      [
        '{ duck { ...n ...d } } fragment n on Named { name } fragment d on Duck { quack }',
        { duck: { name: 'Donald', quack: 'quack quack' } },
      ],
      [
        '{ all { name ... on Robot { charge } } }',
        { all: [{ name: 'Donald' }, { name: 'Marvin', charge: 7 }] },
      ],
    ])('%s', async ([query, data]) => {
      expect(await ask(pond().server, query)).toEqual(data)
    })

    test.for([
      ['{ duck { ... on Robot { charge } } }', /Fragment cannot be spread here/],
      ['{ robot { ... on Quacker { quack } } }', /Fragment cannot be spread here/],
      ['{ named { charge } }', /Cannot query field "charge" on type "Named"/],
      ['{ named { ... on Nope { x } } }', /Unknown type "Nope"/],
    ] as const)('%s is refused', async ([query, message]) => {
      expect(await complaints(pond().server, query)).toEqual([expect.stringMatching(message)])
    })
  })

  describe('node applies conditions at runtime', () => {
    test('fragments that match are answered, with aliases, and others are left out', async () => {
      const { server, ran } = pond()
      const query = `query ($id: ID!) {
        node(id: $id) { ... on Robot { power: charge } ... on Quacker { noise: quack(times: 1) } ... on Named { who: name } }
      }`
      const robot = await objectOf(server.select('robot'))
      expect(await ask(server, query, { variables: { id: robot.id() } })).toEqual({
        node: { power: 7, who: 'Marvin' },
      })
      expect(ran).toEqual(['charge'])
      const duck = await objectOf(server.select('duck'))
      expect(await ask(server, query, { variables: { id: duck.id() } })).toEqual({
        node: { noise: 'quack', who: 'Donald' },
      })
    })

    test('an object that nothing matches is empty', async () => {
      const { server, ran } = pond()
      const robot = await objectOf(server.select('robot'))
      const query = 'query ($id: ID!) { node(id: $id) { ... on Quacker { quack } ... on Duck { name } } }'
      expect(await ask(server, query, { variables: { id: robot.id() } })).toEqual({ node: {} })
      expect(ran).toEqual([])
    })
  })

  describe('resolve using loaded object schema', () => {
    // Fields of the same names are not enough: an object that does not satisfy the interface does not match it.
    test('an object whose fields have the names of an interface and other types does not match it', async () => {
      const Impostor = object<object>('Impostor')
      const made = layer('impostor', ({ type, root }) => {
        type(Impostor, (field) => ({ name: field(Int, () => 1) }))
        root((field) => ({ impostor: field(Impostor, () => ({})) }))
      })
      const server = pond().server.with(made)
      const impostor = await objectOf(server.select('impostor'))
      const query = 'query ($id: ID!) { node(id: $id) { __typename ... on Named { name } } }'
      expect(await ask(server, query, { variables: { id: impostor.id() } })).toEqual({
        node: { __typename: 'Impostor' },
      })
    })

    test('an object of a type that came with another layer matches by what it has', async () => {
      const Late = object<{ readonly name: string }>('Late')
      const made = layer('late', ({ type, root }) => {
        type(Late, (field) => ({ name: field(String) }))
        root((field) => ({ late: field(Named, () => instance(Late, { name: 'Daisy' })) }))
      })
      const server = pond().server.with(made)
      expect(await ask(server, '{ late { __typename name ... on Late { again: name } } }')).toEqual({
        late: { __typename: 'Late', name: 'Daisy', again: 'Daisy' },
      })
    })
  })

  describe('fragment with interface condition; `__typename`', () => {
    test('a type is named as it is, whatever the condition', async () => {
      const { server } = pond()
      const query =
        '{ __typename named { __typename } all { __typename ... on Named { type: __typename } } duck { ... on Named { __typename } } }'
      expect(await ask(server, query)).toEqual({
        __typename: 'Query',
        named: { __typename: 'Duck' },
        all: [
          { __typename: 'Duck', type: 'Duck' },
          { __typename: 'Robot', type: 'Robot' },
        ],
        duck: { __typename: 'Duck' },
      })
    })
  })

  describe('arguments of an interface', () => {
    test('any object that satisfies it is taken, and no other', async () => {
      const { server } = pond()
      const duck = await objectOf(server.select('duck'))
      const robot = await objectOf(server.select('robot'))
      expect(await server.select(['call', { named: robot.id() }]).as(String)).toBe('{"name":"Marvin"}')
      expect(await server.select(['quacks', { quacker: duck }]).as(String)).toBe('it quacks')
      await expect(server.select(['quacks', { quacker: robot }])).rejects.toThrow(coded('ARGUMENT_TYPE'))
      await expect(server.select(['quacks', { quacker: robot.id() }])).rejects.toThrow(coded('ID_TYPE'))
    })

    test('a result that does not satisfy it is refused', async () => {
      const made = layer('wrong', ({ root }) =>
        root((field) => ({
          quacker: field(Quacker, () => instance(Robot, { name: 'Marvin' })),
          nameless: field(Named, () => ({ name: 'who?' }) as never),
        })),
      )
      const server = pond().server.with(made)
      await expect(server.select('quacker')).rejects.toThrow(coded('RESULT_TYPE'))
      await expect(server.select('nameless')).rejects.toThrow(coded('RESULT_TYPE'))
    })
  })

  test('defaults of an object hold where it is called through an interface', async () => {
    // The interface declares the default 1; the object that is called declares 2, and decides.
    const made = layer('quackers', ({ root }) =>
      root((field) => ({ quacker: field(Quacker, () => instance(Duck, { name: 'Donald' })) })),
    )
    expect(await ask(pond().server.with(made), '{ quacker { quack } }')).toEqual({
      quacker: { quack: 'quack quack' },
    })
  })
})
