import type { Diagnostic } from '@graft/diagnostics'
import type { CacheEntry } from './cache-entry.ts'
import type { CacheStore, StoredEntry, ValueCodec } from './cache-store.ts'
import { codecFailed } from './messages.ts'
import { StoreQueue } from './store-queue.ts'

export interface StoredResultsOptions {
  readonly store: CacheStore
  readonly codec: ValueCodec
  readonly now: () => number
  readonly onDiagnostic: (diagnostic: Diagnostic) => void
}

/** The results in the store, as values. A value that its codec cannot write or read is simply not stored. */
export class StoredResults {
  readonly #queue: StoreQueue
  readonly #codec: ValueCodec
  readonly #onDiagnostic: (diagnostic: Diagnostic) => void
  #reads = 0
  #writes = 0
  #isReported = false

  constructor(options: StoredResultsOptions) {
    this.#queue = new StoreQueue(options.store, options)
    this.#codec = options.codec
    this.#onDiagnostic = options.onDiagnostic
  }

  get reads(): number {
    return this.#reads
  }

  get writes(): number {
    return this.#writes
  }

  read(key: string): { readonly value: unknown; readonly expiresAt: number } | undefined {
    const stored = this.#queue.read(key)
    if (stored === undefined) return undefined
    try {
      const value = this.#codec.decode(stored.text)
      this.#reads++
      return { value, expiresAt: stored.expiresAt ?? Number.POSITIVE_INFINITY }
    } catch (error) {
      this.#queue.delete(key)
      this.#report(error)
      return undefined
    }
  }

  /** Stores an entry, or stores it again after a change. */
  write(entry: CacheEntry): void {
    const text = this.#encode(entry.value)
    // Half a surrogate pair does not survive UTF-8, and a store is free to use that.
    if (text === undefined || !text.isWellFormed()) return
    const expiresAt = entry.expiresAt === Number.POSITIVE_INFINITY ? undefined : entry.expiresAt
    const stored: StoredEntry = { key: entry.key, text, expiresAt }
    this.#queue.write(stored)
    entry.isStored = true
    this.#writes++
  }

  /** Notes that an entry was asked for; costs a comparison when it was noted before. */
  use(entry: CacheEntry): void {
    if (entry.usedIn === this.#queue.batch) return
    entry.usedIn = this.#queue.batch
    this.#queue.use(entry.key)
  }

  delete(key: string): void {
    this.#queue.delete(key)
  }

  clear(): void {
    this.#queue.clear()
  }

  close(): void {
    this.#queue.close()
  }

  #encode(value: unknown): string | undefined {
    try {
      return this.#codec.encode(value)
    } catch (error) {
      this.#report(error)
      return undefined
    }
  }

  /** Once: a change of the codec can make every entry fail alike. */
  #report(error: unknown): void {
    if (this.#isReported) return
    this.#isReported = true
    this.#onDiagnostic(codecFailed(error instanceof Error ? error.message : String(error)))
  }
}
