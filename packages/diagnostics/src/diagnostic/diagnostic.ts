import type { SourceLocation } from '../location/source-location.ts'

export type Severity = 'error' | 'warning' | 'info'

/** Another place that matters for a diagnostic, such as the first of two declarations. */
export interface RelatedPlace {
  readonly message: string
  readonly location: SourceLocation
}

/** One problem that a user can understand and mend: what happened, where, and how to fix it. */
export interface Diagnostic {
  /** Stable, upper snake case, listed in `docs/errors.md`. */
  readonly code: string
  readonly severity: Severity
  readonly message: string
  /** How to fix it, as a sentence. */
  readonly hint?: string | undefined
  readonly location?: SourceLocation | undefined
  readonly related?: readonly RelatedPlace[] | undefined
  /** The source lines around `location`, ready to print under the message. */
  readonly frame?: string | undefined
}
