import type { Diagnostic, SourceLocation } from '@graft/diagnostics'
import type { Layer } from '@graft/dagql'
import type { JsonValue, ModuleDef, ModuleRuntime } from '@graft/typedef'

/** A module as someone installs it: what it declares, how to run it, and the values that its user configured. */
export interface Module {
  /** The name that its workspace or dependant gave it; names its constructor and prefixes its types. */
  readonly name: string
  readonly def: ModuleDef
  /** Digest of its sources. */
  readonly digest: string
  /** Where it comes from, as people write it; names it in reports. */
  readonly source: string
  /** Makes or returns the runtime; called when a function is called, never before. */
  readonly runtime: () => ModuleRuntime
  /** Configured constructor arguments by name. */
  readonly config: { readonly [name: string]: JsonValue }
  /** Where each of them is written, by the same names. */
  readonly configLocations?: ReadonlyMap<string, SourceLocation> | undefined
}

/** A module made into a layer, with the two names that aliases need. */
export interface InstalledModule {
  readonly name: string
  readonly layer: Layer
  /** The root field that makes the main object. */
  readonly constructorName: string
  /** The published name of the main object's type. */
  readonly mainType: string
  readonly warnings: readonly Diagnostic[]
}
