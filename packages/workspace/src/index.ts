// Where files come from
export type { FileSystem, ReadTextOptions } from './filesystem/file-system.ts'
export { memoryFileSystem } from './filesystem/memory-file-system.ts'
export { nodeFileSystem } from './filesystem/node-file-system.ts'

// The config of a workspace
export { parseConfig } from './config/parse-config.ts'
export { isLocalSource, resolveModuleSource, type ResolvedSource } from './config/resolve-source.ts'
export {
  emptyConfig,
  type ConfigTable,
  type ConfigValue,
  type WorkspaceConfig,
  type WorkspaceModule,
} from './config/workspace-config.ts'

// Finding the workspace
export { detectWorkspace, type DetectOptions } from './detect/detect-workspace.ts'
export type { Workspace } from './detect/workspace.ts'

// The config of a module
export type { ModuleConfig, ModuleDependency } from './legacy/module-config.ts'
export { parseModuleConfig } from './legacy/parse-module-config.ts'
export { readModuleConfig, type ReadModuleConfigOptions } from './legacy/read-module-config.ts'
