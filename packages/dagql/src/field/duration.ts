import { invariant } from '@graft/diagnostics'
import type { Duration } from './cache-policy.ts'

const units: { readonly [unit: string]: number } = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** Milliseconds of a time such as `5m`; a number is milliseconds already. */
export function millisecondsOf(duration: Duration): number {
  if (typeof duration === 'number') return duration
  const [, count, unit] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(duration) ?? []
  const factor = units[unit ?? '']
  invariant(
    count !== undefined && factor !== undefined,
    `\`${duration}\` is no time; write one such as \`5m\``,
  )
  return Number(count) * factor
}
