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

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2
}
