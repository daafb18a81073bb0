import type { SourceLocation } from '@graft/diagnostics'
import type { ViewFilter } from '../view/view.ts'
import type { AppliedDirective } from './applied-directive.ts'
import type { ArgumentSpec } from './argument-spec.ts'
import type { JsonValue } from './json-value.ts'

export type { JsonValue } from './json-value.ts'

interface Named {
  readonly name: string
  readonly description?: string | undefined
  readonly location?: SourceLocation | undefined
  /** The views that see the type; where it is not seen it can still be used inside. */
  readonly filter?: ViewFilter | undefined
  readonly directives?: readonly AppliedDirective[] | undefined
}

/** A leaf type: how a value comes in, and how it goes out. */
export interface ScalarType extends Named {
  readonly kind: 'scalar'
  /** Address of the document that specifies the scalar. */
  readonly specifiedBy?: string | undefined
  /** Checks an input value. Throws `TypeError` with what was expected. */
  readonly parse: (value: unknown) => unknown
  /** Makes the JSON of an output value. Throws `TypeError` with what was expected. */
  readonly serialize: (value: unknown) => JsonValue
}

export interface EnumMember {
  readonly name: string
  readonly description?: string | undefined
  readonly deprecated?: string | undefined
  readonly experimental?: string | undefined
  readonly directives?: readonly AppliedDirective[] | undefined
  readonly filter?: ViewFilter | undefined
  readonly location?: SourceLocation | undefined
  /**
   * What resolvers see and return for the member; its name unless said otherwise. Two members of one value are
   * aliases: either comes in, and the first that the view sees goes out.
   */
  readonly value?: JsonValue | undefined
}

/** A leaf type with a fixed set of names. */
export interface EnumType extends Named {
  readonly kind: 'enum'
  readonly members: readonly EnumMember[]
}

/** A value with named parts that callers pass in. */
export interface InputType extends Named {
  readonly kind: 'input'
  readonly fields: readonly ArgumentSpec[]
}

/** An object type: its fields stand apart, in an object class. */
export interface ObjectType extends Named {
  readonly kind: 'object'
  /** False for a plain record: it has no `id` and is no `Node`. @default true */
  readonly identified?: boolean | undefined
  /**
   * True where what is selected of a value follows from the value alone, by trivial fields: it is put together once
   * for each value, however often a result holds it. @default false
   */
  readonly isShared?: boolean | undefined
  /** Interfaces that it must satisfy; those that it satisfies anyhow need no mention. */
  readonly implements?: readonly string[] | undefined
  /**
   * Digest of what a value is, whatever calls made it: calls on equal values share their results.
   * Undefined where a value has no such digest.
   */
  readonly contentDigest?: ((value: unknown) => string | undefined) | undefined
  /** How a value is kept when the process ends; without it results of the type are not. */
  readonly codec?: ObjectCodec | undefined
}

/** Turns values of an object type into JSON and back. */
export interface ObjectCodec<T = unknown> {
  readonly encode: (value: T) => JsonValue
  /** Throws where the JSON is not what `encode` made. */
  readonly decode: (json: JsonValue) => T
}

/** An interface: its fields stand apart, in an interface class. */
export interface InterfaceType extends Named {
  readonly kind: 'interface'
  /** Interfaces that it must satisfy itself. */
  readonly implements?: readonly string[] | undefined
}

export type TypeDefinition = ScalarType | EnumType | InputType | ObjectType | InterfaceType
