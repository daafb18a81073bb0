import type { Diagnostic } from '@graft/diagnostics'
import type { ModuleDef } from '@graft/typedef'

/** What a rule may know besides the document: the types that core and dependencies offer. */
export interface ValidationScope {
  readonly outsideTypes: ReadonlySet<string>
}

/** Checks one thing about a typedef document. */
export type Rule = (def: ModuleDef, scope: ValidationScope) => readonly Diagnostic[]
