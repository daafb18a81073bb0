import { fail, ok, type Result } from '@graft/diagnostics'
import { moduleLayer, type InstalledModule, type ValidationScope } from '@graft/modules'
import { placeDiagnosticBelow, placeModuleDef, type ModuleSource, type Sdk } from '@graft/typedef'
import { readModuleConfig, type FileSystem, type ModuleConfig } from '@graft/workspace'
import { noSdk, remoteSource, unknownSdk } from '../messages.ts'
import type { ModuleRequest } from './module-request.ts'
import type { RuntimePool } from './runtime-pool.ts'

export interface LoadOptions {
  readonly fileSystem: FileSystem
  readonly sdks: readonly Sdk[]
  readonly runtimes: RuntimePool
  readonly scope: ValidationScope
  /** Ends with the engine and not with a request, because requests share what is loaded. */
  readonly signal: AbortSignal
  /** Told of errors that are bugs of an SDK. */
  readonly onInternalError: (error: unknown) => void
}

/** Loads a module: reads its configuration, has its SDK describe it, and makes it a layer. Runs none of its code. */
export async function loadModule(
  request: ModuleRequest,
  options: LoadOptions,
): Promise<Result<InstalledModule>> {
  const { source } = request
  if (source.kind === 'code') return ok(source.module)
  if (source.kind === 'remote')
    return fail(remoteSource(request.name ?? source.ref, source.ref, request.location))
  const { signal } = options
  const config = await readModuleConfig(options.fileSystem, source.path, {
    namedAt: request.location,
    signal,
  })
  if (!config.ok) return config
  const found = findSdk(config.value, options.sdks)
  if (!found.ok) return found
  const moduleSource: ModuleSource = {
    name: config.value.name,
    sdk: found.value.name,
    root: source.path,
    sourcePath: config.value.source === '' ? '.' : config.value.source,
  }
  const loaded = await found.value.load(moduleSource, { signal })
  if (!loaded.ok) return fail(loaded.diagnostics.map((each) => placeDiagnosticBelow(source.path, each)))
  const installed = moduleLayer(
    {
      name: request.name ?? config.value.name,
      def: placeModuleDef(source.path, loaded.value.def),
      digest: loaded.value.digest,
      source: source.path,
      runtime: () => options.runtimes.get(source.path, loaded.value),
      config: request.config,
      configLocations: request.configLocations,
    },
    options.scope,
  )
  if (!installed.ok) return installed
  const warnings = [
    ...config.warnings,
    ...loaded.warnings.map((each) => placeDiagnosticBelow(source.path, each)),
    ...installed.value.warnings,
  ]
  return ok({ ...installed.value, warnings }, warnings)
}

function findSdk(config: ModuleConfig, sdks: readonly Sdk[]): Result<Sdk> {
  if (config.sdk === undefined) return fail(noSdk(config.name, config.file))
  const sdk = sdks.find((each) => each.name === config.sdk)
  if (sdk !== undefined) return ok(sdk)
  const known = sdks.map((each) => each.name)
  return fail(unknownSdk(config.name, config.sdk, known, config.sdkLocation))
}
