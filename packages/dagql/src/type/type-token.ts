import {
  booleanScalar,
  floatScalar,
  idScalar,
  intScalar,
  jsonScalar,
  stringScalar,
  voidScalar,
} from './built-in-scalars.ts'
import type { TypeDefinition } from './type-definition.ts'
import type { TypeRef } from './type-ref.ts'

/** Carries the type of values through inference; never present at run time. */
declare const valueOf: unique symbol

/** Stands for a type in code: what to write in a field or argument, with the TypeScript type of its values. */
export interface TypeToken<T> {
  readonly ref: TypeRef
  /** The definition at the bottom of lists, where the token brings one. */
  readonly definition: TypeDefinition | undefined
  /** Definitions that the definition uses in turn, such as an enum within an input object. */
  readonly uses?: readonly TypeDefinition[] | undefined
  readonly [valueOf]?: () => T
}

/** The TypeScript type of the values of a token. */
export type ValueOf<Token> = Token extends TypeToken<infer T> ? T : never

/** Makes a token for a definition. */
export function tokenOf<T>(definition: TypeDefinition, uses?: readonly TypeDefinition[]): TypeToken<T> {
  return { ref: { kind: 'named', name: definition.name, nullable: false }, definition, uses }
}

export const Int: TypeToken<number> = tokenOf(intScalar)
export const Float: TypeToken<number> = tokenOf(floatScalar)
export const String: TypeToken<string> = tokenOf(stringScalar)
export const Boolean: TypeToken<boolean> = tokenOf(booleanScalar)
export const ID: TypeToken<string> = tokenOf(idScalar)
export const JSON: TypeToken<string> = tokenOf(jsonScalar)
export const Void: TypeToken<null | undefined> = nullable(tokenOf<null | undefined>(voidScalar))

/** A list whose elements are of the given type. */
export function list<T>(element: TypeToken<T>): TypeToken<readonly T[]> {
  const { definition, uses } = element
  return { ref: { kind: 'list', element: element.ref, nullable: false }, definition, uses }
}

/** The given type or null. */
export function nullable<T>(token: TypeToken<T>): TypeToken<T | null> {
  return { ref: { ...token.ref, nullable: true }, definition: token.definition, uses: token.uses }
}
