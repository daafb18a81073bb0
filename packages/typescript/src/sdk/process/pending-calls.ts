import type { CallOptions, JsonValue } from '@graft/typedef'

/** A call that its process has not answered. */
export interface PendingCall {
  readonly callback: CallOptions['callback']
  /** Aborts when the call ends in any way. */
  readonly signal: AbortSignal
  /** How many callbacks are being served now. */
  callbacksServed: number
}

interface Entry extends PendingCall {
  readonly resolve: (value: JsonValue) => void
  readonly reject: (reason: unknown) => void
  /** Lets go of the caller's signal, and ends the callbacks that the call still waits for. */
  readonly release: (reason: unknown) => void
}

/** The calls of one process by id. Ids ascend in the order of sending. */
export class PendingCalls {
  readonly #entries = new Map<number, Entry>()
  #lastId = 0

  get size(): number {
    return this.#entries.size
  }

  get lastId(): number {
    return this.#lastId
  }

  /** @param onCancel runs when the caller's signal has rejected the call */
  add(
    options: CallOptions,
    onCancel: (id: number) => void,
  ): { readonly id: number; readonly result: Promise<JsonValue> } {
    const id = ++this.#lastId
    const { promise, resolve, reject } = Promise.withResolvers<JsonValue>()
    const ended = new AbortController()
    const onAbort = (): void => {
      this.reject(id, options.signal?.reason)
      onCancel(id)
    }
    options.signal?.addEventListener('abort', onAbort, { once: true })
    const release = (reason: unknown): void => {
      options.signal?.removeEventListener('abort', onAbort)
      ended.abort(reason)
    }
    this.#entries.set(id, {
      callback: options.callback,
      signal: ended.signal,
      callbacksServed: 0,
      resolve,
      reject,
      release,
    })
    return { id, result: promise }
  }

  get(id: number): PendingCall | undefined {
    return this.#entries.get(id)
  }

  /** True where a call that was sent no later than `id` is still unanswered. */
  hasUpTo(id: number): boolean {
    const [oldest] = this.#entries.keys()
    return oldest !== undefined && oldest <= id
  }

  resolve(id: number, value: JsonValue): void {
    this.#take(id, undefined)?.resolve(value)
  }

  reject(id: number, reason: unknown): void {
    this.#take(id, reason)?.reject(reason)
  }

  rejectAll(reason: unknown): void {
    for (const id of this.#entries.keys()) this.reject(id, reason)
  }

  #take(id: number, reason: unknown): Entry | undefined {
    const entry = this.#entries.get(id)
    this.#entries.delete(id)
    entry?.release(reason)
    return entry
  }
}
