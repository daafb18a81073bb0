/** A result as it is stored. */
export interface StoredEntry {
  readonly key: string
  /** What the codec wrote; well-formed Unicode. */
  readonly text: string
  /** In milliseconds since 1970; undefined where it has no end. */
  readonly expiresAt: number | undefined
}

/** Changes to a store that are made together. */
export interface StoreBatch {
  /** The keys that were asked for since the last batch, least recent first. They count as less recent than `entries`. */
  readonly used: readonly string[]
  readonly deleted: readonly string[]
  /** Replace what is stored under their keys. */
  readonly entries: readonly StoredEntry[]
  /** In milliseconds since 1970. */
  readonly now: number
}

/**
 * Keeps results for later. Bounded: when there are too many, those that expired go first and then the least recently
 * used. All methods answer at once; the cache calls `write` seldom. One that throws is not used any more, and the cache
 * goes on without it.
 */
export interface CacheStore {
  /** What is stored and not expired. */
  read(key: string, now: number): StoredEntry | undefined
  write(batch: StoreBatch): void
  clear(): void
  /** Ends the use of the store by this process. What it keeps stays. */
  close(): void
}

/** Writes values as text and reads them back. */
export interface ValueCodec {
  /** Undefined where a value cannot be written. */
  encode(value: unknown): string | undefined
  /** Throws where a text cannot be read; the call is then made again. */
  decode(text: string): unknown
}

/** What an entry counts for in the bound of a store, in bytes. */
export function sizeOfStored({ key, text }: StoredEntry): number {
  return Buffer.byteLength(key) + Buffer.byteLength(text)
}
