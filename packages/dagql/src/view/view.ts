/** Which names a caller sees: every real one, or these and the aliases over them. */
export type Surface = 'canonical' | 'client'

/** What a caller sees of a composition. */
export interface View {
  readonly surface: Surface
}

/** Limits a field to some views; an absent key limits nothing. */
export interface ViewFilter {
  readonly surface?: Surface | undefined
}

/** The view in which IDs are replayed and resolvers select. */
export const canonicalView: View = { surface: 'canonical' }

/** The view that clients are served. */
export const clientView: View = { surface: 'client' }

/** True where a filter lets a view through; no filter lets every view through. */
export function isVisible(filter: ViewFilter | undefined, view: View): boolean {
  return filter?.surface === undefined || filter.surface === view.surface
}
