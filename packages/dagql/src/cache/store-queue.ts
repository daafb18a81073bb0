import type { Diagnostic } from '@graft/diagnostics'
import type { CacheStore, StoredEntry } from './cache-store.ts'
import { unavailableStore } from './messages.ts'

export interface StoreQueueOptions {
  readonly now: () => number
  readonly onDiagnostic: (diagnostic: Diagnostic) => void
}

/** A batch is written when it has waited this many milliseconds, or has grown to one of the limits. */
const MAX_WAIT = 50
const MAX_CHANGES = 256
const MAX_CHARACTERS = 2 ** 20
/** Uses beyond this many in one batch are not told to the store: it then knows less well what is in use. */
const MAX_USED = 4_096

/**
 * Gathers changes to a store and writes them in batches, so that no call waits for the disk. Reads see what was
 * gathered. A store that throws is left alone from then on.
 */
export class StoreQueue {
  readonly #now: () => number
  readonly #onDiagnostic: (diagnostic: Diagnostic) => void
  #store: CacheStore | undefined
  /** Null marks a key to delete. */
  #changes = new Map<string, StoredEntry | null>()
  #used = new Set<string>()
  #characters = 0
  #batch = 0
  #timer: NodeJS.Timeout | undefined

  constructor(store: CacheStore, { now, onDiagnostic }: StoreQueueOptions) {
    this.#store = store
    this.#now = now
    this.#onDiagnostic = onDiagnostic
  }

  /** The number of the batch that is being gathered. */
  get batch(): number {
    return this.#batch
  }

  read(key: string): StoredEntry | undefined {
    const change = this.#changes.get(key)
    if (change === undefined) return this.#attempt((store) => store.read(key, this.#now()))
    if (change?.expiresAt !== undefined && change.expiresAt <= this.#now()) return undefined
    return change ?? undefined
  }

  write(entry: StoredEntry): void {
    this.#characters += entry.text.length
    this.#change(entry.key, entry)
  }

  delete(key: string): void {
    this.#change(key, null)
  }

  /** Notes that a stored result is in use. It is told with the next batch of changes, and causes none. */
  use(key: string): void {
    if (this.#used.size < MAX_USED) this.#used.add(key)
  }

  clear(): void {
    this.#empty()
    this.#attempt((store) => store.clear())
  }

  flush(): void {
    const changes = this.#changes
    const used = this.#used
    if (changes.size === 0 && used.size === 0) return
    this.#empty()
    const entries = [...changes.values()].filter((entry) => entry !== null)
    const deleted = [...changes].filter(([, entry]) => entry === null).map(([key]) => key)
    this.#attempt((store) => store.write({ used: [...used], deleted, entries, now: this.#now() }))
  }

  close(): void {
    this.flush()
    this.#attempt((store) => store.close())
    this.#store = undefined
  }

  #change(key: string, change: StoredEntry | null): void {
    if (this.#store === undefined) return
    // Last in the order of the map, which is the order of use.
    this.#changes.delete(key)
    this.#changes.set(key, change)
    if (this.#changes.size >= MAX_CHANGES || this.#characters >= MAX_CHARACTERS) this.flush()
    else this.#timer ??= setTimeout(() => this.flush(), MAX_WAIT).unref()
  }

  #empty(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#changes = new Map()
    this.#used = new Set()
    this.#characters = 0
    this.#batch++
  }

  #attempt<T>(action: (store: CacheStore) => T): T | undefined {
    if (this.#store === undefined) return undefined
    try {
      return action(this.#store)
    } catch (error) {
      this.#store = undefined
      this.#onDiagnostic(unavailableStore('the store of the cache', String(error)))
      return undefined
    }
  }
}
