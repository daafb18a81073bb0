/** Pseudo-random numbers from 0 up to, but without, 1: the same for every contender and run (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Distinct numbers below `limit`, in random order. */
export function drawDistinct(random: () => number, count: number, limit: number): readonly number[] {
  const drawn = new Set<number>()
  while (drawn.size < count) drawn.add(Math.floor(random() * limit))
  return [...drawn]
}
