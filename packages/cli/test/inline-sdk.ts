import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fail, GraftError, locateOffset, type Result } from '@graft/diagnostics'
import {
  decodeModuleDef,
  type CallOptions,
  type FunctionCall,
  type JsonValue,
  type LoadedModule,
  type ModuleRuntime,
  type ModuleSource,
  type Sdk,
} from '@graft/typedef'

/** What a function of an inline module does; the result is a wire value. */
export type InlineFunction = (call: FunctionCall, options: CallOptions) => JsonValue | Promise<JsonValue>

/** A word that an inline module's `typedef.json` must not hold: it stands for a syntax error. */
export const SYNTAX_ERROR = '!!!'

/**
 * An SDK whose modules are a `typedef.json` in their folder and JavaScript functions in the test, found as
 * `module/Object.member`. It counts what it is asked to do.
 */
export class InlineSdk implements Sdk {
  readonly name = 'inline'
  readonly functions = new Map<string, InlineFunction>()
  /** Names of modules in the order in which they were described. */
  readonly loads: string[] = []
  /** Names of modules whose runtime was made. */
  readonly started: string[] = []
  /** Every call but those of constructors, as `module/Object.member`. */
  readonly calls: string[] = []
  /** Names of modules whose runtime was closed. */
  readonly closed: string[] = []
  /** How often the SDK itself was closed. */
  closes = 0
  /** Awaited by every load, so that a test can hold them back. */
  gate: Promise<unknown> = Promise.resolve()

  async load({ name, root, sourcePath }: ModuleSource): Promise<Result<LoadedModule>> {
    this.loads.push(name)
    await this.gate
    const file = join(root, sourcePath, 'typedef.json')
    const text = await readFile(file, 'utf8')
    const offset = text.indexOf(SYNTAX_ERROR)
    if (offset >= 0) {
      const location = locateOffset(file, text, offset)
      return fail({ code: 'INLINE_SYNTAX', severity: 'error', message: 'unexpected `!!!`', location })
    }
    const document: JsonValue = JSON.parse(text)
    const def = decodeModuleDef(document)
    if (!def.ok) return def
    const loaded = { def: def.value, digest: `digest of ${root}`, createRuntime: () => this.#start(name) }
    return { ok: true, value: loaded, warnings: [] }
  }

  close(): Promise<void> {
    this.closes += 1
    return Promise.resolve()
  }

  #start(name: string): ModuleRuntime {
    this.started.push(name)
    return {
      call: async (call, options) => {
        if (call.member === '' && !this.functions.has(`${name}/${call.object}.`)) {
          return { $object: call.object, state: call.arguments }
        }
        const key = `${name}/${call.object}.${call.member}`
        if (call.member !== '') this.calls.push(key)
        const run = this.functions.get(key)
        if (run === undefined) throw new Error(`no function ${key}`)
        return run(call, options)
      },
      close: () => {
        this.closed.push(name)
        return Promise.resolve()
      },
    }
  }
}

/** What a function of a module throws, as a runtime reports it. */
export function moduleError(message: string): GraftError {
  return new GraftError({ code: 'RUNTIME_FUNCTION_FAILED', severity: 'error', message })
}
