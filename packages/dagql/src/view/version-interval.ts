import { compareCuts, isPast, type VersionCut } from './version-cut.ts'
import type { ViewFilter } from './view.ts'

/** What a call of a field that is in every version, and differs in each, has for an interval in its spec. */
export const EVERY_VERSION = '*'

/** The cuts that filters make, in order and each once. */
export function cutsOf(filters: Iterable<ViewFilter | undefined>): readonly VersionCut[] {
  const cuts: VersionCut[] = []
  for (const filter of filters) {
    if (filter?.version?.from !== undefined) cuts.push(filter.version.from)
    if (filter?.version?.to !== undefined) cuts.push(filter.version.to)
  }
  cuts.sort(compareCuts)
  return cuts.filter((cut, index) => {
    const before = cuts[index - 1]
    return before === undefined || compareCuts(before, cut) !== 0
  })
}

/**
 * Names the interval between neighbouring cuts in which a version lies, such as `>=1.0 <2.0`. Two versions of one
 * interval see the same; no cuts make one interval without a name, undefined.
 */
export function intervalOf(cuts: readonly VersionCut[], version: string | undefined): string | undefined {
  if (cuts.length === 0) return undefined
  const next = cuts.findIndex((cut) => !isPast(cut, version))
  const lower = cuts[(next === -1 ? cuts.length : next) - 1]
  const upper = next === -1 ? undefined : cuts[next]
  const words = [
    ...(lower === undefined ? [] : [`${lower.after ? '>' : '>='}${lower.version}`]),
    ...(upper === undefined ? [] : [`${upper.after ? '<=' : '<'}${upper.version}`]),
  ]
  return words.join(' ')
}

/** How a call that is made in every version anew records the version. */
export function exactInterval(version: string | undefined): string {
  return version === undefined ? 'newest' : `=${version}`
}

/** A version inside of an interval: where a call that records the interval is made again. */
export function versionInside(interval: string): string | undefined {
  if (interval === 'newest') return undefined
  if (interval.startsWith('>=')) return interval.slice(2).split(' ')[0]
  if (interval.startsWith('>')) return interval.split(' ')[0]
  return interval.startsWith('=') ? interval.slice(1) : 'oldest'
}
