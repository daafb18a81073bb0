import type { Diagnostic } from '@graft/diagnostics'
import type { CacheStore, ValueCodec } from './cache-store.ts'

export interface ResultCacheOptions {
  /** @default 10_000 */
  readonly maxEntries?: number | undefined
  /** @default 64 MiB */
  readonly maxBytes?: number | undefined
  /** How many executions that take time can be under way at once. @default 10_000 */
  readonly maxFlights?: number | undefined
  /** Where persisted results go; without it, or without a codec, they last as long as the cache. */
  readonly store?: CacheStore | undefined
  readonly codec?: ValueCodec | undefined
  /** Milliseconds since 1970. @default Date.now */
  readonly now?: (() => number) | undefined
  /** The size of a value in memory, in bytes; it is not called for hits. @default estimateSize */
  readonly sizeOf?: ((value: unknown) => number) | undefined
  readonly onDiagnostic?: ((diagnostic: Diagnostic) => void) | undefined
}

/** What a cache has done since it was made, and what it holds now. */
export interface CacheStats {
  /** Answers from what was kept, those from the store included. */
  readonly hits: number
  /** Executions. */
  readonly misses: number
  /** Callers that shared the execution of another. */
  readonly joins: number
  readonly evictions: number
  readonly expirations: number
  /** Results handed to the store, and results taken from it. */
  readonly stored: number
  readonly loaded: number
  readonly entries: number
  readonly bytes: number
  readonly aliases: number
  /** Sessions that own something. */
  readonly sessions: number
  /** Executions under way that somebody waits for, and the signals by which their callers can stop waiting. */
  readonly flights: number
  readonly signals: number
}
