import {
  GraphQLBoolean,
  GraphQLEnumType,
  GraphQLFloat,
  GraphQLID,
  GraphQLScalarType,
  GraphQLString,
  valueFromASTUntyped,
} from 'graphql'
import { deprecationReason } from '../publish/applied-directives.ts'
import type { PublishedSchema } from '../publish/published-schema.ts'
import { builtInScalars, intScalar } from '../type/built-in-scalars.ts'
import type { EnumType, ScalarType } from '../type/type-definition.ts'
import { directiveExtensions, type DirectiveExtensions } from './directive-extensions.ts'

/** An enum with the members that the view sees. Its values are their names: whoever answers a field decodes them. */
export function enumType(definition: EnumType, schema: PublishedSchema): GraphQLEnumType {
  const values = schema.membersOf(definition).map((member) => [
    member.name,
    {
      value: member.name,
      description: member.description,
      deprecationReason: deprecationReason(member),
      extensions: directiveExtensions(member, schema),
    },
  ])
  return new GraphQLEnumType({
    name: definition.name,
    description: definition.description,
    values: Object.fromEntries(values),
    extensions: directiveExtensions(definition, schema),
  })
}

/** A scalar that refuses what is not its own, and leaves the rest as it is: whoever answers a field decodes it. */
export function scalarType(
  definition: ScalarType,
  extensions?: DirectiveExtensions | undefined,
): GraphQLScalarType {
  const check = (value: unknown): unknown => {
    definition.parse(value)
    return value
  }
  return new GraphQLScalarType({
    name: definition.name,
    description: definition.description,
    specifiedByURL: definition.specifiedBy,
    // Results are JSON already when they get here.
    serialize: (value) => value,
    parseValue: check,
    parseLiteral: (node, variables) => {
      // A number such as `1.0` has the value of an integer, and is none to GraphQL.
      if (definition === intScalar && node.kind !== 'IntValue')
        throw new TypeError('expected an integer that is written as one')
      return check(valueFromASTUntyped(node, variables))
    },
    extensions,
  })
}

/** Using graphql-js' own objects matters: its directives (`@include(if:)`) take them, and types have an identity. */
const specified = [GraphQLString, GraphQLBoolean, GraphQLFloat, GraphQLID]

/**
 * The built-in scalars, the same objects in every schema. `Int` is not graphql-js' own, which takes 32 bits alone.
 */
export const builtInScalarTypes: ReadonlyMap<string, GraphQLScalarType> = new Map([
  ...Array.from(builtInScalars.values(), (each) => [each.name, scalarType(each)] as const),
  ...specified.map((each) => [each.name, each] as const),
])
