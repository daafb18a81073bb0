import { coreLayer } from '@graft/core'
import { createEngine, type ClientMetadata, type Engine, type EngineOptions } from '@graft/engine'
import { memoryFileSystem } from '@graft/workspace'
import { InlineSdk, type InlineModule } from './inline-sdk.ts'
import type { Diagnostic } from '@graft/diagnostics'

/** A folder tree with a workspace at `/repo` that has the given modules, each with lines of its config. */
export function workspaceFiles(
  modules: { readonly [name: string]: string },
  more: { readonly [path: string]: string } = {},
): Record<string, string> {
  const files: Record<string, string> = { '/repo/.git/HEAD': 'ref: refs/heads/main\n' }
  let config = ''
  for (const [name, lines] of Object.entries(modules)) {
    config += `[modules.${name}]\nsource = "modules/${name}"\n${lines}\n`
    files[`/repo/.dagger/modules/${name}/dagger.json`] = JSON.stringify({ name, sdk: 'inline' })
  }
  return { ...files, '/repo/.dagger/config.toml': config, ...more }
}

export interface OpenOptions extends Partial<EngineOptions> {
  /** The modules of the workspace: lines of config below their `source`. @default every module of the SDK */
  readonly workspace?: { readonly [name: string]: string }
  readonly files?: { readonly [path: string]: string }
}

export interface OpenEngine extends AsyncDisposable {
  readonly engine: Engine
  readonly sdk: InlineSdk
  /** Errors that are bugs. */
  readonly internal: unknown[]
}

/** An engine on a workspace in memory whose modules are JavaScript. */
export async function openEngine(
  modules: { readonly [name: string]: InlineModule | Diagnostic },
  options: OpenOptions = {},
): Promise<OpenEngine> {
  const { workspace, files, ...rest } = options
  const sdk = new InlineSdk(modules)
  const internal: unknown[] = []
  const names = workspace ?? Object.fromEntries(Object.keys(modules).map((name) => [name, '']))
  const engine = await createEngine({
    core: [coreLayer()],
    sdks: [sdk],
    workdir: '/repo',
    fileSystem: memoryFileSystem(workspaceFiles(names, files)),
    onInternalError: (error) => internal.push(error),
    ...rest,
  })
  return { engine, sdk, internal, [Symbol.asyncDispose]: () => engine.close() }
}

/** The client of a test that says nothing of its own: the same one for every request. */
const tester: ClientMetadata = { clientId: 'tester' }

/** The data of an answer; throws its errors. */
export async function dataOf(
  engine: Engine,
  query: string,
  options: { readonly metadata?: ClientMetadata; readonly variables?: Record<string, unknown> } = {},
): Promise<unknown> {
  const { data, errors } = await engine
    .connect(options.metadata ?? tester)
    .query(query, { variables: options.variables })
  if (errors !== undefined) throw new Error(JSON.stringify(errors))
  // graphql-js makes records without a prototype; tests compare plain ones.
  return structuredClone(data)
}

/** The error of a request that fails with one. */
export async function errorOf(
  engine: Engine,
  query: string,
  options: { readonly metadata?: ClientMetadata; readonly variables?: Record<string, unknown> } = {},
): Promise<{ readonly code: string; readonly message: string; readonly diagnostics: readonly Diagnostic[] }> {
  const { errors } = await engine
    .connect(options.metadata ?? tester)
    .query(query, { variables: options.variables })
  const [first, ...others] = errors ?? []
  if (first === undefined || others.length > 0) throw new Error(`not one error: ${JSON.stringify(errors)}`)
  const { code, diagnostics } = first.extensions
  // The engine puts diagnostics there, and nothing else.
  return { code, message: first.message, diagnostics: (diagnostics ?? []) as readonly Diagnostic[] }
}
