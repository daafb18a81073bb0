import type { CacheRequest, RunningCall } from './cache-request.ts'
import type { Flight } from './flight.ts'

/** The names from the running call that a request would make again to the request itself, or undefined. */
export function findRecursion(request: CacheRequest): readonly string[] | undefined {
  const names = [request.name]
  for (let call: RunningCall | undefined = request.parent; call !== undefined; call = call.parent) {
    names.push(call.name)
    if (call.key === request.key) return names.toReversed()
  }
  return undefined
}

/**
 * The names from a call back to itself where joining `flight` would let both wait for each other for ever, or undefined.
 * Needed beside `findRecursion`, because two callers can start the two halves of such a circle.
 */
export function findDeadlock(flight: Flight, request: CacheRequest): readonly string[] | undefined {
  // All calls that wait for this one, nearest first.
  const callers: RunningCall[] = []
  for (let call = request.parent; call !== undefined; call = call.parent) callers.push(call)
  if (callers.length === 0) return undefined
  const seen = new Set([flight])
  const open: Step[] = [{ flight, names: [flight.name] }]
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    const found = callers.indexOf(step.flight)
    if (found >= 0)
      return [
        ...callers
          .slice(0, found + 1)
          .map(({ name }) => name)
          .toReversed(),
        ...step.names,
      ]
    for (const { flight: next } of step.flight.pending ?? []) {
      if (seen.has(next)) continue
      seen.add(next)
      open.push({ flight: next, names: [...step.names, next.name] })
    }
  }
  return undefined
}

interface Step {
  readonly flight: Flight
  readonly names: readonly string[]
}
