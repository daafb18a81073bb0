import { definePolicies, type Policies } from '@graft/collisions'
import { unwrap } from '@graft/diagnostics'
import {
  arg,
  canonicalView,
  clientView,
  compose,
  composeAll,
  Composition,
  createServer,
  enumOf,
  Int,
  layer,
  list,
  makeLayer,
  object,
  ObjectResult,
  Server,
  String,
  type FieldSpec,
  type Layer,
  type LayerOptions,
} from '@graft/dagql'
import { describe, expect, test } from 'vitest'

const defaults = definePolicies({})

/** Core, with a root field `directory` whose objects say where they come from. */
const core = layer('core', ({ type, root }) => {
  const Directory = object<{ readonly from: string }>('Directory')
  type(Directory, (field) => ({ from: field(String, {}, ({ from }) => from) }))
  root((field) => ({ directory: field(Directory, {}, () => ({ from: 'core' })) }))
})

/** A module with a constructor of its name, a type, an enum, and fields that use both in every place. */
function moduleLayer(name: string, options: LayerOptions & { readonly rootField?: string } = {}): Layer {
  const { rootField = name, ...rest } = options
  const Image = object<{ readonly of: string }>('Image')
  const Size = enumOf('Size', ['S', 'L'])
  return layer(
    name,
    ({ type, root }) => {
      type(Image, (field) => ({
        of: field(String, {}, ({ of }) => of),
        layers: field(list(Image), { args: { size: arg(Size, { default: 'S' }) } }, ({ of }, { size }) => [
          { of: `${of} ${size}` },
        ]),
        over: field(Image, { args: { base: arg(Image) } }, ({ of }, { base }) => ({
          of: `${of} over ${base.of}`,
        })),
      }))
      root((field) => ({ [rootField]: field(Image, {}, () => ({ of: name })) }))
    },
    { rootClaimKind: 'constructor', ...rest },
  )
}

/** An alias on the client surface for a path of the API. */
function alias(name: string, ...path: readonly [string, ...string[]]): FieldSpec {
  return {
    name,
    owner: path[0],
    type: { kind: 'named', name: 'String', nullable: false },
    args: [],
    filter: { surface: 'client' },
    aliasOf: path,
    resolve: ({ context }) => context.select(context.root, ...path.map((field) => ({ field }))),
  }
}

function aliasLayer(...root: readonly FieldSpec[]): Layer {
  return makeLayer({ name: 'aliases', root, rootClaimKind: 'auto-alias' })
}

function serve(composition: Composition): Server {
  return new Server(composition, { policies: defaults, view: clientView, limits: undefined })
}

function refusals(base: Composition, added: Layer, policies: Policies = defaults): readonly string[] {
  const result = compose(base, added, policies)
  return result.ok ? [] : result.diagnostics.map((diagnostic) => diagnostic.code)
}

/** A spelling that takes `myTool` and `my_tool` for one command. */
const spelling = (name: string): string => name.toLowerCase().replaceAll('_', '')

const base = unwrap(composeAll([core], defaults))

