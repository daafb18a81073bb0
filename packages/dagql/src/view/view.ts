import { isPast, type VersionCut } from './version-cut.ts'

/** Which names a caller sees: every real one, or these and the aliases over them. */
export type Surface = 'canonical' | 'client'

/** What a caller sees of a composition. */
export interface View {
  /**
   * Version of the API. Absent is newer than every version; text that is no version is older than every one,
   * which is how the views of old clients are written: `legacy`.
   */
  readonly version?: string | undefined
  readonly surface: Surface
}

/** Limits an entry to the views whose version lies between two cuts; an absent cut limits nothing. */
export interface VersionFilter {
  readonly from?: VersionCut | undefined
  readonly to?: VersionCut | undefined
}

/** Limits a field, argument, type or enum member to some views; an absent key limits nothing. */
export interface ViewFilter {
  readonly version?: VersionFilter | undefined
  readonly surface?: Surface | undefined
}

/** The view in which IDs are replayed and resolvers select. */
export const canonicalView: View = { surface: 'canonical' }

/** The view that clients are served. */
export const clientView: View = { surface: 'client' }

/** True where a filter lets a view through; no filter lets every view through. */
export function isVisible(filter: ViewFilter | undefined, view: View): boolean {
  if (filter === undefined) return true
  if (filter.surface !== undefined && filter.surface !== view.surface) return false
  return filter.version === undefined || holdsVersion(filter.version, view.version)
}

function holdsVersion({ from, to }: VersionFilter, version: string | undefined): boolean {
  return (from === undefined || isPast(from, version)) && (to === undefined || !isPast(to, version))
}
