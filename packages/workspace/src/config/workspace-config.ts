import type { SourceLocation } from '@graft/diagnostics'

/** A value that a workspace gives to a module: JSON without null. Tables have no prototype. */
export type ConfigValue = string | number | boolean | readonly ConfigValue[] | ConfigTable

/** A table of values by name. Read it with `Object.entries` or `Object.hasOwn`: its names come from outside. */
export interface ConfigTable {
  readonly [key: string]: ConfigValue
}

/** One `[modules.<name>]` table. */
export interface WorkspaceModule {
  readonly name: string
  /** Where the module comes from, as written. `resolveModuleSource` says what it means. */
  readonly source: string
  /** A commit or digest that fixes a remote source. */
  readonly pin?: string | undefined
  /** True where the functions of the module are hoisted to the root. Also written `entrypoint`. */
  readonly blueprint: boolean
  /** True where default paths of the module's arguments are meant relative to the workspace. */
  readonly legacyDefaultPath: boolean
  /** Defaults for the arguments of the constructor. Also written `settings`. */
  readonly config: ConfigTable
  /** Where the name of the module stands; missing for a module that was not read from a file. */
  readonly location?: SourceLocation | undefined
  readonly sourceLocation?: SourceLocation | undefined
  /** Where each key of `config` stands. */
  readonly configLocations: ReadonlyMap<string, SourceLocation>
}

/** What a workspace says in its `config.toml`. */
export interface WorkspaceConfig {
  /** Patterns of paths that no module gets to see. */
  readonly ignore: readonly string[]
  /** True where constructor arguments that are not configured may come from `.env`. */
  readonly defaultsFromDotenv: boolean
  /** Sorted by name. */
  readonly modules: readonly WorkspaceModule[]
  /** The field path that each extra root field runs: `build` to `['go', 'build']`. */
  readonly aliases: ReadonlyMap<string, readonly string[]>
  /** Where each alias stands. */
  readonly aliasLocations: ReadonlyMap<string, SourceLocation>
}

/** The config of a workspace that has no file. */
export const emptyConfig: WorkspaceConfig = Object.freeze({
  ignore: [],
  defaultsFromDotenv: false,
  modules: [],
  aliases: new Map(),
  aliasLocations: new Map(),
})