describe('adding a layer', () => {
  test('makes a new composition and leaves the old one as it was', async () => {
    const digest = base.digest()
    const names = base.typeNames()
    const next = unwrap(compose(base, moduleLayer('wolfi'), defaults))
    expect(next).not.toBe(base)
    expect([base.digest(), base.typeNames(), base.layers.length]).toEqual([digest, names, 1])
    expect(base.field('Query', 'wolfi', clientView)).toBeUndefined()
    expect(base.type('Image')).toBeUndefined()
    expect(await serve(next).execute({ query: '{ wolfi { of } directory { from } }' })).toEqual({
      data: { wolfi: { of: 'wolfi' }, directory: { from: 'core' } },
    })
    expect(await serve(base).execute({ query: '{ directory { from } }' })).toEqual({
      data: { directory: { from: 'core' } },
    })
  })

  test('twice changes nothing, and neither does an equal layer', () => {
    const once = unwrap(compose(base, moduleLayer('wolfi'), defaults))
    expect(unwrap(compose(once, moduleLayer('wolfi'), defaults))).toBe(once)
    expect(unwrap(compose(base, core, defaults))).toBe(base)
  })

  test('gives one digest for the same layers, in whatever order they came if it made no difference', () => {
    const [one, two] = [moduleLayer('one', { digestSeed: 'a' }), aliasLayer(alias('x', 'directory', 'from'))]
    expect(unwrap(composeAll([core, one], defaults)).digest()).toBe(
      unwrap(compose(base, moduleLayer('one', { digestSeed: 'a' }), defaults)).digest(),
    )
    const other = unwrap(composeAll([core, moduleLayer('one', { digestSeed: 'b' })], defaults))
    const digests = [
      base,
      other,
      unwrap(composeAll([core, one], defaults)),
      unwrap(composeAll([core, one, two], defaults)),
      Composition.empty,
    ].map((each) => each.digest())
    expect(new Set(digests).size).toBe(digests.length)
    expect(unwrap(composeAll([core, two, one], defaults)).digest()).toBe(digests[3])
  })

  test('many layers, one by one, serve each of them', async () => {
    const layers = Array.from({ length: 60 }, (_, index) =>
      layer(`m${index}`, ({ root }) => root((field) => ({ [`m${index}`]: field(Int, {}, () => index) }))),
    )
    const all = serve(unwrap(composeAll([core, ...layers], defaults)))
    expect(await all.execute({ query: '{ m0 m15 m16 m17 m59 }' })).toEqual({
      data: { m0: 0, m15: 15, m16: 16, m17: 17, m59: 59 },
    })
    expect(all.composition.fieldNames('Query')).toHaveLength(62)
  })

  test('tells who brought what', () => {
    const next = unwrap(compose(base, moduleLayer('wolfi'), defaults))
    expect(
      ['Directory', 'Image', 'Size', 'String', 'Query', 'Nope'].map((name) => next.ownerOf(name)),
    ).toEqual(['core', 'wolfi', 'wolfi', undefined, undefined, undefined])
    expect(next.field('Query', 'wolfi', clientView)?.owner).toBe('wolfi')
  })
})

describe('a collision with the outcome `error` refuses the layer', () => {
  test.for<[what: string, added: Layer, codes: readonly string[]]>([
    ['constructor against a root field of core', moduleLayer('directory'), ['COLLISION_CONSTRUCTOR_CORE']],
    [
      'type against type',
      layer('other', ({ type }) => type(object<object>('Directory'), () => ({}))),
      ['COLLISION_TYPES'],
    ],
    [
      'enum against object',
      layer('other', ({ root }) =>
        root((field) => ({ pick: field(enumOf('Directory', ['A']), {}, () => 'A') })),
      ),
      ['COLLISION_TYPES'],
    ],
    [
      'reserved name',
      layer('other', ({ root }) => root((field) => ({ __secret: field(Int, {}, () => 1) }))),
      ['COLLISION_RESERVED'],
    ],
    [
      '`id` as an extension',
      makeLayer({
        name: 'other',
        extensions: new Map([['Directory', [{ ...alias('id', 'x'), owner: 'other' }]]]),
      }),
      ['COLLISION_RESERVED'],
    ],
  ])('%s', async ([, added, codes]) => {
    expect(refusals(base, added)).toEqual(codes)
    // The base keeps serving.
    expect(await serve(base).execute({ query: '{ directory { from } }' })).toEqual({
      data: { directory: { from: 'core' } },
    })
  })

  test('two commands of one spelling are one name', () => {
    const one = unwrap(compose(base, moduleLayer('myTool', { spelling }), defaults))
    expect(
      refusals(one, moduleLayer('my_tool', { spelling }), definePolicies({ 'type-type': 'qualify' })),
    ).toEqual(['COLLISION_SPELLING'])
  })

  test('every refused name of a layer is told at once', () => {
    const policies = definePolicies({ 'constructor-core': 'error', 'type-type': 'error' })
    const once = unwrap(compose(base, moduleLayer('wolfi'), policies))
    expect(refusals(once, moduleLayer('other', { rootField: 'directory' }), policies).toSorted()).toEqual([
      'COLLISION_CONSTRUCTOR_CORE',
      'COLLISION_TYPES',
      'COLLISION_TYPES',
    ])
  })

  test('a server refuses it by throwing, and goes on', async () => {
    const server = createServer({ layers: [core] })
    expect(() => server.with(moduleLayer('directory'))).toThrow(
      expect.objectContaining({ code: 'COLLISION_CONSTRUCTOR_CORE' }),
    )
    expect(await server.select('directory', 'from')).toBe('core')
    expect(() => createServer({ layers: [core, moduleLayer('directory')] })).toThrow('`directory`')
  })
})

