/** What an SDK has done since it was made. For tests and reports: work that a cache saves is not counted. */
export interface SdkCounters {
  /** Files whose text was read. */
  readonly sourcesRead: number
  /** Modules described from their sources. */
  readonly introspections: number
  /** Modules described from a cache. */
  readonly typedefHits: number
  /** Modules bundled. */
  readonly bundles: number
  /** Bundles taken from the cache. */
  readonly bundleHits: number
  readonly processesStarted: number
}

/** The same, for the one who counts. */
export type MutableCounters = { -readonly [Name in keyof SdkCounters]: SdkCounters[Name] }

export function createCounters(): MutableCounters {
  return {
    sourcesRead: 0,
    introspections: 0,
    typedefHits: 0,
    bundles: 0,
    bundleHits: 0,
    processesStarted: 0,
  }
}
