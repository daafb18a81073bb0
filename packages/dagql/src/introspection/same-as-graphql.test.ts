import { defaultPolicies } from '@graft/collisions'
import { unwrap } from '@graft/diagnostics'
import * as fc from 'fast-check'
import {
  buildClientSchema,
  buildSchema,
  getIntrospectionQuery,
  graphqlSync,
  specifiedDirectives,
  validateSchema,
  type GraphQLSchema,
  type IntrospectionQuery,
} from 'graphql'
import { describe, expect, test } from 'vitest'
import { eagerSchema } from '../../test/eager-schema.ts'
import { paint } from '../../test/paint-layer.ts'
import { randomLayer } from '../../test/random-layer.ts'
import { randomLayerPair } from '../../test/random-layer-pair.ts'
import { readIntrospection } from '../../test/read-introspection.ts'
import { viewed, viewing } from '../../test/viewed-layer.ts'
import { checkLayer } from '../check/check-layer.ts'
import { composeAll } from '../composition/compose.ts'
import type { Composition } from '../composition/composition.ts'
import { makeLayer, type LayerInput } from '../layer/make-layer.ts'
import { LazySchema } from '../schema/lazy-schema.ts'
import { clientView, type View } from '../view/view.ts'

const everything = getIntrospectionQuery({
  specifiedByUrl: true,
  directiveIsRepeatable: true,
  schemaDescription: true,
  inputValueDeprecation: true,
  experimentalDirectiveDeprecation: true,
  oneOf: true,
})

const views = fc.record<View>({
  surface: fc.constantFrom('canonical', 'client'),
  version: fc.constantFrom('oldest', '1.0', '2.0', '2.5', '3.0', undefined),
})

function composed(inputs: readonly LayerInput[]): Composition {
  return unwrap(composeAll(inputs.map(makeLayer), defaultPolicies))
}

interface Named {
  readonly name: string
}

function byName(a: Named, b: Named): number {
  return a.name < b.name ? -1 : 1
}

/** Scalars for which graphql-js must have its own objects. */
const ownScalars: ReadonlySet<string> = new Set(['String', 'Boolean', 'Float', 'ID'])
const specified: ReadonlySet<string> = new Set(specifiedDirectives.map(({ name }) => name))

/** The same without the words for what the GraphQL specification brings, which are our own. */
function withoutDescriptions<T>(value: T): T {
  return JSON.parse(JSON.stringify(value, (key, part: unknown) => (key === 'description' ? null : part)))
}

/** Sorts what GraphQL gives no order, and takes away what is ours alone: where directives stand, and some words. */
function comparable(result: unknown): unknown {
  const { __schema: schema } = JSON.parse(JSON.stringify(result)) as IntrospectionQuery
  const types = schema.types
    .filter(({ name }) => !name.startsWith('_Directive'))
    .map((type) => {
      if (ownScalars.has(type.name)) return withoutDescriptions(type)
      if (!type.name.startsWith('__')) return type
      const isDirective = ({ name }: Named): boolean => name === 'directives' && type.name !== '__Schema'
      return withoutDescriptions(
        'fields' in type && Array.isArray(type.fields)
          ? { ...type, fields: type.fields.filter((field) => !isDirective(field)) }
          : type,
      )
    })
  const directives = schema.directives.map((each) =>
    specified.has(each.name) ? withoutDescriptions(each) : each,
  )
  return { ...schema, types: types.toSorted(byName), directives }
}

function ofGraphql(schema: GraphQLSchema): unknown {
  const { data, errors } = graphqlSync({ schema, source: everything })
  expect(errors).toBeUndefined()
  return comparable(data)
}

interface Described {
  readonly schema: unknown
  /** What is wrong with it by the rules of GraphQL. */
  readonly faults: readonly unknown[]
}

/** What a server says of its schema, and the schema that it gives to tools of graphql-js. */
function describedTwice(
  composition: Composition,
  view: View = clientView,
): { readonly ours: Described; readonly theirs: Described } {
  const lazy = new LazySchema(composition.in(view))
  return {
    ours: { schema: comparable(readIntrospection(composition, everything, view)), faults: [] },
    theirs: { schema: ofGraphql(lazy), faults: validateSchema(eagerSchema(lazy)) },
  }
}