describe('a collision with the outcome `qualify` renames', () => {
  const policies = definePolicies({ 'type-type': 'qualify', 'constructor-core': 'qualify' })
  const taken = unwrap(composeAll([core, moduleLayer('wolfi')], policies))
  const both = unwrap(compose(taken, moduleLayer('my-tool', { rootField: 'directory' }), policies))

  test('the field and the types, wherever they are used', async () => {
    const server = serve(both)
    const { data, errors } = await server.execute({
      query: `{
        directory { __typename from }
        wolfi { __typename of }
        myToolDirectory {
          __typename
          of
          layers(size: L) { __typename of }
        }
        __type(name: "MyToolImage") { fields { name type { ofType { name ofType { ofType { name } } } } args { type { name ofType { name } } } } }
      }`,
    })
    expect(errors).toBeUndefined()
    expect(data).toMatchObject({
      directory: { __typename: 'Directory', from: 'core' },
      wolfi: { __typename: 'Image', of: 'wolfi' },
      myToolDirectory: {
        __typename: 'MyToolImage',
        of: 'my-tool',
        layers: [{ __typename: 'MyToolImage', of: 'my-tool L' }],
      },
    })
    const field = both.field('MyToolImage', 'layers', clientView)
    expect(field?.type).toMatchObject({ element: { name: 'MyToolImage' } })
    expect(field?.args[0]?.type).toMatchObject({ name: 'MyToolSize' })
    expect(both.type('MyToolSize')).toMatchObject({ kind: 'enum', name: 'MyToolSize' })
  })

  test('and an object of the renamed type is an argument of it, one of the other is not', async () => {
    const server = serve(both)
    const own = await server.select('myToolDirectory')
    const other = await server.select('wolfi')
    expect(own).toBeInstanceOf(ObjectResult)
    expect(await server.select('myToolDirectory', { field: 'over', args: { base: own } }, 'of')).toBe(
      'my-tool over my-tool',
    )
    await expect(server.select('myToolDirectory', { field: 'over', args: { base: other } })).rejects.toThrow(
      'must be `MyToolImage!`: got a `Image`',
    )
    expect((await server.load(own instanceof ObjectResult ? own.id() : '')).value).toEqual({ of: 'my-tool' })
  })

  test('and the layers before it keep their names, and the report tells of each', () => {
    expect(both.type('Image')).toBe(taken.type('Image'))
    expect(both.field('Query', 'wolfi', clientView)).toBe(taken.field('Query', 'wolfi', clientView))
    const rows = both.resolutions.map(({ collision, decision }) => [collision.kind, collision.name, decision])
    expect(rows).toEqual(
      expect.arrayContaining([
        ['constructor-core', 'directory', { action: 'qualify', name: 'myToolDirectory' }],
        ['type-type', 'Image', { action: 'qualify', name: 'MyToolImage' }],
        ['type-type', 'Size', { action: 'qualify', name: 'MyToolSize' }],
      ]),
    )
    expect(rows).toHaveLength(3)
    expect(taken.resolutions).toHaveLength(0)
  })

  test('a name made up before is taken for the next', () => {
    expect(
      refusals(
        both,
        moduleLayer('third', { rootField: 'myToolDirectory' }),
        definePolicies({ 'type-type': 'qualify' }),
      ),
    ).toEqual(['COLLISION_CONSTRUCTORS'])
  })
})

