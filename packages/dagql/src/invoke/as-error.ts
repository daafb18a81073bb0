/** What was thrown as an error: code may throw anything, also what cannot be printed. */
export function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(`unexpected error: ${describe(thrown)}`)
}

function describe(thrown: unknown): string {
  try {
    return String(thrown)
  } catch {
    return typeof thrown
  }
}
