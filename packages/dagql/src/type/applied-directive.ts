import type { JsonValue } from './json-value.ts'

/** A directive on a type, field, argument or enum member, with its arguments. */
export interface AppliedDirective {
  /** Without the `@`. */
  readonly name: string
  readonly args?: { readonly [name: string]: JsonValue } | undefined
}