describe('an alias that shadows', () => {
  const wolfi = moduleLayer('wolfi')
  const shadowing = unwrap(composeAll([core, wolfi, aliasLayer(alias('directory', 'wolfi', 'of'))], defaults))

  test('is seen on the client surface only', async () => {
    const server = serve(shadowing)
    expect(await server.execute({ query: '{ directory }' })).toEqual({ data: { directory: 'wolfi' } })
    expect(shadowing.field('Query', 'directory', clientView)?.aliasOf).toEqual(['wolfi', 'of'])
    expect(shadowing.field('Query', 'directory', canonicalView)?.aliasOf).toBeUndefined()
  })

  test('leaves core to selectors, to IDs and to the canonical surface', async () => {
    const server = serve(shadowing)
    const before = await serve(base).select('directory')
    const id = before instanceof ObjectResult ? before.id() : ''
    expect(await server.select('directory', 'from')).toBe('core')
    expect((await server.load(id)).value).toEqual({ from: 'core' })
    expect(
      await server.execute({
        query: 'query ($id: ID!) { node(id: $id) { __typename id } }',
        variables: { id },
      }),
    ).toEqual({
      data: { node: { __typename: 'Directory', id } },
    })
    const canonical = new Server(shadowing, { policies: defaults, view: canonicalView, limits: undefined })
    expect(await canonical.execute({ query: '{ directory { from } }' })).toEqual({
      data: { directory: { from: 'core' } },
    })
  })

  test('has a row in the report with the path to what it shadows', () => {
    const report = serve(shadowing).report
    expect(report.resolutions).toHaveLength(1)
    expect(report.toString()).toMatch(
      /directory +alias-core +shadow +wolfi \(auto-alias\) +core \(core-field\) +core \{ directory \}/,
    )
  })

  test('of an object has the identity of the real path', async () => {
    const image: FieldSpec = {
      ...alias('image', 'wolfi'),
      type: { kind: 'named', name: 'Image', nullable: false },
    }
    const server = serve(unwrap(composeAll([core, wolfi, aliasLayer(image)], defaults)))
    const { data } = await server.execute({ query: '{ image { id } wolfi { id } }' })
    expect(data?.['image']).toEqual(data?.['wolfi'])
    await expect(server.select('image')).rejects.toThrow(expect.objectContaining({ code: 'FIELD_UNKNOWN' }))
  })
})

describe('aliases that lose are left out with a warning', () => {
  test('two of one name from two owners: neither is there, the rest is', async () => {
    const result = composeAll(
      [
        core,
        moduleLayer('a'),
        aliasLayer(alias('check', 'a', 'of'), alias('check', 'b', 'of'), alias('name', 'a', 'of')),
      ],
      defaults,
    )
    expect(result.ok && result.warnings).toMatchObject([{ code: 'COLLISION_ALIASES', severity: 'warning' }])
    expect(result.ok && result.warnings.length).toBe(1)
    const server = serve(unwrap(result))
    expect(server.composition.field('Query', 'check', clientView)).toBeUndefined()
    expect(await server.execute({ query: '{ name a { of } }' })).toEqual({
      data: { name: 'a', a: { of: 'a' } },
    })
  })

  test('`keep` leaves the name to who has it, and qualify gives another', async () => {
    const kept = createServer({
      layers: [core, moduleLayer('a'), aliasLayer(alias('directory', 'a', 'of'))],
      policies: definePolicies({ 'alias-core': 'keep' }),
    })
    expect(await kept.execute({ query: '{ directory { from } }' })).toEqual({
      data: { directory: { from: 'core' } },
    })
    const renamed = createServer({
      layers: [core, moduleLayer('a'), aliasLayer(alias('directory', 'a', 'of'))],
      policies: definePolicies({ 'alias-core': 'qualify' }),
    })
    expect(await renamed.execute({ query: '{ aDirectory directory { from } }' })).toEqual({
      data: { aDirectory: 'a', directory: { from: 'core' } },
    })
  })
})

describe('extensions', () => {
  const size: FieldSpec = {
    name: 'size',
    owner: 'sizes',
    type: { kind: 'named', name: 'Int', nullable: false },
    args: [],
    resolve: ({ receiver }) => JSON.stringify(receiver.value).length,
  }
  const sizes = makeLayer({ name: 'sizes', extensions: new Map([['Directory', [size]]]) })

  test('add fields to a type of an earlier layer, in the new composition alone', async () => {
    const server = createServer({ layers: [core, sizes] })
    expect(await server.execute({ query: '{ directory { from size } }' })).toEqual({
      data: { directory: { from: 'core', size: 15 } },
    })
    expect(server.composition.fieldNames('Directory')).toEqual(['id', 'from', 'size'])
    expect(base.fieldNames('Directory')).toEqual(['id', 'from'])
  })

  test('of one name collide', () => {
    const one = unwrap(compose(base, sizes, defaults))
    const other = makeLayer({
      name: 'other',
      extensions: new Map([['Directory', [{ ...size, owner: 'other' }]]]),
    })
    expect(refusals(one, other)).toEqual(['COLLISION_EXTENSION_FIELD'])
  })
})
