import type { CacheHit } from './cache-request.ts'

/** What the cache keeps of one call. */
export class CacheEntry implements CacheHit {
  readonly key: string
  readonly value: unknown
  /** The sessions that saw it, in no order. */
  readonly owners: string[] = []
  /** Other keys that it answers, oldest first; most entries have none. */
  aliases: Set<string> | undefined
  /** In milliseconds; infinite where it has no end, so that comparing needs no other branch. */
  expiresAt: number = Number.POSITIVE_INFINITY
  /** Whether it stays when no session owns it. */
  isPersisted = false
  /** Whether the store has it, or gets it with the next batch. */
  isStored = false
  /** The last batch for the store that tells of its use. */
  usedIn = -1

  constructor(key: string, value: unknown) {
    this.key = key
    this.value = value
  }
}
