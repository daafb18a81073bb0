import type { Measurement } from './workload.ts'

/** All measurements of one contender at one case, one a process. */
export interface Measured {
  readonly case: string
  readonly contender: string
  readonly runs: readonly Measurement[]
  /** Why there are none, where it could not be measured. */
  readonly failure?: string
}
