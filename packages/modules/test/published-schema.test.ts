import { describe, expect, test } from 'vitest'
import { moduleLayer } from '@graft/modules'
import { dataOf, document, inlineModule, install, scope, serveModules } from './serve-module.ts'
import { shop, shopDef } from './shop.ts'

const TYPE_OF_ARGS = `
  query ($type: String!) {
    __type(name: $type) {
      description
      fields { name args { name defaultValue type { ...Ref } } type { ...Ref } }
    }
  }
  fragment Ref on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind } } } } }
`

/** The shape of a type in the published schema, as GraphQL prints it. */
async function printType(module: ReturnType<typeof shop>, name: string): Promise<readonly string[]> {
  // The introspection query above has exactly this shape.
  const { __type: type } = (await dataOf(serveModules(module), TYPE_OF_ARGS, { type: name })) as {
    readonly __type: {
      readonly fields: readonly { name: string; type: Ref; args: readonly Arg[] }[]
    } | null
  }
  return (type?.fields ?? []).map((field) => `${field.name}${printArgs(field.args)}: ${printRef(field.type)}`)
}

interface Ref {
  readonly kind: string
  readonly name: string | null
  readonly ofType?: Ref | null
}
interface Arg {
  readonly name: string
  readonly defaultValue: string | null
  readonly type: Ref
}

function printArgs(args: readonly Arg[]): string {
  const each = args.map(
    ({ name, type, defaultValue }) =>
      `${name}: ${printRef(type)}${defaultValue === null ? '' : ` = ${defaultValue}`}`,
  )
  return each.length === 0 ? '' : `(${each.join(', ')})`
}

function printRef({ kind, name, ofType }: Ref): string {
  if (ofType === null || ofType === undefined) return name ?? '?'
  return kind === 'LIST' ? `[${printRef(ofType)}]` : `${printRef(ofType)}!`
}

