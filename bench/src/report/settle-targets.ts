import type { Results, Target } from '../measure/workload.ts'

/** A target, and what became of it. */
export interface SettledTarget {
  readonly id: string
  readonly text: string
  readonly limit: string
  /** Absent where this run did not measure it. */
  readonly value?: number
  readonly met?: boolean
}

/** Compares what was measured with what was promised. */
export function settleTargets(targets: readonly Target[], results: Results): readonly SettledTarget[] {
  return targets.map((target) => {
    const { id, text, limit } = target
    const least = 'atLeast' in limit
    const bound = least ? limit.atLeast : limit.atMost
    const stated = { id, text, limit: `${least ? '≥' : '≤'} ${bound}` }
    const value = target.value(results)
    if (value === undefined) return stated
    return { ...stated, value, met: least ? value >= bound : value <= bound }
  })
}
