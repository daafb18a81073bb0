import { AbortWatch } from './abort-watch.ts'
import type { CacheRequest } from './cache-request.ts'
import { Flight, type Waiter } from './flight.ts'

/**
 * The executions under way, and who waits for them. A caller stops waiting as soon as its own signal is aborted; an
 * execution is aborted when its last caller has stopped.
 */
export class FlightTable {
  /** Those whose code has not returned yet: a stack, for the last one to start returns first. Most never leave it. */
  readonly #starting: Waiter[] = []
  /** Those that take time and that somebody waits for. */
  readonly #flights = new Set<Flight>()
  readonly #joinable = new Map<string, Map<string, Flight>>()
  readonly #watch = new AbortWatch<Waiter>((waiter, reason) => this.#cancel(waiter, reason))

  get size(): number {
    return this.#flights.size + this.#starting.length
  }

  /** The number of signals of callers that are listened to. */
  get signals(): number {
    return this.#watch.size
  }

  /** The flight that a caller can join. */
  find(key: string, joinKey: string): Flight | undefined {
    return this.#joinable.get(key)?.get(joinKey)
  }

  /** Takes in a flight with its first caller, before its code runs. Nobody can join until it is known to take time. */
  begin(request: CacheRequest): Waiter {
    const waiter = makeWaiter(new Flight(request), request)
    this.#starting.push(waiter)
    return waiter
  }

  /** Takes out the flight that began last, when its code has returned or thrown. */
  land(): void {
    this.#starting.pop()
  }

  /** Lets a landed flight go on, and others join it. */
  share(waiter: Waiter): Promise<unknown> {
    const { flight } = waiter
    const { key, joinKey } = flight
    this.#flights.add(flight)
    if (joinKey !== null && !flight.isDiscarded) {
      const joinable = this.#joinable.get(key)
      if (joinable === undefined) this.#joinable.set(key, new Map([[joinKey, flight]]))
      else joinable.set(joinKey, flight)
    }
    return this.#wait(waiter)
  }

  join(flight: Flight, request: CacheRequest): Promise<unknown> {
    return this.#wait(makeWaiter(flight, request))
  }

  /** Ends a shared flight: `answer` gets the promise of every caller that still waits. */
  end(flight: Flight, answer: (promise: PromiseWithResolvers<unknown>) => void): void {
    this.#remove(flight)
    for (const waiter of flight.waiters ?? []) {
      this.#leave(waiter)
      if (waiter.promise !== undefined) answer(waiter.promise)
    }
  }

  /** Keeps the answers of the flights of a key, or of all, from being kept, and newcomers from joining them. */
  discard(key?: string): void {
    for (const flight of this.#all()) {
      if (key !== undefined && flight.key !== key) continue
      flight.isDiscarded = true
      this.#unshare(flight)
    }
  }

  /** Keeps a session from owning what it still waits for. */
  releaseSession(session: string): void {
    const waiters = [...this.#flights].flatMap((flight) => [...(flight.waiters ?? [])])
    for (const waiter of [...waiters, ...this.#starting]) {
      if (waiter.request.session === session) waiter.owns = false
    }
  }

  *#all(): Generator<Flight> {
    yield* this.#flights
    for (const { flight } of this.#starting) yield flight
  }

  /** The answer to a caller, or its reason to stop waiting. */
  #wait(waiter: Waiter): Promise<unknown> {
    const { flight, from, request } = waiter
    const promise = Promise.withResolvers<unknown>()
    waiter.promise = promise
    flight.waiters ??= new Set()
    flight.waiters.add(waiter)
    if (from !== undefined) {
      from.pending ??= new Set()
      from.pending.add(waiter)
    }
    // A call can abort the signal of its own caller before there is anything to wait for.
    if (request.signal.aborted) this.#cancel(waiter, request.signal.reason)
    else this.#watch.add(request.signal, waiter)
    return promise.promise
  }

  #cancel(waiter: Waiter, reason: unknown): void {
    const { flight } = waiter
    this.#leave(waiter)
    waiter.promise?.reject(reason)
    if (flight.waiters !== undefined && flight.waiters.size > 0) return
    // Out of the table before it hears of it: what its listeners start must not join it.
    flight.isDiscarded = true
    this.#remove(flight)
    flight.abort(reason)
  }

  #leave(waiter: Waiter): void {
    waiter.flight.waiters?.delete(waiter)
    waiter.from?.pending?.delete(waiter)
    this.#watch.delete(waiter.request.signal, waiter)
  }

  #remove(flight: Flight): void {
    if (this.#flights.delete(flight)) this.#unshare(flight)
  }

  #unshare(flight: Flight): void {
    const joinable = this.#joinable.get(flight.key)
    if (flight.joinKey === null || joinable?.get(flight.joinKey) !== flight) return
    joinable.delete(flight.joinKey)
    if (joinable.size === 0) this.#joinable.delete(flight.key)
  }
}

function makeWaiter(flight: Flight, request: CacheRequest): Waiter {
  const from = request.parent instanceof Flight ? request.parent : undefined
  return { flight, request, from, owns: true, promise: undefined }
}
