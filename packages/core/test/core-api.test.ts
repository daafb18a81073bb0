import { coreLayer, graftVersion } from '@graft/core'
import {
  arg,
  asNullable,
  Boolean,
  createServer,
  enumOf,
  Float,
  Int,
  layer,
  list,
  makeLayer,
  nullable,
  object,
  ObjectResult,
  String,
  type FieldSpec,
  type Layer,
} from '@graft/dagql'
import { describe, expect, test } from 'vitest'

const server = createServer({ layers: [coreLayer()] })

async function ask(query: string, variables?: { readonly [name: string]: unknown }): Promise<unknown> {
  const { data, errors } = await server.execute({ query, variables })
  expect(errors).toBeUndefined()
  return data
}

test('core layers are one layer, and core collides with nothing of its own', () => {
  expect(coreLayer().digest).toBe(coreLayer().digest)
  expect(server.report.resolutions).toEqual([])
  expect(server.with(coreLayer()).composition).toBe(server.composition)
})

test('the version is that of the engine', async () => {
  expect(await ask('{ version core { version } }')).toEqual({
    version: graftVersion,
    core: { version: graftVersion },
  })
})

describe('directories', () => {
  test('are written and read', async () => {
    expect(
      await ask(`{
        directory {
          entries
          withNewFile(path: "src/index.ts", contents: "export {}\\n") {
            withNewFile(path: "README.md", contents: "read") {
              entries
              src: entries(path: "src")
              file(path: "./src/index.ts") { name contents }
            }
          }
        }
      }`),
    ).toEqual({
      directory: {
        entries: [],
        withNewFile: {
          withNewFile: {
            entries: ['README.md', 'src/'],
            src: ['index.ts'],
            file: { name: 'index.ts', contents: 'export {}\n' },
          },
        },
      },
    })
  })

  test('come back by ID with all that was written', async () => {
    const made = await server.select(
      'directory',
      { field: 'withNewFile', args: { path: 'a/b.txt', contents: '\uFEFF\0é' } },
      { field: 'file', args: { path: 'a/b.txt' } },
    )
    const id = made instanceof ObjectResult ? made.id() : ''
    expect(
      await ask('query ($id: ID!) { node(id: $id) { __typename ... on File { contents } } }', { id }),
    ).toEqual({
      node: { __typename: 'File', contents: '\uFEFF\0é' },
    })
  })

  test('are arguments and results of other layers', async () => {
    const Directory = object<{ withNewFile(path: string, contents: string): object }>('Directory')
    const lint = layer('lint', ({ root }) =>
      root((field) => ({
        fix: field(
          Directory,
          { args: { source: arg(Directory) } },
          (_root, { source }) =>
            // What core makes is a directory again, whatever this layer knows of it.
            source.withNewFile('fixed', 'yes') as never,
        ),
      })),
    )
    const both = server.with(lint)
    const source = await both.select('directory', { field: 'withNewFile', args: { path: 'a', contents: '' } })
    expect(await both.select({ field: 'fix', args: { source } }, 'entries')).toEqual(['a', 'fixed'])
  })

  test('refuse a path with the code and the place', async () => {
    const { data, errors } = await server.execute({ query: '{ version directory { entries(path: "..") } }' })
    expect(data).toBeNull()
    expect(errors).toMatchObject([
      {
        message: 'the path `..` leads out of the directory',
        path: ['directory', 'entries'],
        extensions: { code: 'PATH_ESCAPES' },
      },
    ])
  })
})

describe('`core` reaches every root field of core', () => {
  test('with the identity of the root field', async () => {
    const query = '{ id a: withNewFile(path: "a", contents: "") { id } }'
    const data = await ask(`{ core { directory ${query} } directory ${query} }`)
    const { core, directory } = data as {
      readonly core: { readonly directory: unknown }
      readonly directory: unknown
    }
    expect(core.directory).toEqual(directory)
    expect(await server.select('core', 'directory')).toEqual(await server.select('directory'))
  })

  test('by the same names', async () => {
    const data = (await ask('{ __type(name: "Core") { fields { name } } }')) as {
      readonly __type: { readonly fields: readonly { readonly name: string }[] }
    }
    expect(Object.values(data)[0]?.fields.map((field) => field.name)).toEqual([
      'id',
      'version',
      'directory',
      'currentTypeDefs',
    ])
  })

  test('under an alias that shadows one', async () => {
    const alias: FieldSpec = {
      name: 'directory',
      owner: 'lint',
      type: { kind: 'named', name: 'String', nullable: false },
      args: [],
      filter: { surface: 'client' },
      aliasOf: ['version'],
      resolve: ({ context }) => context.select(context.root, { field: 'version' }),
    }
    const shadowed = server.with(makeLayer({ name: 'aliases', root: [alias], rootClaimKind: 'auto-alias' }))
    expect(await shadowed.execute({ query: '{ directory core { directory { entries } } }' })).toEqual({
      data: { directory: graftVersion, core: { directory: { entries: [] } } },
    })
    expect(shadowed.report.resolutions[0]?.reach).toBe('core { directory }')
  })
})

