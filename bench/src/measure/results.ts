import { median } from './median.ts'
import type { Measured } from './measured.ts'
import type { Place, Results } from './workload.ts'

/** Looks into what was measured. */
export function resultsOf(measured: readonly Measured[]): Results {
  const runsAt = (place: Place): readonly number[] => {
    const found = measured.find((each) => each.case === place.case && each.contender === place.contender)
    return (found?.runs ?? []).flatMap((run) => run[place.metric] ?? [])
  }
  return {
    median: (place) => medianOf(runsAt(place)),
    ratio: (one, other) => {
      const others = runsAt(other)
      return medianOf(
        runsAt(one).flatMap((value, run) => {
          const divisor = others[run]
          return divisor === undefined ? [] : [value / divisor]
        }),
      )
    },
  }
}

function medianOf(numbers: readonly number[]): number | undefined {
  return numbers.length === 0 ? undefined : median(numbers)
}