describe('the published schema', () => {
  test('the constructor takes the arguments of the class: omittable ones nullable, defaults shown', async () => {
    expect(await printType(shop(), 'Query')).toContain(
      'shop(owner: String!, dryRun: Boolean! = false, tags: [String!]! = [], limit: Int, rate: Float, ' +
        'size: ShopSize! = SMALL, banner: ID): Shop!',
    )
  })

  test('the main object takes the name of the module; fields come before functions, in GraphQL spelling', async () => {
    expect(await printType(shop(), 'Shop')).toEqual([
      'id: ID!',
      'owner: String!',
      'motto: String',
      'featured: ShopItem',
      'toString: String',
      'item(name: String!): ShopItem!',
      'items: [ShopItem!]!',
      'maybeItem: ShopItem',
      'pack(what: ID!, extras: [ID!]! = []): String!',
      'read(from: ID!): String!',
      'write(text: String!): Note!',
      'echoNote(it: ID!): Note!',
      'notes: [Note!]!',
      'larger(than: ShopSize!): ShopSize!',
      'names: [String!]!',
      'nothing: Void',
      'record: JSON!',
      'show(it: String, n: String! = "x"): String!',
      'wait: String!',
    ])
  })

  test('other types of the module are prefixed with its name', async () => {
    expect(await printType(shop(), 'ShopItem')).toEqual([
      'id: ID!',
      'name: String!',
      'shout: String!',
      'renamed(to: String!): ShopItem!',
    ])
    const enums = await dataOf(
      serveModules(shop()),
      '{ __type(name: "ShopSize") { kind enumValues { name } } }',
    )
    expect(enums).toEqual({ __type: { kind: 'ENUM', enumValues: [{ name: 'SMALL' }, { name: 'LARGE' }] } })
  })

  test('a module installed under another name publishes everything under that name', async () => {
    const corner = shop({}, { name: 'corner-shop' })
    expect(install(corner)).toMatchObject({
      name: 'corner-shop',
      constructorName: 'cornerShop',
      mainType: 'CornerShop',
    })
    expect(await printType(corner, 'Shop')).toEqual([])
    expect(await printType(corner, 'CornerShop')).toContain('item(name: String!): CornerShopItem!')
    const data = await dataOf(
      serveModules(corner),
      '{ cornerShop(owner: "Ann") { __typename item(name: "pen") { __typename shout } } }',
    )
    expect(data).toEqual({
      cornerShop: { __typename: 'CornerShop', item: { __typename: 'CornerShopItem', shout: 'PEN' } },
    })
  })

  test('one module under two names is two modules', async () => {
    const server = serveModules(shop({}, { name: 'left' }), shop({}, { name: 'right' }))
    expect(
      await dataOf(
        server,
        '{ left(owner: "A") { owner __typename } right(owner: "B") { owner __typename } }',
      ),
    ).toEqual({ left: { owner: 'A', __typename: 'Left' }, right: { owner: 'B', __typename: 'Right' } })
  })

  test('a type of its own comes before one of core with the same name', async () => {
    const def = document({
      name: 'pad',
      mainObject: 'Pad',
      objects: [
        {
          name: 'Pad',
          fields: [],
          functions: [
            { name: 'note', arguments: [], returns: { kind: 'object', name: 'Note', nullable: false } },
          ],
        },
        { name: 'Note', fields: [{ name: 'n', type: { kind: 'integer', nullable: false } }], functions: [] },
      ],
    })
    const functions = {
      'Pad.': () => ({ $object: 'Pad', state: {} }),
      'Pad.note': () => ({ $object: 'Note', state: { n: 1 } }),
    }
    expect(
      await dataOf(serveModules(inlineModule(def, { functions })), '{ pad { note { __typename n } } }'),
    ).toEqual({ pad: { note: { __typename: 'PadNote', n: 1 } } })
  })

  test('docs, deprecations and places are carried over', async () => {
    const location = { file: 'src/index.ts', line: 3, column: 1 }
    const def = document({
      name: 'old',
      description: 'of the module',
      mainObject: 'Old',
      objects: [
        {
          name: 'Old',
          description: 'of the object',
          deprecated: 'use new',
          location,
          fields: [],
          functions: [
            {
              name: 'run',
              description: 'of the function',
              deprecated: 'use start',
              arguments: [
                {
                  name: 'fast',
                  description: 'of the argument',
                  type: { kind: 'boolean', nullable: true },
                },
              ],
              returns: { kind: 'string', nullable: false },
            },
          ],
        },
      ],
    })
    const server = serveModules(inlineModule(def))
    expect(
      await dataOf(
        server,
        `{ root: __type(name: "Query") { fields(includeDeprecated: true) { name description deprecationReason } }
           old: __type(name: "Old") { description fields(includeDeprecated: true) {
             name description deprecationReason args { name description } } } }`,
      ),
    ).toMatchObject({
      root: {
        fields: expect.arrayContaining([
          // The constructor has no docs of its own, so it shows the object's.
          { name: 'old', description: 'of the object', deprecationReason: 'use new' },
        ]),
      },
      old: {
        description: 'of the object',
        fields: [
          { name: 'id' },
          {
            name: 'run',
            description: 'of the function',
            deprecationReason: 'use start',
            args: [{ name: 'fast', description: 'of the argument' }],
          },
        ],
      },
    })
    expect(server.composition.field('Query', 'old', { surface: 'client' })?.location).toEqual(location)
  })

  test('an object without docs shows those of the module on its constructor', () => {
    expect(install(shop()).layer.root.get('shop')).toMatchObject({
      description: 'Sells things.',
      owner: 'shop',
      isConstructor: true,
    })
  })
})

describe('layering', () => {
  test.each(['größe', '2nd', '', '--'])('refuses the name %j to install it under', (name) => {
    expect(moduleLayer(shop({}, { name }), scope)).toMatchObject({
      ok: false,
      diagnostics: [
        { code: 'MODULE_NAME_INVALID', message: expect.stringContaining(`the module \`${name}\``) },
      ],
    })
  })

  test('runs nothing of the module, not even to list the whole schema', async () => {
    let runtimes = 0
    const module = shop({}, { runtime: () => (runtimes++, shop().inline) })
    const made = moduleLayer(module, scope)
    expect(made.ok).toBe(true)
    await dataOf(serveModules(module), '{ __schema { types { name fields { name args { name } } } } }')
    expect(runtimes).toBe(0)
    await dataOf(serveModules(module), '{ shop(owner: "Ann") { owner } }')
    expect(runtimes).toBe(1)
  })

  test('a class without a constructor of its own is made without arguments', async () => {
    const { constructorFunction: _constructor, ...main } = shopDef.objects[0] ?? {
      name: '',
      fields: [],
      functions: [],
    }
    const module = shop({}, { def: { ...shopDef, objects: [main, ...shopDef.objects.slice(1)] } })
    expect(await printType(module, 'Query')).toContain('shop: Shop!')
    expect(await dataOf(serveModules(module), '{ shop { names } }')).toEqual({
      shop: { names: ['pen', 'cup'] },
    })
    expect(module.inline.calls[0]).toEqual({ object: 'Shop', member: '', state: {}, arguments: {} })
  })
})
