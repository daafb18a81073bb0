import type { Effort } from './effort.ts'
import { median } from './median.ts'

const BATCHES = 15

/**
 * Times a call that is too short for the clock, in batches of calls one after the other. What gives promises is
 * waited for, each before the next is made; what does not is not slowed down by waiting.
 *
 * @returns the median of the batches, in microseconds a call
 */
export async function timeCalls(effort: Effort, call: (index: number) => unknown): Promise<number> {
  let index = 0
  const batch = async (calls: number): Promise<number> => {
    const start = performance.now()
    for (const end = index + calls; index < end; index++) {
      const result = call(index)
      if (isThenable(result)) await result
    }
    return performance.now() - start
  }
  // Batches that double show how many calls fill the time for one.
  let calls = 1
  let lastMs = await batch(calls)
  for (const end = performance.now() + effort.warmUpMs; performance.now() < end;) {
    if (lastMs < effort.measureMs / BATCHES) calls *= 2
    lastMs = await batch(calls)
  }
  const times: number[] = []
  for (let each = 0; each < BATCHES; each++) times.push((await batch(calls)) / calls)
  return median(times) * 1000
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value
}
