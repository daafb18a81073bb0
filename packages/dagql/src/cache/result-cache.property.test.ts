import { deepEqual, equal } from 'node:assert/strict'
import { setImmediate } from 'node:timers/promises'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Retention, CacheRequest } from './cache-request.ts'
import { ResultCache } from './result-cache.ts'

interface Caller {
  readonly session: string
  readonly policy: Retention
  owns: boolean
  answer: unknown
}

interface Execution {
  readonly key: string
  readonly joinKey: string | null
  readonly callers: Set<Caller>
  isKept: boolean
}

interface Kept {
  readonly key: string
  readonly value: unknown
  readonly owners: Set<string>
  end: number
  persisted: boolean
}

/** What the cache should do, said with plain loops over plain lists, and without any bound. */
class Model {
  now = 0
  kept: Kept[] = []
  aliases: { readonly key: string; readonly of: Kept }[] = []
  executions: Execution[] = []

  find(key: string): Kept | undefined {
    const found =
      this.kept.find((each) => each.key === key) ?? this.aliases.find((each) => each.key === key)?.of
    if (found === undefined || found.end > this.now) return found
    this.remove(found)
    return undefined
  }

  remove(gone: Kept): void {
    this.kept = this.kept.filter((each) => each !== gone)
    this.aliases = this.aliases.filter(({ of }) => of !== gone)
  }

  own(entry: Kept, { session, policy, owns }: Caller): void {
    if (owns) entry.owners.add(session)
    if (policy.ttl !== undefined) entry.end = Math.min(entry.end, this.now + policy.ttl)
    if (policy.persist === true) entry.persisted = true
  }

  keep(execution: Execution, value: unknown): unknown {
    if (!execution.isKept) return value
    const callers = [...execution.callers]
    let entry = this.find(execution.key)
    if (entry === undefined) {
      if (!callers.some(({ owns, policy }) => owns || policy.persist === true)) return value
      entry = {
        key: execution.key,
        value,
        owners: new Set(),
        end: Number.POSITIVE_INFINITY,
        persisted: false,
      }
      this.kept.push(entry)
    }
    for (const caller of callers) this.own(entry, caller)
    return entry.value
  }

  release(session: string): void {
    for (const entry of this.kept) {
      if (entry.owners.delete(session) && entry.owners.size === 0 && !entry.persisted) this.remove(entry)
    }
    for (const caller of this.executions.flatMap(({ callers }) => [...callers])) {
      if (caller.session === session) caller.owns = false
    }
  }

  discard(key?: string): void {
    for (const each of this.executions) if (key === undefined || each.key === key) each.isKept = false
  }

  counts(): Readonly<Record<string, number>> {
    return {
      entries: this.kept.length,
      aliases: this.aliases.length,
      sessions: new Set(this.kept.flatMap(({ owners }) => [...owners])).size,
      flights: this.executions.length,
    }
  }
}

/** The cache and its model side by side, given the same operations. */
class Pair {
  readonly model = new Model()
  readonly cache = new ResultCache({ now: () => this.model.now })
  readonly running: {
    readonly execution: Execution
    readonly end: PromiseWithResolvers<unknown>
    signal?: AbortSignal
  }[] = []
  readonly callers: { readonly caller: Caller; readonly controller: AbortController; actual: unknown }[] = []
  #made = 0

  run(key: string, session: string, more: Retention & { flight?: string | null; sync: boolean }): void {
    const controller = new AbortController()
    const { flight, sync, ...policy } = more
    const caller: Caller = { session, policy, owns: true, answer: undefined }
    const watched = { caller, controller, actual: undefined as unknown }
    this.callers.push(watched)
    const request: CacheRequest = { key, session, name: key, signal: controller.signal, flight, ...policy }
    const value = `made ${++this.#made}`
    const end = Promise.withResolvers<unknown>()
    let signal: AbortSignal | undefined
    const answer = this.cache.run(request, (call) => {
      signal = call.signal
      return sync ? value : end.promise
    })

    const found = this.model.find(key)
    const joinKey = flight === undefined ? session : flight
    const joined = this.model.executions.find(
      (each) => each.isKept && each.key === key && joinKey !== null && each.joinKey === joinKey,
    )
    equal(signal !== undefined, found === undefined && joined === undefined)
    if (found !== undefined) {
      this.model.own(found, caller)
      equal(answer, found.value)
    } else if (joined !== undefined) joined.callers.add(caller)
    else {
      const execution: Execution = { key, joinKey, callers: new Set([caller]), isKept: true }
      if (sync) equal(answer, this.model.keep(execution, value))
      else {
        this.model.executions.push(execution)
        this.running.push({ execution, end, ...(signal && { signal }) })
      }
    }
    if (!(answer instanceof Promise)) return
    answer.then(
      (actual) => (watched.actual = actual),
      (error: unknown) => (watched.actual = error),
    )
  }

  end(index: number, fails: boolean): void {
    const [ended] = this.running.splice(index % Math.max(1, this.running.length), 1)
    if (ended === undefined) return
    const value = `ended ${++this.#made}`
    if (fails) ended.end.reject(value)
    else ended.end.resolve(value)
    const { execution } = ended
    const answer = fails ? value : this.model.keep(execution, value)
    for (const caller of execution.callers) caller.answer = answer
    this.model.executions = this.model.executions.filter((each) => each !== execution)
  }

