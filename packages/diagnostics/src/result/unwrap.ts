import { GraftError } from '../diagnostic/graft-error.ts'
import type { Result } from './result.ts'

/** Returns the value of a result; throws `GraftError` with its diagnostics where it failed. For outer edges. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new GraftError(result.diagnostics)
}
