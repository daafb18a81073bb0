import type { Effort } from './effort.ts'

/** What one process measured, by metric. Less is always better. */
export interface Measurement {
  readonly [metric: string]: number
}

export interface Metric {
  readonly name: string
  readonly unit: 'ms' | 'µs' | 'MB' | 'KB'
}

/** One size or document, with those who are measured at it. */
export interface Case {
  readonly name: string
  readonly contenders: readonly string[]
}

/** One task that contenders are given. */
export interface Workload {
  readonly name: string
  readonly title: string
  /** What is timed, and what is not. */
  readonly note: string
  readonly metrics: readonly Metric[]
  readonly targets: readonly Target[]
  cases(quick: boolean): readonly Case[]
  /** Checks the contender's answers, then measures it; runs in a process of its own. */
  measure(contender: string, caseName: string, effort: Effort): Promise<Measurement>
}

/** Which of the measurements of a workload. */
export interface Place {
  readonly case: string
  readonly contender: string
  readonly metric: string
}

/** The measurements of a workload in one run of the benchmark; undefined is what was not measured. */
export interface Results {
  /** Median over processes. */
  median(place: Place): number | undefined
  /** How many times one is the other: the median of the ratios of processes that ran after each other. */
  ratio(one: Place, other: Place): number | undefined
}

/** What Graft promises of a workload. */
export interface Target {
  /** As the table of targets numbers it. */
  readonly id: string
  readonly text: string
  readonly limit: { readonly atLeast: number } | { readonly atMost: number }
  value(results: Results): number | undefined
}
