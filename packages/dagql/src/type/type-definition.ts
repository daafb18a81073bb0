import type { SourceLocation } from '@graft/diagnostics'

/** JSON as it crosses the API. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue }

interface Named {
  readonly name: string
  readonly description?: string | undefined
  readonly location?: SourceLocation | undefined
}

/** A leaf type: how a value comes in, and how it goes out. */
export interface ScalarType extends Named {
  readonly kind: 'scalar'
  /** Checks an input value. Throws `TypeError` with what was expected. */
  readonly parse: (value: unknown) => unknown
  /** Makes the JSON of an output value. Throws `TypeError` with what was expected. */
  readonly serialize: (value: unknown) => JsonValue
}

export interface EnumMember {
  readonly name: string
  readonly description?: string | undefined
  readonly deprecated?: string | undefined
}

/** A leaf type with a fixed set of names; a value is the name of its member. */
export interface EnumType extends Named {
  readonly kind: 'enum'
  readonly members: readonly EnumMember[]
}

/** An object type: its fields stand apart, in an object class. */
export interface ObjectType extends Named {
  readonly kind: 'object'
}

/** A type that every object class with an `id` has. Fields of an interface are declared by core alone for now. */
export interface InterfaceType extends Named {
  readonly kind: 'interface'
}

export type TypeDefinition = ScalarType | EnumType | ObjectType | InterfaceType
