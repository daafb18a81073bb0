import type { ViewFilter } from '../view/view.ts'
import type { ArgumentSpec } from './argument-spec.ts'

/** Where a directive may stand in a schema. */
export type DirectiveLocation =
  | 'SCALAR'
  | 'OBJECT'
  | 'FIELD_DEFINITION'
  | 'ARGUMENT_DEFINITION'
  | 'INTERFACE'
  | 'ENUM'
  | 'ENUM_VALUE'
  | 'INPUT_OBJECT'
  | 'INPUT_FIELD_DEFINITION'

/** A directive that layers may put on what they declare; clients read it by introspection. */
export interface DirectiveDefinition {
  /** Without the `@`. */
  readonly name: string
  readonly description?: string | undefined
  readonly args: readonly ArgumentSpec[]
  readonly locations: readonly DirectiveLocation[]
  readonly repeatable?: boolean | undefined
  readonly filter?: ViewFilter | undefined
}
