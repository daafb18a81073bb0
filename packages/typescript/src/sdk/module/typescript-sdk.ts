import path from 'node:path'
import process from 'node:process'
import { ok, type Result } from '@graft/diagnostics'
import type { LoadedModule, ModuleDef, ModuleRuntime, ModuleSource, Sdk } from '@graft/typedef'
import type { IntrospectInput } from '../../introspect/pipeline/introspect-module.ts'
import { ModuleBundler } from '../bundle/module-bundler.ts'
import { createCounters, type SdkCounters } from '../counters.ts'
import { printOutput, type OutputSink } from '../process/child-output.ts'
import { TypescriptRuntime } from './typescript-runtime.ts'
import { ModuleDescriber, type DescribedSources } from '../source/describe-module.ts'

export interface TypescriptSdkOptions {
  /** Folder for what can be made again: typedefs, bundles, compiled code. One that cannot be written only costs time. */
  readonly cacheDir: string
  /** Receives what module code prints. @default standard error of this process */
  readonly onOutput?: OutputSink | undefined
  /** The `node` that runs modules. @default the one that runs this process */
  readonly nodePath?: string | undefined
}

/** Teaches the engine modules written in TypeScript. */
export interface TypescriptSdk extends Sdk {
  readonly counters: SdkCounters
  /** Ends the processes of all runtimes that it has made. */
  close(): Promise<void>
}

/** Loaded when a module is new or changed: most commands meet none. */
async function introspect(input: IntrospectInput): Promise<Result<ModuleDef>> {
  const { introspectModule } = await import('../../introspect/pipeline/introspect-module.ts')
  return introspectModule(input)
}

/** Makes the SDK for modules in TypeScript. Nothing is read or started before it is used. */
export function typescriptSdk(options: TypescriptSdkOptions): TypescriptSdk {
  const folder = path.resolve(options.cacheDir, 'typescript')
  const counters = createCounters()
  const describer = new ModuleDescriber(folder, counters, introspect)
  const bundler = new ModuleBundler(folder, counters)
  const runtimes = new Set<ModuleRuntime>()

  const createRuntime = (source: ModuleSource, described: DescribedSources): ModuleRuntime => {
    const runtime = new TypescriptRuntime({
      source,
      described,
      bundler,
      counters,
      nodePath: options.nodePath ?? process.execPath,
      onOutput: options.onOutput ?? printOutput,
    })
    const tracked: ModuleRuntime = {
      call: (call, callOptions) => runtime.call(call, callOptions),
      async close() {
        await runtime.close()
        runtimes.delete(tracked)
      },
    }
    runtimes.add(tracked)
    return tracked
  }

  const load: Sdk['load'] = async (source, { signal }): Promise<Result<LoadedModule>> => {
    signal?.throwIfAborted()
    const described = await describer.describe(source, signal)
    if (!described.ok) return described
    const { digest, module } = described.value
    const loaded = {
      def: module.def,
      digest,
      createRuntime: () => createRuntime(source, described.value),
    }
    return ok(loaded, described.warnings)
  }

  return {
    name: 'typescript',
    counters,
    load,
    async close() {
      await Promise.all([...runtimes].map((runtime) => runtime.close()))
    },
  }
}
