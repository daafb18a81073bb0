import {
  clientView,
  createServer,
  Int,
  layer,
  legacyIds,
  makeLayer,
  object,
  pure,
  String,
  version,
  type FieldSpec,
  type Layer,
  type LayerType,
  type ObjectClass,
  type Server,
} from '@graft/dagql'
import { describe, expect, test } from 'vitest'
import { ask, coded, complaints, objectOf } from './ask.ts'

const Point = object<{ readonly x: number }>('Point')
const Hidden = object<{ readonly x: number }>('_Hidden')

const points = layer(
  'points',
  ({ type, root }) => {
    type(Point, (field) => ({ x: field(Int), next: field(Point, ({ x }) => ({ x: x + 1 })) }))
    type(Hidden, (field) => ({ x: field(Int) }))
    root((field) => ({ point: field(Point, () => ({ x: 1 })), hidden: field(Hidden, () => ({ x: 2 })) }))
  },
  { cache: pure },
)

const text = { kind: 'named', name: 'String', nullable: false } as const

/**
 * What an install hook was, as a value: a function of a layer that makes its companion. For each object type it adds a
 * field, a twin under another name, and a root field that makes the twin.
 */
function twins(of: Layer): Layer {
  const owner = `${of.name} (twins)`
  const classes = [...of.types.values()].filter((type): type is ObjectClass => type.kind === 'object')
  const twin = ({ name, fields }: ObjectClass): LayerType => ({
    kind: 'object',
    name: `${name}Twin`,
    fields: fields.map((field) => ({ ...field, owner })),
  })
  const hello = (name: string): FieldSpec => ({
    name: 'hello',
    owner,
    type: text,
    args: [],
    resolve: () => `hello ${name}`,
  })
  const made = (name: string): FieldSpec => ({
    name: `a${name}Twin`,
    owner,
    type: { kind: 'named', name: `${name}Twin`, nullable: false },
    args: [],
    resolve: () => ({ x: 40 }),
  })
  return makeLayer({
    name: owner,
    digestSeed: of.digest,
    types: classes.map(twin),
    extensions: new Map(classes.map(({ name }) => [name, [hello(name)]])),
    root: classes.map(({ name }) => made(name)),
  })
}

describe('TestInstallHooks', () => {
  test('a companion layer extends a type, brings a renamed twin, and adds root fields', async () => {
    const server = createServer({ layers: [points, twins(points)] })
    expect(await ask(server, '{ point { x hello next { hello } } aPointTwin { __typename x } }')).toEqual({
      point: { x: 1, hello: 'hello Point', next: { hello: 'hello Point' } },
      aPointTwin: { __typename: 'PointTwin', x: 40 },
    })
  })

  test('the twin itself has no twin', () => {
    const server = createServer({ layers: [points, twins(points)] })
    const names = server.composition.typeNames().filter((name) => name.includes('Twin'))
    expect(names).toEqual(['PointTwin', '_HiddenTwin'])
  })

  test('it needs the layer that it was made for', () => {
    expect(() => createServer({ layers: [twins(points)] })).toThrow(coded('LAYER_TYPE_UNKNOWN'))
    const server = createServer({ layers: [points, twins(points)] })
    expect(() => server.without(points)).toThrow(coded('LAYER_NEEDED'))
    expect(server.without(twins(points)).composition.typeNames()).not.toContain('PointTwin')
  })

  test('types whose fields collide with those of the companion are refused', () => {
    const greeting = layer('greeting', ({ type, root }) => {
      const Greeting = object<object>('Greeting')
      type(Greeting, (field) => ({ hello: field(String, () => 'hi') }))
      root((field) => ({ greeting: field(Greeting, () => ({})) }))
    })
    expect(() => createServer({ layers: [greeting, twins(greeting)] })).toThrow(/hello/)
  })
})

describe('companion layers for older clients', () => {
  const legacy = legacyIds(points, version.before('0.22.0'))
  const server: Server = createServer({ layers: legacy === undefined ? [points] : [points, legacy] })
  const old = server.in({ surface: 'client', version: '0.21.0' })
  const load = 'query ($id: PointID!) { loadPointFromID(id: $id) { id x next { x } } }'

  test('older clients load an object by the scalar and the field of its type', async () => {
    const point = await objectOf(old.select('point'))
    expect(await ask(old, load, { variables: { id: point.id() } })).toEqual({
      loadPointFromID: { id: point.id(), x: 1, next: { x: 2 } },
    })
    // Clients that know of no versions are older than every one.
    const unknown = server.in({ surface: 'client', version: 'legacy' })
    expect(await ask(unknown, load, { variables: { id: point.id() } })).toMatchObject({
      loadPointFromID: { x: 1 },
    })
  })

  test('newer clients see neither', async () => {
    const point = await objectOf(server.select('point'))
    const missing = [
      expect.stringContaining('Unknown type "PointID"'),
      expect.stringContaining('Cannot query field "loadPointFromID"'),
    ]
    for (const view of [clientView, { ...clientView, version: '0.22.0' }]) {
      expect(await complaints(server.in(view), load, { variables: { id: point.id() } })).toEqual(missing)
      expect(server.composition.in(view).typeNames()).not.toContain('PointID')
    }
    expect(old.composition.in({ ...clientView, version: '0.21.0' }).typeNames()).toContain('PointID')
  })

  test('an ID of another type is refused, and types with an underscore are left out', async () => {
    const hidden = await objectOf(server.select('hidden'))
    expect(await complaints(old, load, { variables: { id: hidden.id() } })).toEqual([
      expect.stringContaining('_Hidden'),
    ])
    expect(server.composition.typeNames()).not.toContain('_HiddenID')
  })
})
