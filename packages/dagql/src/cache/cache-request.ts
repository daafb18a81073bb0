/** How long the answer to a call may be kept. */
export interface Retention {
  /**
   * Milliseconds from when it was made. Where several callers differ the earliest end holds.
   *
   * @default for as long as a session owns it
   */
  readonly ttl?: number | undefined
  /**
   * Keeps it after its sessions ended, and in the store where its codec can write it.
   *
   * @default false
   */
  readonly persist?: boolean | undefined
}

/** A call that is being made. Hand it on as `parent` of every call that is made on its behalf. */
export interface RunningCall {
  readonly key: string
  readonly name: string
  readonly parent: RunningCall | undefined
  /** Aborted once nobody waits for the call any more. Made when it is first read. */
  readonly signal: AbortSignal
}

/** One caller's wish for the answer to a call. */
export interface CacheRequest extends Retention {
  /** What identifies the call, such as its digest; not empty. */
  readonly key: string
  /** Who owns what is made; not empty. */
  readonly session: string
  /** For messages, such as `Query.point`. */
  readonly name: string
  /** Ends the wait of this caller, and of no other. */
  readonly signal: AbortSignal
  /**
   * Callers with one key and one flight share one execution; with null a caller never shares.
   *
   * @default the session
   */
  readonly flight?: string | null | undefined
  /** The call on whose behalf this one is made. */
  readonly parent?: RunningCall | undefined
}

/** Makes the answer to a call. What it throws or rejects with goes to its callers and is not kept. */
export type Compute = (call: RunningCall) => unknown

/** An answer that was kept. The answer itself can be null or undefined. */
export interface CacheHit {
  readonly value: unknown
}
