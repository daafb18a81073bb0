import { resolve } from 'node:path'
import { unwrap, type Diagnostic } from '@graft/diagnostics'
import type { JsonValue } from '@graft/typedef'
import { detectWorkspace, resolveModuleSource, type ConfigTable, type FileSystem } from '@graft/workspace'
import type { ClientMetadata } from '../session/client-metadata.ts'
import type { ModuleRequest } from './module-request.ts'

export interface GatherOptions {
  readonly fileSystem: FileSystem
  /** Absolute; what a client's paths are relative to. */
  readonly workdir: string
  /** In-process modules, which every client has. */
  readonly always: readonly ModuleRequest[]
  /** Ends with the engine. */
  readonly signal: AbortSignal
}

export interface GatheredModules {
  readonly requests: readonly ModuleRequest[]
  readonly warnings: readonly Diagnostic[]
}

/**
 * Finds out which modules a client gets: those of the engine, of its workspace by name, and those it asks for.
 * Reads the workspace config and no module.
 *
 * @throws GraftError with the diagnostics of the workspace config
 */
export async function gatherModules(
  metadata: ClientMetadata,
  options: GatherOptions,
): Promise<GatheredModules> {
  const cwd = resolve(options.workdir, metadata.workspace ?? '.')
  const extra = (metadata.extraModules ?? []).map((module): ModuleRequest => ({
    name: module.name,
    tier: 'extra',
    blueprint: module.blueprint ?? false,
    source: resolveModuleSource(cwd, module.ref),
    config: {},
  }))
  if (metadata.skipWorkspaceModules === true) return { requests: [...options.always, ...extra], warnings: [] }
  const detected = await detectWorkspace(options.fileSystem, cwd, { signal: options.signal })
  const workspace = unwrap(detected)
  const configured = workspace.config.modules.map((module): ModuleRequest => ({
    name: module.name,
    tier: 'workspace',
    blueprint: module.blueprint,
    source: resolveModuleSource(workspace.configFolder, module.source, module.pin),
    config: tableToJson(module.config),
    configLocations: module.configLocations,
    location: module.sourceLocation ?? module.location,
  }))
  return {
    requests: [...options.always, ...configured, ...extra],
    warnings: detected.ok ? detected.warnings : [],
  }
}

function tableToJson(table: ConfigTable): { readonly [name: string]: JsonValue } {
  return Object.fromEntries(Object.entries(table))
}
