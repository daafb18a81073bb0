/** What one benchmark has to say: to machines, and to people. */
export interface Report {
  readonly name: string
  readonly json: unknown
  readonly markdown: string
  /** What could not be measured. */
  readonly failures: readonly string[]
}
