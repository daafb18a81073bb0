import { compareVersions, validate } from 'compare-versions'

/** A place on the line of versions: right before one, or right after it. */
export interface VersionCut {
  readonly version: string
  readonly after: boolean
}

/** Orders cuts along the line of versions. */
export function compareCuts(a: VersionCut, b: VersionCut): number {
  return compareVersions(a.version, b.version) || Number(a.after) - Number(b.after)
}

/**
 * Whether a version lies to the right of a cut. Absent is the newest of all, what is no version the oldest, and
 * `>1.2` a place right after 1.2 and before all that follows: where a replayed call was made under "after 1.2".
 */
export function isPast(cut: VersionCut, version: string | undefined): boolean {
  if (version === undefined) return true
  const between = version.startsWith('>')
  const text = between ? version.slice(1) : version
  if (!isVersion(text)) return false
  const order = compareVersions(text, cut.version)
  return order > 0 || (order === 0 && (between || !cut.after))
}

/** Whether text is a version: `2`, `1.4`, `v0.22.0`, `1.0.0-beta.1`. */
export function isVersion(text: string): boolean {
  return validate(text) && !/[*xX]/.test(text)
}
