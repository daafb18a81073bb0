import { GraftError, invariant } from '@graft/diagnostics'
import { CacheEntry } from './cache-entry.ts'
import type { CacheStats, ResultCacheOptions } from './cache-options.ts'
import type { CacheHit, Retention, CacheRequest, Compute } from './cache-request.ts'
import { EntryTable } from './entry-table.ts'
import { estimateSize } from './estimate-size.ts'
import { findDeadlock, findRecursion } from './find-recursion.ts'
import { FlightTable } from './flight-table.ts'
import type { Flight, Waiter } from './flight.ts'
import { recursiveCall, tooManyCalls } from './messages.ts'
import { StoredResults } from './stored-results.ts'

/**
 * Keeps the answers to calls, and makes each call once at a time. Keys say which calls are the same; what the values
 * are is all the same to it. What it keeps is owned by the sessions that saw it, and goes with the last of them unless
 * it is persisted. A hit is answered at once, without a promise.
 */
export class ResultCache {
  readonly #entries: EntryTable
  readonly #flights = new FlightTable()
  readonly #stored: StoredResults | undefined
  readonly #maxFlights: number
  readonly #now: () => number
  readonly #sizeOf: (value: unknown) => number
  #hits = 0
  #misses = 0
  #joins = 0
  #evictions = 0
  #expirations = 0

  constructor(options: ResultCacheOptions = {}) {
    const { maxEntries = 10_000, maxBytes = 64 * 2 ** 20, maxFlights = 10_000 } = options
    const { store, codec, now = Date.now, sizeOf = estimateSize, onDiagnostic = ignore } = options
    this.#entries = new EntryTable({ maxEntries, maxBytes, onEvict: () => this.#evictions++ })
    this.#maxFlights = maxFlights
    this.#now = now
    this.#sizeOf = sizeOf
    if (store !== undefined && codec !== undefined) {
      this.#stored = new StoredResults({ store, codec, now, onDiagnostic })
    }
  }

  /**
   * What is kept for `key`, and lets the session own it. Only where `policy` asks to persist is the store looked into.
   */
  lookup(key: string, session: string, policy: Retention = noRetention): CacheHit | undefined {
    invariant(key !== '', 'the key of a call is not empty')
    invariant(session !== '', 'results are owned by a session')
    const entry = this.#find(key) ?? (policy.persist === true ? this.#load(key) : undefined)
    if (entry === undefined) return undefined
    this.#hits++
    this.#entries.own(entry, session)
    if (policy.ttl !== undefined || policy.persist === true) this.#merge(entry, policy)
    if (entry.isStored) this.#stored?.use(entry)
    return entry
  }

  /**
   * The answer to a call: what is kept, what a caller before is about to get, or what `compute` makes. A promise only
   * where something must be waited for.
   *
   * @throws GraftError `CACHE_RECURSION`, `CACHE_BUSY`, the reason of the signal, and what `compute` throws. As a
   * rejection where there is a promise.
   */
  run(request: CacheRequest, compute: Compute): unknown {
    const hit = this.lookup(request.key, request.session, request)
    if (hit !== undefined) return hit.value
    request.signal.throwIfAborted()
    // After the lookup: an answer that is there harms nobody.
    refuse(findRecursion(request))
    const joinKey = request.flight === undefined ? request.session : request.flight
    const flight = joinKey === null ? undefined : this.#flights.find(request.key, joinKey)
    if (flight === undefined) return this.#execute(request, compute)
    refuse(findDeadlock(flight, request))
    this.#joins++
    return this.#flights.join(flight, request)
  }

  /**
   * Lets what is kept for `key` answer calls of `otherKey` too, for as long as it is kept in memory. False where there
   * is nothing to teach: no answer to `key`, or one to `otherKey`.
   */
  alias(key: string, otherKey: string): boolean {
    invariant(otherKey !== '', 'the key of a call is not empty')
    const entry = this.#find(key)
    return entry !== undefined && this.#find(otherKey) === undefined && this.#entries.alias(entry, otherKey)
  }

  /** Ends the ownership of a session: what nobody else owns, and is not persisted, goes. */
  releaseSession(session: string): void {
    this.#entries.releaseSession(session)
    this.#flights.releaseSession(session)
  }

  /** Removes what is kept for `key`, and does not keep what is being made for it now. */
  forget(key: string): void {
    const entry = this.#entries.get(key)
    this.#flights.discard(key)
    this.#stored?.delete(key)
    if (entry === undefined) return
    // It can have been found by an alias, and then what it is kept for is as wrong.
    this.#flights.discard(entry.key)
    this.#drop(entry)
  }

