import {
  arg,
  clientView,
  createServer,
  Int,
  layer,
  LazySchema,
  list,
  object,
  type Layer,
  type Server,
} from '@graft/dagql'
import {
  assertValidSchema,
  buildClientSchema,
  buildSchema,
  getIntrospectionQuery,
  GraphQLSchema,
  introspectionFromSchema,
  isAbstractType,
  printSchema,
  validateSchema,
  type IntrospectionQuery,
} from 'graphql'
import { describe, expect, test } from 'vitest'
import { geometry } from './geometry.ts'

/** A layer with one root field, and two types of which one leads to the other. */
function shelf(number: number): Layer {
  const Shelf = object<{ readonly n: number }>(`Shelf${number}`)
  const Book = object<{ readonly pages: number }>(`Book${number}`)
  return layer(`shelf${number}`, ({ type, root }) => {
    type(Shelf, (field) => ({ books: field(list(Book), {}, ({ n }) => [{ pages: n }]) }))
    type(Book, (field) => ({ pages: field(Int, {}, ({ pages }) => pages) }))
    root((field) => ({
      [`shelf${number}`]: field(Shelf, { args: { n: arg(Int) } }, (_root, { n }) => ({ n })),
    }))
  })
}

function library(count: number): Server {
  return createServer({ layers: Array.from({ length: count }, (_, index) => shelf(index)) })
}

describe('types are made when first touched', () => {
  test('a new schema has made nothing', () => {
    expect(library(200).schema.builtTypes).toBe(0)
  })

  test('a query makes the types that it touches, however many there are', async () => {
    const query = '{ shelf7(n: 3) { books { pages } } }'
    const small = library(20)
    const large = library(400)
    for (const server of [small, large]) {
      expect(await server.execute({ query })).toEqual({ data: { shelf7: { books: [{ pages: 3 }] } } })
    }
    expect(large.schema.builtTypes).toBe(small.schema.builtTypes)
    // The root, the two types, `Int`, and `Node` with `ID`.
    expect(large.schema.builtTypes).toBeLessThanOrEqual(6)
  })

  test('a root field leads to its own type alone', async () => {
    const server = library(100)
    await server.execute({ query: '{ shelf1(n: 1) { __typename } }' })
    expect(server.schema.builtTypes).toBeLessThanOrEqual(5)
    expect(server.schema.getType('Shelf1')).toBe(server.schema.getType('Shelf1'))
  })

  test('the same query again makes nothing', async () => {
    const server = library(50)
    await server.execute({ query: '{ shelf1(n: 1) { books { pages } } }' })
    const built = server.schema.builtTypes
    await server.execute({ query: '{ shelf1(n: 2) { books { pages } } }' })
    expect(server.schema.builtTypes).toBe(built)
  })

  test('looking at keys makes nothing, and a name that is no type makes nothing', () => {
    const { schema } = library(50)
    expect(Object.keys(schema.getTypeMap())).toContain('Book49')
    expect(Object.keys(schema.getQueryType().getFields())).toContain('shelf49')
    expect([schema.getType('Nope'), schema.getType('__proto__'), schema.getType('constructor')]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect(schema.builtTypes).toBe(1)
  })

  test('full introspection names them all, and makes none', async () => {
    const server = library(10)
    const { data, errors } = await server.execute({ query: getIntrospectionQuery() })
    expect(errors).toBeUndefined()
    const introspected = buildClientSchema(data as unknown as IntrospectionQuery)
    const names = Object.keys(introspected.getTypeMap())
    expect(names).toEqual(expect.arrayContaining(['Query', 'Node', 'ID', 'Book0', 'Shelf9', '__Schema']))
    expect(server.schema.builtTypes).toBe(0)
  })
})

const lazy = (): LazySchema => createServer({ layers: [geometry().layer, shelf(1)] }).schema

/** What a schema prints, by type: the order of types is not part of it. */
const blocks = (schema: GraphQLSchema): readonly string[] => printSchema(schema).split('\n\n').toSorted()

describe('a lazy schema is a schema', () => {
  test('it passes for one', () => {
    expect(lazy()).toBeInstanceOf(GraphQLSchema)
    expect(validateSchema(lazy())).toEqual([])
    expect(() => assertValidSchema(lazy())).not.toThrow()
  })

  test('it prints as the eager schema of its introspection', () => {
    const eager = buildClientSchema(introspectionFromSchema(lazy()))
    expect(blocks(lazy())).toEqual(blocks(eager))
    // The eager one is checked in full, because it does not claim to be valid.
    expect(validateSchema(eager)).toEqual([])
  })

  test('what it prints builds a schema', () => {
    const built = buildSchema(printSchema(lazy()))
    expect(Object.keys(built.getTypeMap())).toEqual(
      expect.arrayContaining(['Point', 'Color', 'Void', 'Node']),
    )
  })

  test('it shows types as they are used', () => {
    const printed = printSchema(lazy())
    expect(printed).toContain('"""A place on the plane."""\ntype Point implements Node {')
    expect(printed).toContain('  point(x: Int!, y: Int! = 0): Point!\n')
    // Objects are passed by ID, and `Void` is always null.
    expect(printed).toContain('  mirror(point: ID!): Point!\n')
    expect(printed).toContain('  add(points: [ID!]!): Point!\n')
    expect(printed).toContain('  gaps: [Point]!\n')
    expect(printed).toContain('  rest: Void\n')
    expect(printed).toContain('  flip(color: Color! = RED): Color!\n')
    expect(printed).toContain('  BLUE @deprecated(reason: "Too cold.")\n')
    expect(printed).toContain(
      'interface Node {\n  """Names this object by the calls that make it."""\n  id: ID!\n}',
    )
    expect(printed).toContain('scalar Void')
    expect(printed).not.toContain('scalar Int')
  })

  test('every object but the root is a `Node`', () => {
    const schema = lazy()
    const eager = buildClientSchema(introspectionFromSchema(schema))
    const [own = [], other] = [schema, eager].map((each) => {
      const node = each.getType('Node')
      return isAbstractType(node)
        ? each
            .getPossibleTypes(node)
            .map((type) => type.name)
            .toSorted()
        : []
    })
    expect(own).toEqual(['Book1', 'Circle', 'Point', 'Shelf1'])
    expect(other).toEqual(own)
  })

  test('introspection by name answers, for types and for what is none', async () => {
    const server = createServer({ layers: [geometry().layer] })
    expect(
      await server.execute({
        query: `{
          a: __type(name: "Point") { name kind fields { name } }
          b: __type(name: "Nope") { name }
          c: __type(name: "Color") { enumValues { name } }
          d: __type(name: "__Type") { name }
        }`,
      }),
    ).toEqual({
      data: {
        a: {
          name: 'Point',
          kind: 'OBJECT',
          fields: ['id', 'x', 'y', 'distance', 'label', 'shift', 'add', 'neighbours', 'parent'].map(
            (name) => ({ name }),
          ),
        },
        b: null,
        c: { enumValues: [{ name: 'RED' }] },
        d: { name: '__Type' },
      },
    })
  })
})

test('a schema of a composition without layers has the root and what is built in', () => {
  const empty = createServer({ layers: [] })
  expect(printSchema(new LazySchema(empty.composition.in(clientView)))).toContain('node(')
})
