import type { RunningCall } from '../cache/cache-request.ts'

/**
 * One chain of all that several calls are made on behalf of: what is called for all of them together can need the
 * answer of none. A single call stands for itself.
 *
 * @param signal ends what is called for several
 */
export function joinCalls(calls: readonly RunningCall[], signal: AbortSignal): RunningCall | undefined {
  if (calls.length < 2) return calls[0]
  const chain: RunningCall[] = []
  const seen = new Set<RunningCall>()
  for (const call of calls) {
    for (let at: RunningCall | undefined = call; at !== undefined && !seen.has(at); at = at.parent) {
      seen.add(at)
      chain.push(at)
    }
  }
  return chain.reduceRight<RunningCall | undefined>(
    (parent, { key, name }) => ({ key, name, parent, signal }),
    undefined,
  )
}
