import * as graphql17 from 'graphql'
import * as graphql16 from 'graphql-16'
import type {
  GraphQLFieldConfigArgumentMap,
  GraphQLInputType,
  GraphQLInterfaceType,
  GraphQLNamedType,
  GraphQLNullableType,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLSchema,
  GraphQLType,
} from 'graphql'
import { LazySchema } from '../../src/schema/lazy-schema.ts'
import type { VisibleSchema } from '../../src/composition/visible-schema.ts'
import type { ArgumentSpec } from '../../src/type/argument-spec.ts'
import type { ScalarType } from '../../src/type/type-definition.ts'
import type { TypeRef } from '../../src/type/type-ref.ts'

type GraphQL = typeof graphql17

/** What the tests use of the older version is as in the newer one. */
const version16 = graphql16 as unknown as GraphQL

/** Builds all that is published of a schema at once, with one version of graphql-js. */
function publish({ published: schema }: VisibleSchema, graphql: GraphQL): GraphQLSchema {
  const made = new Map<string, GraphQLNamedType>()
  const specified = [graphql.GraphQLString, graphql.GraphQLBoolean, graphql.GraphQLFloat, graphql.GraphQLID]
  const named = (name: string): GraphQLNamedType => {
    const known = made.get(name)
    if (known !== undefined) return known
    const type = specified.find((each) => each.name === name) ?? make(name)
    made.set(name, type)
    return type
  }
  const wrap = (ref: TypeRef, asInput: boolean): GraphQLType => {
    const type =
      ref.kind === 'list'
        ? new graphql.GraphQLList(wrap(ref.element, asInput))
        : named(asInput ? schema.passedAs(ref.name) : ref.name)
    const isNullable = ref.nullable || (!asInput && ref.kind === 'named' && ref.name === 'Void')
    // What is wrapped here is never wrapped in a non-null type already.
    return isNullable ? type : new graphql.GraphQLNonNull(type as GraphQLNullableType)
  }
  const args = (specs: readonly ArgumentSpec[]): GraphQLFieldConfigArgumentMap =>
    Object.fromEntries(
      specs.map((spec) => [
        spec.name,
        {
          // A schema holds together: where it takes a type, it is one that can be taken.
          type: wrap(spec.type, true) as GraphQLInputType,
          ...(spec.default === undefined ? {} : { defaultValue: spec.default }),
        },
      ]),
    )
  const make = (name: string): GraphQLNamedType => {
    const definition = schema.type(name)
    if (definition === undefined) throw new Error(`no type ${name}`)
    switch (definition.kind) {
      case 'scalar':
        return scalarType(definition, graphql)
      case 'enum':
        return new graphql.GraphQLEnumType({
          name,
          values: Object.fromEntries(schema.membersOf(definition).map((each) => [each.name, {}])),
        })
      case 'input':
        return new graphql.GraphQLInputObjectType({
          name,
          fields: () => args(schema.inputFieldsOf(definition)),
        })
      case 'object':
      case 'interface': {
        const config = {
          name,
          interfaces: () => schema.interfacesOf(name).map(named) as GraphQLInterfaceType[],
          fields: () =>
            Object.fromEntries(
              schema
                .fieldsOf(name)
                .map((shape) => [
                  shape.name,
                  { type: wrap(shape.type, false) as GraphQLOutputType, args: args(shape.args) },
                ]),
            ),
        }
        return definition.kind === 'object'
          ? new graphql.GraphQLObjectType(config)
          : new graphql.GraphQLInterfaceType(config)
      }
    }
  }
  const eager = new graphql.GraphQLSchema({
    query: named('Query') as GraphQLObjectType,
    types: schema.typeNames().map(named),
    assumeValid: true,
  })
  // Objects may stand for more than they declare, which a schema that is made at once cannot know.
  eager.isSubType = (abstractType, maybeSubType) => schema.isSubType(maybeSubType.name, abstractType.name)
  return eager
}

function scalarType(definition: ScalarType, graphql: GraphQL): GraphQLNamedType {
  return new graphql.GraphQLScalarType({
    name: definition.name,
    serialize: (value) => value,
    parseValue: (value) => definition.parse(value),
    parseLiteral: (node) => {
      if (definition.name === 'Int' && node.kind !== 'IntValue') throw new TypeError('expected an integer')
      return definition.parse(graphql.valueFromASTUntyped(node))
    },
  })
}

/** Whether a document is valid to one version of graphql-js. */
export type Oracle = (text: string) => boolean

/** The verdicts of graphql-js 17 and 16, in this order: the one on the schema that we give to it, the other on a copy. */
export function oraclesOf(schema: VisibleSchema): readonly Oracle[] {
  const lazy = new LazySchema(schema)
  const copy = publish(schema, version16)
  return [
    (text) => graphql17.validate(lazy, graphql17.parse(text)).length === 0,
    (text) => version16.validate(copy, version16.parse(text)).length === 0,
  ]
}
