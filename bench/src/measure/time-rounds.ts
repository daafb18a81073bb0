import type { Effort } from './effort.ts'
import { median } from './median.ts'

/** More would change no median. */
const MAX_ROUNDS = 2000

/** How many modules a workload makes for rounds to choose from, so that one round rarely meets those of another. */
export const SPARE_MODULES = 50

/**
 * Runs rounds for as long as the effort says, the first of them to warm up, and at least one of either sort.
 *
 * @param round gets a number that no other round gets, and gives the milliseconds of what it timed; what it does
 * besides, such as checks, is not counted
 * @returns the median in milliseconds
 */
export async function timeRounds(
  effort: Effort,
  round: (index: number) => number | Promise<number>,
): Promise<number> {
  let index = 0
  const run = async (forMs: number): Promise<readonly number[]> => {
    const times: number[] = []
    const end = performance.now() + forMs
    do times.push(await round(index++))
    while (performance.now() < end && times.length < MAX_ROUNDS)
    return times
  }
  await run(effort.warmUpMs)
  return median(await run(effort.measureMs))
}
