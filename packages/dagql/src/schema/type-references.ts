import { invariant } from '@graft/diagnostics'
import {
  GraphQLList,
  GraphQLNonNull,
  isInputType,
  isOutputType,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLOutputType,
} from 'graphql'
import type { PublishedSchema } from '../publish/published-schema.ts'
import type { TypeRef } from '../type/type-ref.ts'

/** Where the graphql-js types of a schema come from. */
export interface TypeSource {
  readonly schema: PublishedSchema
  /** The type under a name, made on first use. */
  get(name: string): GraphQLNamedType | undefined
}

/** The type of a field. `Void` is always null, whatever a signature says. */
export function outputType(ref: TypeRef, types: TypeSource): GraphQLOutputType {
  if (ref.kind === 'list') {
    const list = new GraphQLList(outputType(ref.element, types))
    return ref.nullable ? list : new GraphQLNonNull(list)
  }
  const type = types.get(ref.name)
  invariant(isOutputType(type), `${ref.name} is the type of a field`)
  return ref.nullable || ref.name === 'Void' ? type : new GraphQLNonNull(type)
}

/** The type of an argument. Objects are passed by ID. */
export function inputType(ref: TypeRef, types: TypeSource): GraphQLInputType {
  if (ref.kind === 'list') {
    const list = new GraphQLList(inputType(ref.element, types))
    return ref.nullable ? list : new GraphQLNonNull(list)
  }
  const type = types.get(types.schema.passedAs(ref.name))
  invariant(isInputType(type), `${ref.name} is the type of an argument`)
  return ref.nullable ? type : new GraphQLNonNull(type)
}
