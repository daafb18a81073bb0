import type { WorkspaceConfig } from '../config/workspace-config.ts'

/** The project that uses modules. All paths are absolute. */
export interface Workspace {
  /** The folder that the workspace is: that of `.dagger/config.toml`, else of `.git`, else the working directory. */
  readonly root: string
  /** Where the client works: the root or a folder below it. */
  readonly cwd: string
  /** Missing where the workspace has no config. */
  readonly configFile?: string | undefined
  /** The folder of the config file, or where it would be. Sources of modules are relative to it. */
  readonly configFolder: string
  /** What the config file says; empty where there is none. */
  readonly config: WorkspaceConfig
  /** The folder that holds `.git`: the root or one above it. */
  readonly gitRoot?: string | undefined
}
