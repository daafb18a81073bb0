/** Parts beyond this many are guessed from those before, so that a huge value costs no more than a large one. */
const MAX_PARTS = 200
/** What a part takes beside its content. */
const PART = 16

/**
 * Guesses how much memory a value takes, in bytes, by looking at its data: text, bytes and numbers within arrays, maps,
 * sets and the own properties of objects. What occurs twice counts once.
 */
export function estimateSize(value: unknown): number {
  const seen = new Set<object>()
  const open: unknown[] = [value]
  let bytes = 0
  let parts = 0
  let skipped = 0
  for (; open.length > 0 && parts < MAX_PARTS; parts++) {
    const part = open.pop()
    bytes += PART
    if (typeof part === 'string') bytes += 2 * part.length
    else if (typeof part === 'object' && part !== null && !seen.has(part)) {
      seen.add(part)
      if (ArrayBuffer.isView(part) || part instanceof ArrayBuffer) bytes += part.byteLength
      else skipped += openUp(part, open)
    }
  }
  // What was not looked at is taken to be like the rest.
  return Math.ceil(bytes * (1 + (skipped + open.length) / parts))
}

/** Adds the parts of `whole` to `open`, and returns how many it left out. */
function openUp(whole: object, open: unknown[]): number {
  const values = Array.isArray(whole) ? whole : isCollection(whole) ? whole : Object.values(whole)
  let added = 0
  for (const each of values) {
    if (added === MAX_PARTS) break
    open.push(each)
    added++
  }
  return (Array.isArray(values) ? values.length : values.size) - added
}

function isCollection(value: object): value is ReadonlyMap<unknown, unknown> | ReadonlySet<unknown> {
  return value instanceof Map || value instanceof Set
}
