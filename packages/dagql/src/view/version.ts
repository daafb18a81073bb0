import { invariant } from '@graft/diagnostics'
import { compareCuts, isVersion, type VersionCut } from './version-cut.ts'
import type { VersionFilter, ViewFilter } from './view.ts'

/**
 * Filters by the version of the API, for the `view` of a field, an argument, a type or an enum member:
 * `version.before('2.0')`.
 */
export const version: {
  /** Seen in every version, and made anew in each: what the resolver returns follows from the version. */
  readonly all: () => ViewFilter
  /** Seen in one version alone. */
  readonly exact: (version: string) => ViewFilter
  /** Seen in what is older than a version. */
  readonly before: (version: string) => ViewFilter
  /** Seen in a version and all that is newer. */
  readonly after: (version: string) => ViewFilter
  /** Seen from one version on, up to and without another. */
  readonly range: (from: string, before: string) => ViewFilter
} = {
  all: () => ({ version: {} }),
  exact: (at) => between(cut(at, false), cut(at, true)),
  before: (at) => between(undefined, cut(at, false)),
  after: (at) => between(cut(at, false), undefined),
  range: (from, before) => between(cut(from, false), cut(before, false)),
}

function between(from: VersionCut | undefined, to: VersionCut | undefined): ViewFilter {
  invariant(
    from === undefined || to === undefined || compareCuts(from, to) < 0,
    'a range of versions is empty',
  )
  const filter: VersionFilter = {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  }
  return { version: filter }
}

function cut(at: string, after: boolean): VersionCut {
  invariant(isVersion(at), `\`${at}\` is no version; write one such as \`1.4.0\``)
  return { version: at, after }
}
