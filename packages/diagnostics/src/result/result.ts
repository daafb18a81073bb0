import type { Diagnostic } from '../diagnostic/diagnostic.ts'

/** What a step that can meet user mistakes returns. Warnings travel with the value. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

export function ok<T>(value: T, warnings: readonly Diagnostic[] = []): Result<T> {
  return { ok: true, value, warnings }
}

export function fail<T = never>(diagnostics: Diagnostic | readonly Diagnostic[]): Result<T> {
  return { ok: false, diagnostics: 'code' in diagnostics ? [diagnostics] : diagnostics }
}
