/** Throws where `condition` is false: a bug of ours, never a mistake of a user. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`invariant violated: ${message}`)
}
