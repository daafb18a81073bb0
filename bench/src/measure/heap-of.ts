import type { Effort } from './effort.ts'

/**
 * Bytes of what a function makes, once everything else has been collected. Needs `--expose-gc`; without it, in
 * tests of the benchmarks, the figure means nothing.
 *
 * @param warmUp makes what is made once and for all, such as compiled code, before
 * @default make
 */
export async function heapOf(
  effort: Effort,
  make: () => unknown,
  warmUp: () => unknown = make,
): Promise<number> {
  await forget(warmUp)
  const before = await heapUsed(effort)
  const kept = await make()
  const after = await heapUsed(effort)
  // Read after the measurement, so that it lives until then.
  return kept === undefined ? Number.NaN : after - before
}

/** Calls in a function of its own, so that no variable keeps the result. */
async function forget(make: () => unknown): Promise<void> {
  await make()
}

async function heapUsed({ collections }: Effort): Promise<number> {
  for (let each = 0; each < collections; each++) {
    // What the current task still has on its stack is let go in the next.
    await new Promise((resolve) => void setImmediate(resolve))
    globalThis.gc?.()
  }
  return process.memoryUsage().heapUsed
}
