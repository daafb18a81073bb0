import type { Diagnostic, SourceLocation } from '@graft/diagnostics'
import type { ModuleDef } from '@graft/typedef'

/** What a rule may know besides the definition. */
export interface RuleScope {
  /** Types from outside of the module, each with its first use. */
  readonly outside: ReadonlyMap<string, SourceLocation>
}

/** Checks one thing about the definition of a module, where a place in the sources can be shown. */
export type Rule = (def: ModuleDef, scope: RuleScope) => readonly Diagnostic[]
