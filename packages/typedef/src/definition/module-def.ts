import type { SourceLocation } from '@graft/diagnostics'
import type { JsonValue } from './json-value.ts'
import type { TypeRef } from './type-ref.ts'

/** What every named part of a typedef document may carry. */
export interface Described {
  readonly description?: string | undefined
  /** Present when deprecated; the text says what to use instead and may be empty. */
  readonly deprecated?: string | undefined
  /** Where it is declared; files are relative to the module's root folder. */
  readonly location?: SourceLocation | undefined
}

export interface ArgumentDef extends Described {
  readonly name: string
  readonly type: TypeRef
  /** The declared default. Absent means none; `null` is a default too. */
  readonly default?: JsonValue | undefined
  /** True where the source accepts leaving it out without a declared default (`x?: T`, a computed default). */
  readonly omittable?: boolean | undefined
  /** True for a rest parameter: the list is spread when called. */
  readonly variadic?: boolean | undefined
}

export interface FunctionDef extends Described {
  /** The published name as the module spells it; for a constructor the empty string. */
  readonly name: string
  /** The member to call at run time, where it differs from `name`. */
  readonly member?: string | undefined
  readonly arguments: readonly ArgumentDef[]
  readonly returns: TypeRef
}

export interface FieldDef extends Described {
  readonly name: string
  /** The key in the object's state, where it differs from `name`. */
  readonly member?: string | undefined
  readonly type: TypeRef
}

export interface ObjectDef extends Described {
  readonly name: string
  /** How the object is made. Absent where it cannot be made directly. */
  readonly constructorFunction?: FunctionDef | undefined
  readonly fields: readonly FieldDef[]
  readonly functions: readonly FunctionDef[]
}

export interface EnumMemberDef extends Described {
  readonly name: string
  /** The value at run time, where it differs from the name. */
  readonly value?: string | undefined
}

export interface EnumDef extends Described {
  readonly name: string
  readonly members: readonly EnumMemberDef[]
}

/**
 * Everything that a module declares, in no particular language: the one document that feeds the schema,
 * the command line, help and code generation. Plain JSON; equal documents have equal digests.
 */
export interface ModuleDef {
  readonly formatVersion: 1
  /** The module's own name, as its configuration spells it. */
  readonly name: string
  readonly description?: string | undefined
  /** The name of the object whose constructor is the module's. */
  readonly mainObject: string
  readonly objects: readonly ObjectDef[]
  readonly enums: readonly EnumDef[]
}
