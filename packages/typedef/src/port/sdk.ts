import type { Result } from '@graft/diagnostics'
import type { ModuleDef } from '../definition/module-def.ts'
import type { ModuleRuntime } from './module-runtime.ts'

/** A module on disk: what its own configuration file says, and where it is. */
export interface ModuleSource {
  /** The module's own name. */
  readonly name: string
  /** The SDK that its configuration names, such as `typescript`. */
  readonly sdk: string
  /** Absolute folder that holds the module's configuration file. */
  readonly root: string
  /** Folder of the module's code, relative to `root`; `.` where the configuration names none. */
  readonly sourcePath: string
}

/** A module whose typedefs are known and whose code has not run. */
export interface LoadedModule {
  readonly def: ModuleDef
  /** SHA-256, hex, of exactly the files that decide what the module is and does. */
  readonly digest: string
  /** Makes the runtime; nothing of the module runs before its first call. */
  createRuntime(): ModuleRuntime
}

/** Teaches the engine one module language. */
export interface Sdk {
  /** The name that a module's configuration uses. */
  readonly name: string
  /** Describes a module without running it. User mistakes are diagnostics with file, line and column. */
  load(
    source: ModuleSource,
    options: { readonly signal?: AbortSignal | undefined },
  ): Promise<Result<LoadedModule>>
}
