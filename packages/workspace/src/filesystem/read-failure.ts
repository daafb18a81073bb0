import { GraftError, type Diagnostic } from '@graft/diagnostics'
import { fileUnreadable } from './messages.ts'

/**
 * Turns what a `FileSystem` threw into diagnostics. One that an embedder wrote may throw anything; whatever it is,
 * the path is named.
 */
export function readFailure(path: string, error: unknown): readonly Diagnostic[] {
  if (error instanceof GraftError) return error.diagnostics
  return [fileUnreadable(path, error instanceof Error ? error.message : String(error))]
}
