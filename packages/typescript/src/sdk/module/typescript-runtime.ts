import { existsSync } from 'node:fs'
import { GraftError, unwrap } from '@graft/diagnostics'
import type { CallOptions, FunctionCall, JsonValue, ModuleRuntime, ModuleSource } from '@graft/typedef'
import { createDispatchTable } from '../../runtime/wire/dispatch-table.ts'
import type { Bundle, ModuleBundler } from '../bundle/module-bundler.ts'
import type { MutableCounters } from '../counters.ts'
import { processNotStarted, runtimeClosed } from '../messages.ts'
import type { DescribedSources } from '../source/describe-module.ts'
import type { OutputSink } from '../process/child-output.ts'
import { ModuleProcess } from '../process/module-process.ts'
import { NotBegun } from '../process/not-begun.ts'
import { untilAborted } from '../process/until-aborted.ts'

/** How often a call is made again that its process never began. */
const MAX_ATTEMPTS = 3
const GIVEN_UP = `${MAX_ATTEMPTS} processes ended before the call began`

export interface RuntimeOptions {
  readonly source: ModuleSource
  readonly described: DescribedSources
  readonly bundler: ModuleBundler
  readonly counters: MutableCounters
  readonly nodePath: string
  readonly onOutput: OutputSink
}

/** Runs a module in one process at a time: bundled and started by the first call, replaced where it has ended. */
export class TypescriptRuntime implements ModuleRuntime {
  readonly #options: RuntimeOptions
  #process: ModuleProcess | undefined
  /** The bundling that calls wait for together. Forgotten where it failed, so that the next call tries again. */
  #bundle: Promise<Bundle> | undefined
  #closing: Promise<void> | undefined

  constructor(options: RuntimeOptions) {
    this.#options = options
  }

  async call(call: FunctionCall, options: CallOptions): Promise<JsonValue> {
    for (let attempt = 1; ; attempt++) {
      const process = await untilAborted(this.#usableProcess(), options.signal)
      try {
        return await process.call(call, options)
      } catch (error) {
        if (!(error instanceof NotBegun)) throw error
        if (attempt === MAX_ATTEMPTS)
          throw new GraftError(processNotStarted(this.#options.nodePath, GIVEN_UP))
      }
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#end()
    return this.#closing
  }

  async #usableProcess(): Promise<ModuleProcess> {
    const bundle = await this.#bundled()
    // From here on nothing waits, so that calls side by side start one process.
    if (this.#closing !== undefined) throw new GraftError(runtimeClosed(this.#options.source.name))
    if (this.#process?.isUsable === true) return this.#process
    if (!existsSync(bundle.file)) {
      this.#bundle = undefined
      return this.#usableProcess()
    }
    this.#process = this.#start(bundle)
    return this.#process
  }

  #bundled(): Promise<Bundle> {
    const { bundler, source, described } = this.#options
    if (this.#closing !== undefined) return Promise.reject(new GraftError(runtimeClosed(source.name)))
    this.#bundle ??= bundler
      .bundle(source, described)
      .then(unwrap)
      .catch((error: unknown) => {
        this.#bundle = undefined
        throw error
      })
    return this.#bundle
  }

  #start(bundle: Bundle): ModuleProcess {
    const { source, described, counters, nodePath, onOutput } = this.#options
    counters.processesStarted += 1
    return new ModuleProcess({
      name: source.name,
      table: createDispatchTable(described.module.def),
      folder: source.root,
      bundleFile: bundle.file,
      nodePath,
      compileCache: bundle.compileCache,
      onOutput,
    })
  }

  async #end(): Promise<void> {
    await this.#process?.close()
    const bundle = await this.#bundle?.catch(() => undefined)
    await bundle?.dispose()
  }
}
