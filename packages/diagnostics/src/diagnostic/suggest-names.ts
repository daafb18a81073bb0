/** Candidates beyond this many are not compared, so that a huge schema costs no more than a large one. */
const MAX_CANDIDATES = 5_000
const MAX_SUGGESTIONS = 3

/**
 * Returns the candidates that look like `name`, nearest first, at most three.
 * Comparison ignores case and dashes, so `loadFile` is near `load-file`.
 */
export function suggestNames(name: string, candidates: Iterable<string>): readonly string[] {
  const wanted = fold(name)
  const limit = Math.max(1, Math.floor(wanted.length * 0.4))
  const near: { readonly candidate: string; readonly distance: number }[] = []
  let seen = 0
  for (const candidate of candidates) {
    if (++seen > MAX_CANDIDATES) break
    const distance = editDistance(wanted, fold(candidate), limit)
    if (distance <= limit) near.push({ candidate, distance })
  }
  near.sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
  return near.slice(0, MAX_SUGGESTIONS).map((entry) => entry.candidate)
}

/** Words near names as a question: ``Did you mean `a` or `b`?``, or undefined where nothing is near. */
export function didYouMean(name: string, candidates: Iterable<string>): string | undefined {
  const names = suggestNames(name, candidates).map((near) => `\`${near}\``)
  if (names.length === 0) return undefined
  const last = names.pop()
  return names.length === 0 ? `Did you mean ${last}?` : `Did you mean ${names.join(', ')} or ${last}?`
}

function fold(text: string): string {
  return text.toLowerCase().replaceAll(/[-_]/g, '')
}

/** Damerau-Levenshtein distance (optimal string alignment), given up at `limit + 1`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let beforePrevious: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    let best = row
    for (let column = 1; column <= b.length; column++) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1
      let value = Math.min(
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        at(previous, column - 1) + cost,
      )
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        value = Math.min(value, at(beforePrevious, column - 2) + 1)
      }
      current.push(value)
      best = Math.min(best, value)
    }
    if (best > limit) return limit + 1
    beforePrevious = previous
    previous = current
  }
  return at(previous, b.length)
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY
}
