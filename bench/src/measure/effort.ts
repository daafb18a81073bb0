/** How long to measure. */
export interface Effort {
  /** Fresh processes for each measurement. */
  readonly processes: number
  readonly warmUpMs: number
  readonly measureMs: number
  /** Garbage collections before the heap is looked at: V8 forgets unused code only when it has aged through several. */
  readonly collections: number
}

export const fullEffort: Effort = { processes: 3, warmUpMs: 400, measureMs: 600, collections: 16 }
export const quickEffort: Effort = { processes: 1, warmUpMs: 40, measureMs: 40, collections: 4 }
/** For tests of the benchmarks themselves. */
export const leastEffort: Effort = { processes: 1, warmUpMs: 0, measureMs: 0, collections: 1 }
