import type { CacheRequest, RunningCall } from './cache-request.ts'

/** One caller's share in a flight. */
export interface Waiter {
  readonly flight: Flight
  readonly request: CacheRequest
  /** The flight whose code is the caller. */
  readonly from: Flight | undefined
  /** Whether its session becomes an owner of the answer; no longer where that was released meanwhile. */
  owns: boolean
  /** Undefined until the caller has to wait, which it does not where the answer comes at once. */
  promise: PromiseWithResolvers<unknown> | undefined
}

/** One execution of a call, on behalf of one caller or several. */
export class Flight implements RunningCall {
  readonly key: string
  readonly name: string
  readonly parent: RunningCall | undefined
  /** Callers with the same one join; null lets nobody join. */
  readonly joinKey: string | null
  /** Who waits for it; undefined until it is known to take time. */
  waiters: Set<Waiter> | undefined
  /** What its own code waits for. */
  pending: Set<Waiter> | undefined
  /** Set where its answer must not be kept: nobody waits for it, or its key was forgotten meanwhile. */
  isDiscarded = false
  #controller: AbortController | undefined
  #aborted: { readonly reason: unknown } | undefined

  constructor(request: CacheRequest) {
    this.key = request.key
    this.name = request.name
    this.parent = request.parent
    this.joinKey = request.flight === undefined ? request.session : request.flight
  }

  /** Made when it is first read: many calls never look at it. */
  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController()
      if (this.#aborted !== undefined) this.#controller.abort(this.#aborted.reason)
    }
    return this.#controller.signal
  }

  abort(reason: unknown): void {
    this.#aborted = { reason }
    this.#controller?.abort(reason)
  }
}
