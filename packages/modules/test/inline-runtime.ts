import type { CallOptions, FunctionCall, JsonValue, ModuleRuntime } from '@graft/typedef'

/** What a function of an inline module does with a call. */
export type InlineFunction = (call: FunctionCall, options: CallOptions) => JsonValue | Promise<JsonValue>

/** Runs JavaScript functions as those of a module, by `Object.member`, and keeps every call. */
export class InlineRuntime implements ModuleRuntime {
  readonly calls: FunctionCall[] = []
  readonly #functions: { readonly [key: string]: InlineFunction }

  constructor(functions: { readonly [key: string]: InlineFunction }) {
    this.#functions = functions
  }

  /** The last call, which a test looks at. */
  get lastCall(): FunctionCall {
    const call = this.calls.at(-1)
    if (call === undefined) throw new Error('nothing was called')
    return call
  }

  async call(call: FunctionCall, options: CallOptions): Promise<JsonValue> {
    this.calls.push(call)
    const run = this.#functions[`${call.object}.${call.member}`]
    if (run === undefined) throw new Error(`no function ${call.object}.${call.member}`)
    return run(call, options)
  }

  close(): Promise<void> {
    return Promise.resolve()
  }
}
