import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { unwrap, type GraftError } from '@graft/diagnostics'
import type { CallbackRequest, JsonValue, LoadedModule, ModuleRuntime, ModuleSource } from '@graft/typedef'
import { typescriptSdk, type OutputSink, type TypescriptSdk } from '@graft/typescript/sdk'

/** Files by path; text is written as it is. */
export type Files = Readonly<Record<string, string>>

/** A module in a folder of its own, with a cache folder beside it. */
export interface ModuleFixture extends AsyncDisposable {
  readonly source: ModuleSource
  readonly cacheDir: string
  write(files: Files): Promise<void>
}

export async function writeModule(files: Files, name = 'demo'): Promise<ModuleFixture> {
  const folder = await mkdtemp(path.join(tmpdir(), 'graft-typescript-'))
  const root = path.join(folder, 'module')
  const write = async (more: Files): Promise<void> => {
    for (const [file, text] of Object.entries(more)) {
      const at = path.join(root, file)
      await mkdir(path.dirname(at), { recursive: true })
      await writeFile(at, text)
    }
  }
  await write({ 'dagger.json': JSON.stringify({ name, sdk: 'typescript' }), ...files })
  return {
    source: { name, sdk: 'typescript', root, sourcePath: '.' },
    cacheDir: path.join(folder, 'cache'),
    write,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  }
}

/** Long enough that files written before are no longer too new to be trusted by their times. */
export function settleFiles(): Promise<void> {
  return delay(60)
}

export type Callback = (request: CallbackRequest, signal: AbortSignal) => Promise<JsonValue>

/** A module that is loaded and can be called. */
export interface RunningModule extends AsyncDisposable {
  readonly sdk: TypescriptSdk
  readonly loaded: LoadedModule
  readonly runtime: ModuleRuntime
  readonly output: readonly string[]
  /** Makes the main object, and gives it as a wire object. */
  construct(args?: Readonly<Record<string, JsonValue>>): Promise<JsonValue>
  /** Calls a function of the main object, made without arguments unless `on` is given. */
  call(
    member: string,
    args?: Readonly<Record<string, JsonValue>>,
    options?: { on?: JsonValue; signal?: AbortSignal },
  ): Promise<JsonValue>
}

export async function runModule(fixture: ModuleFixture, callback: Callback = refuse): Promise<RunningModule> {
  const output: string[] = []
  const onOutput: OutputSink = (chunk, stream) =>
    void output.push(`${stream}: ${Buffer.from(chunk).toString()}`)
  const sdk = typescriptSdk({ cacheDir: fixture.cacheDir, onOutput })
  const loaded = unwrap(await sdk.load(fixture.source, {}))
  const runtime = loaded.createRuntime()
  const object = loaded.def.mainObject
  const construct: RunningModule['construct'] = (args = {}) =>
    runtime.call({ object, member: '', state: {}, arguments: args }, { callback })
  return {
    sdk,
    loaded,
    runtime,
    output,
    construct,
    async call(member, args = {}, { on, signal } = {}) {
      const receiver = (on ?? (await construct())) as { $object: string; state: Record<string, JsonValue> }
      return runtime.call(
        { object: receiver.$object, member, state: receiver.state, arguments: args },
        { callback, signal },
      )
    },
    [Symbol.asyncDispose]: () => sdk.close(),
  }
}

/** What a call was rejected with; fails where it was not. */
export async function failureOf(call: Promise<unknown>): Promise<GraftError> {
  return call.then(
    (value) => {
      throw new Error(`it returned ${JSON.stringify(value)}`)
    },
    (error: GraftError) => error,
  )
}

async function refuse(request: CallbackRequest): Promise<JsonValue> {
  throw new Error(`unexpected request ${request.query}`)
}