/** A layer that uses types in every way that typedefs tell of. */
function shapes(): Layer {
  const Shape = object<object>('Shape', 'A shape.')
  const Size = enumOf('Size', ['S', { name: 'L', description: 'Large.' }], 'How large.')
  return layer('shapes', ({ type, root }) => {
    type(Shape, (field) => ({
      area: field(
        Float,
        {
          description: 'In metres.',
          deprecated: 'Use `size`.',
          args: {
            scale: arg(Float, { default: 1.5, description: 'Times.', deprecated: 'Scale it yourself.' }),
            name: arg(nullable(String)),
            flags: arg(list(Boolean), { default: [true] }),
            none: arg(nullable(Int), { default: null }),
          },
        },
        () => 1,
      ),
      size: field(Size, {}, () => 'S'),
      parts: field(list(nullable(Shape)), {}, () => []),
    }))
    root((field) => ({ shape: field(Shape, {}, () => ({})) }))
  })
}

describe('`currentTypeDefs` describes what is served', () => {
  const served = server.with(shapes())

  async function typeDefs(selection: string): Promise<readonly { readonly [name: string]: unknown }[]> {
    const { data, errors } = await served.execute({ query: `{ currentTypeDefs { ${selection} } }` })
    expect(errors).toBeUndefined()
    return (data as { readonly currentTypeDefs: readonly { readonly [name: string]: unknown }[] })
      .currentTypeDefs
  }

  /** The typedef whose object, enum or interface has a name. */
  async function named(kind: string, name: string, selection: string): Promise<unknown> {
    const all = await typeDefs(`${kind} { name ${selection} }`)
    return all
      .map((def) => def[kind])
      .find((def) => (def as { readonly name?: string } | null)?.name === name)
  }

  test('each type once, with its kind', async () => {
    const all = await typeDefs(
      'kind optional asObject { name } asEnum { name } asInterface { name } asScalar { name } asList { elementTypeDef { kind } }',
    )
    const kinds = all.map(({ kind, asObject, asEnum, asInterface }) => {
      const def = [asObject, asEnum, asInterface].find((each) => each !== null)
      return [(def as { readonly name: string }).name, kind]
    })
    expect(kinds).toEqual(
      expect.arrayContaining([
        ['Query', 'OBJECT_KIND'],
        ['Core', 'OBJECT_KIND'],
        ['Directory', 'OBJECT_KIND'],
        ['Shape', 'OBJECT_KIND'],
        ['Size', 'ENUM_KIND'],
        ['TypeDefKind', 'ENUM_KIND'],
        ['Node', 'INTERFACE_KIND'],
      ]),
    )
    expect(new Set(kinds.map(([name]) => name)).size).toBe(kinds.length)
    expect(
      all.every((def) => def['optional'] === false && def['asScalar'] === null && def['asList'] === null),
    ).toBe(true)
  })

  test('an object with its functions, and without hidden ones', async () => {
    expect(
      await named(
        'asObject',
        'Shape',
        'description sourceModuleName constructorArgs { name } sourceMap { line } functions { name }',
      ),
    ).toEqual({
      name: 'Shape',
      description: 'A shape.',
      sourceModuleName: 'shapes',
      constructorArgs: null,
      sourceMap: null,
      functions: [{ name: 'area' }, { name: 'size' }, { name: 'parts' }],
    })
    expect(await named('asObject', 'Directory', 'sourceModuleName')).toEqual({
      name: 'Directory',
      sourceModuleName: '',
    })
    const query = (await named('asObject', 'Query', 'functions { name sourceModuleName }')) as {
      readonly functions: readonly unknown[]
    }
    // `node` is for clients of the engine, so that listings for people leave it out.
    expect(query.functions).toHaveLength(5)
    expect(query.functions).toEqual(
      expect.arrayContaining([
        { name: 'version', sourceModuleName: '' },
        { name: 'directory', sourceModuleName: '' },
        { name: 'currentTypeDefs', sourceModuleName: '' },
        { name: 'core', sourceModuleName: '' },
        { name: 'shape', sourceModuleName: 'shapes' },
      ]),
    )
  })

  test('a function with its arguments and defaults', async () => {
    const shape = await named(
      'asObject',
      'Shape',
      `functions {
        name description deprecated isConstructor aliasOf sourceMap { filename }
        returnType { kind optional asList { elementTypeDef { kind optional asObject { name } } } asEnum { name } }
        args { name description deprecated defaultValue typeDef { kind optional asList { elementTypeDef { kind } } } }
      }`,
    )
    expect(shape).toEqual({
      name: 'Shape',
      functions: [
        {
          name: 'area',
          description: 'In metres.',
          deprecated: 'Use `size`.',
          isConstructor: false,
          aliasOf: null,
          sourceMap: null,
          returnType: { kind: 'FLOAT_KIND', optional: false, asList: null, asEnum: null },
          args: [
            {
              name: 'scale',
              description: 'Times.',
              deprecated: 'Scale it yourself.',
              defaultValue: '1.5',
              typeDef: { kind: 'FLOAT_KIND', optional: false, asList: null },
            },
            {
              name: 'name',
              description: '',
              deprecated: null,
              defaultValue: null,
              typeDef: { kind: 'STRING_KIND', optional: true, asList: null },
            },
            {
              name: 'flags',
              description: '',
              deprecated: null,
              defaultValue: '[true]',
              typeDef: {
                kind: 'LIST_KIND',
                optional: false,
                asList: { elementTypeDef: { kind: 'BOOLEAN_KIND' } },
              },
            },
            {
              name: 'none',
              description: '',
              deprecated: null,
              defaultValue: 'null',
              typeDef: { kind: 'INTEGER_KIND', optional: true, asList: null },
            },
          ],
        },
        {
          name: 'size',
          description: '',
          deprecated: null,
          isConstructor: false,
          aliasOf: null,
          sourceMap: null,
          returnType: { kind: 'ENUM_KIND', optional: false, asList: null, asEnum: { name: 'Size' } },
          args: [],
        },
        {
          name: 'parts',
          description: '',
          deprecated: null,
          isConstructor: false,
          aliasOf: null,
          sourceMap: null,
          returnType: {
            kind: 'LIST_KIND',
            optional: false,
            asList: { elementTypeDef: { kind: 'OBJECT_KIND', optional: true, asObject: { name: 'Shape' } } },
            asEnum: null,
          },
          args: [],
        },
      ],
    })
  })

  test('an enum with its members', async () => {
    expect(
      await named('asEnum', 'Size', 'description sourceModuleName members { name description }'),
    ).toEqual({
      name: 'Size',
      description: 'How large.',
      sourceModuleName: 'shapes',
      members: [
        { name: 'S', description: '' },
        { name: 'L', description: 'Large.' },
      ],
    })
  })

  test('an alias with its path, a constructor as such, and places in sources', async () => {
    const location = { file: 'lint/src/index.ts', line: 4, column: 3 }
    const check: FieldSpec = {
      name: 'check',
      owner: 'lint',
      type: asNullable({ kind: 'named', name: 'String', nullable: false }),
      args: [],
      aliasOf: ['lint', 'check'],
      filter: { surface: 'client' },
      location,
      resolve: () => null,
    }
    const { aliasOf: _aliasOf, filter: _filter, ...plain } = check
    const lint: FieldSpec = { ...plain, name: 'lint', isConstructor: true }
    const aliased = served.with(makeLayer({ name: 'lint', root: [check, lint] }))
    const { data } = await aliased.execute({
      query:
        '{ currentTypeDefs { asObject { name functions { name aliasOf isConstructor returnType { optional } sourceMap { filename line column } } } } }',
    })
    const defs = (
      data as {
        readonly currentTypeDefs: readonly {
          readonly asObject: {
            readonly name: string
            readonly functions: readonly { readonly name: string }[]
          } | null
        }[]
      }
    ).currentTypeDefs
    const functions = defs.find((def) => def.asObject?.name === 'Query')?.asObject?.functions ?? []
    const sourceMap = { filename: location.file, line: 4, column: 3 }
    expect(functions.filter((each) => ['check', 'lint'].includes(each.name))).toEqual([
      {
        name: 'check',
        aliasOf: ['lint', 'check'],
        isConstructor: false,
        returnType: { optional: true },
        sourceMap,
      },
      { name: 'lint', aliasOf: null, isConstructor: true, returnType: { optional: true }, sourceMap },
    ])
  })

  test('and the same through `core`', async () => {
    const { data } = await served.execute({
      query: '{ core { currentTypeDefs { id } } currentTypeDefs { id } }',
    })
    const { core, currentTypeDefs } = data as {
      readonly core: { readonly currentTypeDefs: unknown }
      readonly currentTypeDefs: unknown
    }
    expect(core.currentTypeDefs).toEqual(currentTypeDefs)
  })
})
