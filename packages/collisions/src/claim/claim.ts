import type { SourceLocation } from '@graft/diagnostics'

/** What a claim is for. Two claims on one name are told apart, and ranked, by it. */
export type ClaimKind =
  | 'core-field'
  | 'constructor'
  | 'auto-alias'
  | 'path-alias'
  | 'type'
  | 'field'
  | 'extension-field'

/** The party behind a claim: a module, a layer of core, the workspace. */
export interface ClaimOwner {
  /** What people call it, such as `core` or `greeter`. */
  readonly name: string
  /** Identity of where it came from. Two owners with one source are the same party. */
  readonly source?: string | undefined
  readonly location?: SourceLocation | undefined
}

/** A wish for a name. */
export interface Claim {
  /** Names are unique inside a scope: `root`, `type`, or `type:Directory` for the fields of a type. */
  readonly scope: string
  readonly name: string
  /** The spelling as a command, which must be unique in the scope too. */
  readonly spelling?: string | undefined
  readonly kind: ClaimKind
  /** A closer word for the kind, such as `object` or `enum` for a type; shown in messages and the report. */
  readonly detail?: string | undefined
  readonly owner: ClaimOwner
  /** The path that still reaches it if it loses the name, such as `core { directory }`. */
  readonly reach: string
}