  cancel(index: number): void {
    const cancelled = this.callers[index % Math.max(1, this.callers.length)]
    if (cancelled === undefined) return
    const reason = `cancelled ${++this.#made}`
    for (const execution of this.model.executions) {
      if (!execution.callers.delete(cancelled.caller)) continue
      cancelled.caller.answer = reason
      if (execution.callers.size > 0) continue
      execution.isKept = false
      this.model.executions = this.model.executions.filter((each) => each !== execution)
    }
    cancelled.controller.abort(reason)
  }

  compare(): void {
    const { entries, aliases, sessions, flights } = this.cache.stats()
    deepEqual({ entries, aliases, sessions, flights }, this.model.counts())
    for (const { caller, actual } of this.callers) equal(actual, caller.answer)
    for (const { execution, signal } of this.running) equal(signal?.aborted, execution.callers.size === 0)
  }
}

type Operation = (pair: Pair) => void

const key = fc.constantFrom('a', 'b', 'c')
const session = fc.constantFrom('alice', 'bob')
const policy = fc.record(
  { ttl: fc.integer({ min: 1, max: 20 }), persist: fc.boolean(), flight: fc.constantFrom(null, 'shared') },
  { requiredKeys: [] },
)

const operation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(key, session, policy, fc.boolean()).map(
      ([k, s, more, sync]): Operation =>
        (pair) =>
          pair.run(k, s, { ...more, sync }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.nat(), fc.boolean()).map(
      ([index, fails]): Operation =>
        (pair) =>
          pair.end(index, fails),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.nat().map(
      (index): Operation =>
        (pair) =>
          pair.cancel(index),
    ),
  },
  fc.tuple(key, key).map(([k, other]): Operation => ({ cache, model }) => {
    const entry = model.find(k)
    const isFree = entry !== undefined && model.find(other) === undefined
    if (isFree) model.aliases.push({ key: other, of: entry })
    equal(cache.alias(k, other), isFree)
  }),
  fc.tuple(key, session).map(([k, s]): Operation => ({ cache, model }) => {
    const entry = model.find(k)
    entry?.owners.add(s)
    equal(cache.lookup(k, s)?.value, entry?.value)
  }),
  session.map((s): Operation => ({ cache, model }) => {
    cache.releaseSession(s)
    model.release(s)
  }),
  key.map((k): Operation => ({ cache, model }) => {
    const entry =
      model.kept.find((each) => each.key === k) ?? model.aliases.find((each) => each.key === k)?.of
    cache.forget(k)
    model.discard(k)
    if (entry === undefined) return
    model.discard(entry.key)
    model.remove(entry)
  }),
  fc.integer({ min: 1, max: 15 }).map(
    (time): Operation =>
      ({ model }) =>
        void (model.now += time),
  ),
  fc.constant<Operation>(({ cache, model }) => {
    cache.clear()
    model.discard()
    model.kept = []
    model.aliases = []
  }),
)

test('the cache does what a simple model does, in any order of operations', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: 40, maxLength: 80 }), async (operations) => {
      const pair = new Pair()
      for (const operate of operations) {
        operate(pair)
        // Answers arrive a few turns after an execution has ended.
        await setImmediate()
        pair.compare()
      }
      while (pair.running.length > 0) pair.end(0, false)
      await setImmediate()
      pair.cache.clear()
      expect(pair.cache.stats()).toMatchObject({
        entries: 0,
        bytes: 0,
        aliases: 0,
        sessions: 0,
        flights: 0,
        signals: 0,
      })
    }),
    { numRuns: 200 },
  )
})

test('the cache stays within its bounds, and empties when all its sessions are released', () => {
  const step = fc.tuple(
    fc.nat({ max: 30 }),
    fc.constantFrom('alice', 'bob', 'carol'),
    fc.integer({ min: 1, max: 12 }),
  )
  fc.assert(
    fc.property(fc.array(step, { minLength: 50, maxLength: 100 }), (steps) => {
      const cache = new ResultCache({ maxEntries: 5, maxBytes: 30, sizeOf: Number })
      const { signal } = new AbortController()
      for (const [number, owner, size] of steps) {
        cache.run({ key: `k${number}`, session: owner, name: 'Query.k', signal }, () => size)
        cache.alias(`k${number}`, `k${(number * 7) % 31}`)
        const { entries, bytes, sessions, aliases } = cache.stats()
        expect(entries).toBeLessThanOrEqual(5)
        expect(bytes).toBeLessThanOrEqual(30)
        expect(sessions).toBeLessThanOrEqual(Math.min(3, 5 * entries))
        expect(aliases).toBeLessThanOrEqual(31 - entries)
      }
      for (const owner of ['alice', 'bob', 'carol']) cache.releaseSession(owner)
      expect(cache.stats()).toMatchObject({ entries: 0, bytes: 0, aliases: 0, sessions: 0 })
    }),
  )
})
