import type { Flag } from './flag.ts'
import { findFlag, splitFlag } from './parse-flags.ts'

/** Words of a command line, sorted by whose they are. */
export interface TakenWords {
  /** Flags of `mine` with their values, as written. */
  readonly mine: readonly string[]
  /** Everything else, in its order. */
  readonly rest: readonly string[]
}

/**
 * Takes some flags out of those at the start of a command line. Ends at the first word that is no flag, and at
 * the first flag that nobody knows, because only its owner can tell whether it takes the next word.
 *
 * @param mine flags to take
 * @param others flags that may stand among them and stay; where both have a spelling, it is theirs
 */
export function takeFlags(
  words: readonly string[],
  mine: readonly Flag[],
  others: readonly Flag[],
): TakenWords {
  const taken: string[] = []
  const rest: string[] = []
  let at = 0
  while (at < words.length) {
    const word = words[at] ?? ''
    if (word === '--' || word === '-' || !word.startsWith('-')) break
    const { name, inline } = splitFlag(word)
    const other = findFlag(name, others)
    const flag = other ?? findFlag(name, mine)
    if (flag === undefined) break
    const length = inline === undefined && flag.type.kind !== 'boolean' ? 2 : 1
    ;(other === undefined ? taken : rest).push(...words.slice(at, at + length))
    at += length
  }
  return { mine: taken, rest: [...rest, ...words.slice(at)] }
}