  /** Removes all that is kept, and does not keep what is being made now. */
  clear(): void {
    this.#entries.clear()
    this.#flights.discard()
    this.#stored?.clear()
  }

  stats(): CacheStats {
    return {
      hits: this.#hits,
      misses: this.#misses,
      joins: this.#joins,
      evictions: this.#evictions,
      expirations: this.#expirations,
      stored: this.#stored?.writes ?? 0,
      loaded: this.#stored?.reads ?? 0,
      entries: this.#entries.size,
      bytes: this.#entries.bytes,
      aliases: this.#entries.aliases,
      sessions: this.#entries.sessions,
      flights: this.#flights.size,
      signals: this.#flights.signals,
    }
  }

  /** Writes what the store has not got yet and closes it. The cache can still be used, without the store. */
  close(): void {
    this.#stored?.close()
  }

  #execute(request: CacheRequest, compute: Compute): unknown {
    if (this.#flights.size >= this.#maxFlights)
      throw new GraftError(tooManyCalls(request.name, this.#maxFlights))
    this.#misses++
    const waiter = this.#flights.begin(request)
    let made: unknown
    try {
      made = compute(waiter.flight)
    } finally {
      this.#flights.land()
    }
    if (!isThenable(made)) return this.#keep(waiter.flight, made, [waiter])
    return this.#goOn(waiter, made)
  }

  /** Waits for an execution that takes time, from now on with everybody who wants the same. */
  #goOn(waiter: Waiter, made: PromiseLike<unknown>): Promise<unknown> {
    const { flight } = waiter
    const answer = this.#flights.share(waiter)
    Promise.resolve(made)
      .then((value) => {
        const kept = this.#keep(flight, value, [...(flight.waiters ?? [])])
        this.#flights.end(flight, ({ resolve }) => resolve(kept))
      })
      .catch((error: unknown) => this.#flights.end(flight, ({ reject }) => reject(error)))
    return answer
  }

  /**
   * Keeps what an execution made, for the sessions that wait for it. Where another one was faster its answer is the one:
   * all callers then have the same value.
   */
  #keep(flight: Flight, value: unknown, waiters: readonly Waiter[]): unknown {
    if (flight.isDiscarded) return value
    const entry = this.#find(flight.key) ?? this.#insert(flight.key, value, waiters)
    if (entry === undefined) return value
    for (const { request, owns } of waiters) {
      if (owns) this.#entries.own(entry, request.session)
      if (request.ttl !== undefined || request.persist === true) this.#merge(entry, request)
    }
    return entry.value
  }

  #insert(key: string, value: unknown, waiters: readonly Waiter[]): CacheEntry | undefined {
    if (!waiters.some(({ owns, request }) => owns || request.persist === true)) return undefined
    const entry = new CacheEntry(key, value)
    return this.#entries.insert(entry, this.#sizeOf(value)) ? entry : undefined
  }

  /** Applies what one caller wants of an entry. */
  #merge(entry: CacheEntry, { ttl, persist }: Retention): void {
    const expiresAt = ttl === undefined ? entry.expiresAt : this.#now() + (ttl > 0 ? ttl : 0)
    const isSooner = expiresAt < entry.expiresAt
    const isUpgrade = persist === true && !entry.isPersisted
    if (isSooner) entry.expiresAt = expiresAt
    if (isUpgrade) entry.isPersisted = true
    if (isUpgrade || (isSooner && entry.isStored)) this.#stored?.write(entry)
  }

  /** The entry in memory that answers `key`, unless it has expired. */
  #find(key: string): CacheEntry | undefined {
    const entry = this.#entries.get(key)
    if (entry === undefined || entry.expiresAt === Number.POSITIVE_INFINITY) return entry
    if (entry.expiresAt > this.#now()) return entry
    this.#expirations++
    this.#drop(entry)
    return undefined
  }

  #load(key: string): CacheEntry | undefined {
    const stored = this.#stored?.read(key)
    if (stored === undefined) return undefined
    const entry = new CacheEntry(key, stored.value)
    entry.expiresAt = stored.expiresAt
    entry.isPersisted = true
    entry.isStored = true
    return this.#entries.insert(entry, this.#sizeOf(stored.value)) ? entry : undefined
  }

  #drop(entry: CacheEntry): void {
    this.#entries.remove(entry)
    if (entry.isStored) this.#stored?.delete(entry.key)
  }
}

const noRetention: Retention = {}

function ignore(): void {}

function refuse(names: readonly string[] | undefined): void {
  if (names !== undefined) throw new GraftError(recursiveCall(names))
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
}
