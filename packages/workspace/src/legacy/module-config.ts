import type { SourceLocation } from '@graft/diagnostics'

/** Another module that a module calls. */
export interface ModuleDependency {
  readonly name?: string | undefined
  /** A path relative to the folder of the module, or a reference. */
  readonly source: string
  readonly pin?: string | undefined
}

/** What a module says of itself in its `dagger.json`. */
export interface ModuleConfig {
  readonly file: string
  readonly name: string
  readonly nameLocation: SourceLocation
  /** What runs the module: a short name such as `typescript`, or a reference. Missing for a module without code. */
  readonly sdk?: string | undefined
  readonly sdkLocation?: SourceLocation | undefined
  /** The folder of the code, relative to that of the file, as written; `.` where the file does not say. */
  readonly source: string
  readonly engineVersion?: string | undefined
  readonly dependencies: readonly ModuleDependency[]
}
