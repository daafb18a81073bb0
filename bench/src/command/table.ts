/** Milliseconds of one contender over all runs. */
export interface Figure {
  readonly name: string
  readonly minimum: number
  readonly median: number
  readonly maximum: number
  /** Median of this contender's time over that of the lower bound, run by run. */
  readonly ratio: number
}

/** One benchmark: contenders timed in turn within one run of the benchmark. */
export interface Table {
  readonly title: string
  /** What the ratio is to. */
  readonly lowerBound: string
  readonly runs: number
  readonly figures: readonly Figure[]
}
