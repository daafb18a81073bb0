import { randomUUID } from 'node:crypto'
import { definePolicies, type Policies } from '@graft/collisions'
import { composeAll, type Composition, type DocumentLimits, type Layer } from '@graft/dagql'
import { GraftError, unwrap } from '@graft/diagnostics'
import type { InstalledModule } from '@graft/modules'
import type { Sdk } from '@graft/typedef'
import { nodeFileSystem, type FileSystem } from '@graft/workspace'
import { handleRequest } from '../http/handle-request.ts'
import { nodeListener } from '../http/node-listener.ts'
import { ClientModule } from '../load/client-module.ts'
import { gatherModules } from '../load/gather-modules.ts'
import type { ModuleRequest } from '../load/module-request.ts'
import { RuntimePool } from '../load/runtime-pool.ts'
import { engineClosed } from '../messages.ts'
import { Client } from '../serve/client.ts'
import { CompositionCache } from '../serve/composition-cache.ts'
import { RequestServer } from '../serve/serve-request.ts'
import { SessionTable } from '../serve/session-table.ts'
import { checkClientMetadata } from '../session/client-metadata.ts'
import type { Engine } from './engine.ts'

export interface EngineOptions {
  /** Core layers, in order; usually `coreLayer()` and the embedder's own. */
  readonly core: readonly Layer[]
  /** Languages that modules in folders may be written in. */
  readonly sdks?: readonly Sdk[] | undefined
  /** Modules in code, which every client has. */
  readonly modules?: readonly (
    | InstalledModule
    | { readonly module: InstalledModule; readonly blueprint: boolean }
  )[]
  /** How collisions of names are settled. @default `definePolicies({})` */
  readonly policies?: Policies | undefined
  /** Absolute; where workspaces are detected from. @default the process's working directory */
  readonly workdir?: string | undefined
  /** @default the disk */
  readonly fileSystem?: FileSystem | undefined
  /** Session token that HTTP requests must carry; without one, whoever reaches the engine may use it. */
  readonly token?: string | undefined
  readonly limits?: EngineLimits | undefined
  /** Told of errors that are bugs of the engine or of core code. @default prints to stderr */
  readonly onInternalError?: ((error: unknown) => void) | undefined
}

export interface EngineLimits extends DocumentLimits {
  /** @default 16 MiB */
  readonly maxBodyBytes?: number | undefined
}

/**
 * Makes an engine: serves core, the modules in code, and to each client the modules of its workspace.
 * Nothing of a workspace is read before a request needs it.
 *
 * @throws GraftError where the names of core layers collide
 */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  const policies = options.policies ?? definePolicies({})
  const limits = options.limits ?? {}
  const onInternalError = options.onInternalError ?? ((error: unknown) => console.error(error))
  const base: Composition = unwrap(composeAll(options.core, policies))
  const runtimes = new RuntimePool()
  const closing = new AbortController()
  const loading = {
    fileSystem: options.fileSystem ?? nodeFileSystem,
    sdks: options.sdks ?? [],
    runtimes,
    onInternalError,
    scope: { outsideTypes: new Set(base.typeNames()) },
    signal: closing.signal,
  }
  const gathering = {
    fileSystem: loading.fileSystem,
    workdir: options.workdir ?? process.cwd(),
    always: (options.modules ?? []).map(codeModule),
    signal: closing.signal,
  }
  const server = new RequestServer(base, new CompositionCache(base, policies), limits)
  const sessions = new SessionTable(
    (metadata) => {
      return new Client(metadata, async () => {
        const { requests, warnings } = await gatherModules(metadata, gathering)
        return { modules: requests.map((request) => new ClientModule(request, loading)), warnings }
      })
    },
    (sessionId) => server.releaseSession(sessionId),
  )
  const client: typeof sessions.client = (metadata) => {
    if (closing.signal.aborted) throw new GraftError(engineClosed())
    return sessions.client(metadata)
  }
  const serve: typeof server.serve = (of, request, signal) =>
    server.serve(of, request, AbortSignal.any([signal, closing.signal]))
  const fetch = handleRequest({
    token: options.token,
    maxBodyBytes: limits.maxBodyBytes ?? 16_777_216,
    client,
    serve,
    onInternalError,
  })
  const close = async (): Promise<void> => {
    closing.abort(new GraftError(engineClosed()))
    sessions.clear()
    server.close()
    await runtimes.close()
  }
  return {
    fetch,
    listener: nodeListener(fetch),
    connect: (metadata = {}) => {
      const checked = unwrap(checkClientMetadata(metadata))
      // Who names no client wants one of their own, not the one whose metadata came first.
      const connected = client({ ...checked, clientId: checked.clientId ?? randomUUID() })
      return {
        query: (query, { signal = new AbortController().signal, ...rest } = {}) =>
          serve(connected, { query, ...rest }, signal),
      }
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}

function codeModule(
  entry: InstalledModule | { readonly module: InstalledModule; readonly blueprint: boolean },
): ModuleRequest {
  const { module, blueprint } = 'module' in entry ? entry : { module: entry, blueprint: false }
  return { name: module.name, tier: 'engine', blueprint, source: { kind: 'code', module }, config: {} }
}
