import { LRUCache } from 'lru-cache'
import type { CacheEntry } from './cache-entry.ts'

export interface EntryTableOptions {
  readonly maxEntries: number
  readonly maxBytes: number
  readonly onEvict: () => void
}

/** An entry that learns more keys than this forgets the oldest of them. */
const MAX_ALIASES = 16

/**
 * The entries in memory, with every index that leads to them: keys, aliases and sessions. The least recently used go
 * first when there are too many. An entry leaves all indexes at once, however it goes.
 */
export class EntryTable {
  readonly #entries: LRUCache<string, CacheEntry>
  readonly #aliases = new Map<string, CacheEntry>()
  readonly #sessions = new Map<string, Set<CacheEntry>>()
  readonly #maxBytes: number

  constructor({ maxEntries, maxBytes, onEvict }: EntryTableOptions) {
    this.#maxBytes = maxBytes
    this.#entries = new LRUCache({
      max: maxEntries,
      maxSize: maxBytes,
      dispose: (entry, _key, reason) => {
        this.#unlink(entry)
        if (reason === 'evict') onEvict()
      },
    })
  }

  get size(): number {
    return this.#entries.size
  }

  get bytes(): number {
    return this.#entries.calculatedSize
  }

  get aliases(): number {
    return this.#aliases.size
  }

  get sessions(): number {
    return this.#sessions.size
  }

  /** The entry that answers calls of `key`, which counts as a use of it. */
  get(key: string): CacheEntry | undefined {
    const entry = this.#entries.get(key)
    if (entry !== undefined || this.#aliases.size === 0) return entry
    const aliased = this.#aliases.get(key)
    return aliased === undefined ? undefined : this.#entries.get(aliased.key)
  }

  /** Takes an entry in; false where it is larger than all that is kept, and then it is not in the table. */
  insert(entry: CacheEntry, bytes: number): boolean {
    // Also false for what is no number. Sizes are whole in the table, and nothing is free.
    if (!(bytes <= this.#maxBytes)) return false
    this.#dropAlias(entry.key)
    this.#entries.set(entry.key, entry, { size: Math.max(1, Math.ceil(bytes)) })
    return true
  }

  remove(entry: CacheEntry): void {
    this.#entries.delete(entry.key)
  }

  clear(): void {
    this.#entries.clear()
  }

  own(entry: CacheEntry, session: string): void {
    // The only owner of most entries, so that most hits need no look into the sessions.
    if (entry.owners[0] === session) return
    const owned = this.#sessions.get(session)
    if (owned === undefined) this.#sessions.set(session, new Set([entry]))
    else if (owned.has(entry)) return
    else owned.add(entry)
    entry.owners.push(session)
  }

  /** Takes a session's ownership away; what nobody owns then, and is not persisted, goes. */
  releaseSession(session: string): void {
    const owned = this.#sessions.get(session)
    if (owned === undefined) return
    this.#sessions.delete(session)
    for (const entry of owned) {
      const last = entry.owners.pop()
      const index = last === session ? -1 : entry.owners.indexOf(session)
      if (index >= 0 && last !== undefined) entry.owners[index] = last
      if (entry.owners.length === 0 && !entry.isPersisted) this.#entries.delete(entry.key)
    }
  }

  /** Lets `entry` answer calls of `key`; false where those have an answer. */
  alias(entry: CacheEntry, key: string): boolean {
    if (this.#entries.has(key) || this.#aliases.has(key)) return false
    entry.aliases ??= new Set()
    const [oldest] = entry.aliases
    if (entry.aliases.size >= MAX_ALIASES && oldest !== undefined) this.#dropAlias(oldest)
    entry.aliases.add(key)
    this.#aliases.set(key, entry)
    return true
  }

  #dropAlias(key: string): void {
    this.#aliases.get(key)?.aliases?.delete(key)
    this.#aliases.delete(key)
  }

  #unlink(entry: CacheEntry): void {
    for (const alias of entry.aliases ?? []) this.#aliases.delete(alias)
    for (const session of entry.owners) {
      const owned = this.#sessions.get(session)
      owned?.delete(entry)
      if (owned?.size === 0) this.#sessions.delete(session)
    }
  }
}