describe('a schema describes itself as graphql-js describes it, and is valid', () => {
  test('where it is empty', () => {
    const { ours, theirs } = describedTwice(composed([]))
    expect(ours).toEqual(theirs)
  })

  test('with something of everything', () => {
    const { ours, theirs } = describedTwice(composed([paint]))
    expect(ours).toEqual(theirs)
  })

  test.each(['1.0', '2.0', 'unknown', undefined])('with what some views see, in version %s', (version) => {
    const composition = unwrap(composeAll([viewed, viewing], defaultPolicies))
    const { ours, theirs } = describedTwice(composition, { surface: 'client', version })
    expect(ours).toEqual(theirs)
  })

  test('whatever layers it is made of', () => {
    fc.assert(
      fc.property(randomLayer({ prefix: 'P' }), randomLayer({ prefix: 'Q' }), (one, two) => {
        fc.pre(checkLayer(one).length + checkLayer(two).length === 0)
        const { ours, theirs } = describedTwice(composed([one, two]))
        expect(ours).toEqual(theirs)
      }),
      { numRuns: 100 },
    )
  })

  test('in every view', () => {
    fc.assert(
      fc.property(randomLayer({ views: true }), views, (input, view) => {
        fc.pre(checkLayer(input).length === 0)
        const { ours, theirs } = describedTwice(composed([input]), view)
        expect(ours).toEqual(theirs)
      }),
      { numRuns: 200 },
    )
  })

  test('where views hide from a layer what it uses of another', () => {
    fc.assert(
      fc.property(randomLayerPair(), views, ([one, two], view) => {
        fc.pre(checkLayer(one).length + checkLayer(two).length === 0)
        const composition = composeAll([one, two].map(makeLayer), defaultPolicies)
        fc.pre(composition.ok)
        const { ours, theirs } = describedTwice(unwrap(composition), view)
        expect(ours).toEqual(theirs)
      }),
      { numRuns: 300 },
    )
  })
})

test('clients can be built from it', () => {
  const data = readIntrospection(composed([]), everything)
  const schema = buildClientSchema(data as unknown as IntrospectionQuery)
  expect(Object.keys(schema.getQueryType()?.getFields() ?? {})).toEqual(['node'])
})

const sdl = `
  directive @enumValue(value: String!) on ENUM_VALUE
  directive @expectedType(name: String!) on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION
  directive @experimental(reason: String!) on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE
  "A mark."
  directive @mark(tags: [String!]! = []) repeatable on OBJECT
  "A colour."
  enum Color { RED BLUE @deprecated(reason: "Use \`RED\`.") GREY }
  input Stroke { width: Float! = 1.5 color: Color = RED note: String @deprecated }
  scalar Time @specifiedBy(url: "https://example.com/time")
  scalar Void
  scalar JSON
  interface Node { id: ID! }
  interface Shape { area: Float! }
  type Circle implements Node & Shape {
    id: ID!
    area: Float!
    draw(stroke: Stroke! = { width: 2, color: BLUE }): Void
    twin: ID! @deprecated(reason: "Gone.")
    join(
      others: [ID!]! = [7, "x"]
      note: String! = "a \\"b\\"\\n\\u001F\\u0085é"
      when: Time
      words: [String!]! = [${'"long enough" '.repeat(12)}]
      none: Int = null
    ): [Shape!]!
  }
  type Query { node(id: ID!): Node! circle: Circle! }
`

test('a schema in code is that of its SDL, but for descriptions of what is built in', () => {
  const source = getIntrospectionQuery({
    descriptions: false,
    specifiedByUrl: true,
    inputValueDeprecation: true,
    oneOf: true,
  })
  const { data, errors } = graphqlSync({ schema: buildSchema(sdl), source })
  expect(errors).toBeUndefined()
  expect(sortedDirectives(readIntrospection(composed([paint]), source))).toEqual(sortedDirectives(data))
})

function sortedDirectives(data: unknown): unknown {
  const result = comparable(data) as { readonly directives: readonly Named[] }
  return { ...result, directives: result.directives.toSorted(byName) }
}
