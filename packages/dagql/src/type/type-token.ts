import {
  booleanScalar,
  floatScalar,
  idScalar,
  intScalar,
  jsonScalar,
  stringScalar,
  voidScalar,
} from './built-in-scalars.ts'
import type { EnumMember, TypeDefinition } from './type-definition.ts'
import type { TypeRef } from './type-ref.ts'

/** Carries the type of values through inference; never present at run time. */
declare const valueOf: unique symbol

/** Stands for a type in code: what to write in a field or argument, with the TypeScript type of its values. */
export interface TypeToken<T> {
  readonly ref: TypeRef
  /** The definition at the bottom of lists, where the token brings one. */
  readonly definition: TypeDefinition | undefined
  readonly [valueOf]?: () => T
}

/** The TypeScript type of the values of a token. */
export type ValueOf<Token> = Token extends TypeToken<infer T> ? T : never

function named<T>(definition: TypeDefinition): TypeToken<T> {
  return { ref: { kind: 'named', name: definition.name, nullable: false }, definition }
}

export const Int: TypeToken<number> = named(intScalar)
export const Float: TypeToken<number> = named(floatScalar)
export const String: TypeToken<string> = named(stringScalar)
export const Boolean: TypeToken<boolean> = named(booleanScalar)
export const ID: TypeToken<string> = named(idScalar)
export const JSON: TypeToken<string> = named(jsonScalar)
export const Void: TypeToken<null | undefined> = nullable(named<null | undefined>(voidScalar))

/** A list whose elements are of the given type. */
export function list<T>(element: TypeToken<T>): TypeToken<readonly T[]> {
  return { ref: { kind: 'list', element: element.ref, nullable: false }, definition: element.definition }
}

/** The given type or null. */
export function nullable<T>(token: TypeToken<T>): TypeToken<T | null> {
  return { ref: { ...token.ref, nullable: true }, definition: token.definition }
}

/**
 * Declares an object type; a layer gives it fields. `T` is what its resolvers receive and return.
 *
 *     const Point = object<{ x: number; y: number }>('Point', 'A place on the plane.')
 */
export function object<T>(name: string, description?: string): TypeToken<T> {
  return named({ kind: 'object', name, description })
}

/** Declares an enum; values are the names of its members. */
export function enumOf<const Name extends string>(
  name: string,
  members: readonly (Name | (EnumMember & { readonly name: Name }))[],
  description?: string,
): TypeToken<Name> {
  const all = members.map((member): EnumMember => (typeof member === 'string' ? { name: member } : member))
  return named({ kind: 'enum', name, description, members: all })
}
