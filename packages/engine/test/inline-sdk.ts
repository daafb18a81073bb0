import { fail, ok, unwrap, type Diagnostic, type Result } from '@graft/diagnostics'
import {
  decodeModuleDef,
  typeName,
  type CallOptions,
  type FunctionCall,
  type JsonValue,
  type LoadedModule,
  type ModuleSource,
  type Sdk,
} from '@graft/typedef'

/** What a function of an inline module does; the result is a wire value. */
export type InlineFunction = (call: FunctionCall, options: CallOptions) => JsonValue | Promise<JsonValue>

/** A function with more than its result: every one returns text unless it says otherwise. */
export interface InlineFunctionDef {
  readonly run: InlineFunction
  readonly args?: readonly JsonValue[]
  readonly returns?: JsonValue
}

export interface InlineModule {
  readonly functions: { readonly [name: string]: InlineFunction | InlineFunctionDef }
  /** Arguments of the constructor; they become the state. */
  readonly args?: readonly JsonValue[]
  readonly digest?: string
}

/** An SDK whose modules are JavaScript in the test, by the name in `dagger.json`. It counts all it is asked to do. */
export class InlineSdk implements Sdk {
  readonly name = 'inline'
  readonly modules: Map<string, InlineModule | Diagnostic>
  /** Names of the modules in the order in which they were described. */
  readonly loads: string[] = []
  readonly calls: string[] = []
  readonly started: string[] = []
  readonly closed: string[] = []
  /** Awaited by every load, so that a test can hold them back. */
  gate: Promise<unknown> = Promise.resolve()

  constructor(modules: { readonly [name: string]: InlineModule | Diagnostic }) {
    this.modules = new Map(Object.entries(modules))
  }

  async load({ name }: ModuleSource): Promise<Result<LoadedModule>> {
    this.loads.push(name)
    await this.gate
    const module = this.modules.get(name)
    if (module === undefined) throw new Error(`no module ${name}`)
    return 'code' in module ? fail(module) : ok(this.#loaded(name, module))
  }

  #loaded(name: string, module: InlineModule): LoadedModule {
    const digest = module.digest ?? `digest of ${name}`
    return {
      def: inlineDef(name, module),
      digest,
      createRuntime: () => {
        this.started.push(name)
        return {
          call: async (call, options) => {
            this.calls.push(`${name}.${call.member}`)
            if (call.member === '') return { $object: call.object, state: call.arguments }
            const fn = module.functions[call.member]
            if (fn === undefined) throw new Error(`no function ${call.member}`)
            return (typeof fn === 'function' ? fn : fn.run)(call, options)
          },
          close: async () => void this.closed.push(name),
        }
      },
    }
  }
}

export const text: JsonValue = { kind: 'string', nullable: false }

function inlineDef(name: string, { functions, args = [] }: InlineModule): LoadedModule['def'] {
  const object = typeName(name)
  return unwrap(
    decodeModuleDef({
      formatVersion: 1,
      name,
      mainObject: object,
      objects: [
        {
          name: object,
          constructorFunction: {
            name: '',
            arguments: args,
            returns: { kind: 'object', name: object, nullable: false },
          },
          fields: [],
          functions: Object.entries(functions).map(([member, fn]) => ({
            name: member,
            arguments: typeof fn === 'function' ? [] : (fn.args ?? []),
            returns: typeof fn === 'function' ? text : (fn.returns ?? text),
          })),
        },
      ],
      enums: [],
    }),
  )
}

/** A module whose functions say what they are. */
export function saying(...functions: readonly string[]): InlineModule {
  return { functions: Object.fromEntries(functions.map((name) => [name, () => `it is ${name}`])) }
}

/** A reason that an SDK gives for not describing a module. */
export function broken(message: string = 'no closing brace'): Diagnostic {
  return {
    code: 'TS_SYNTAX',
    severity: 'error',
    message,
    location: { file: '/repo/.dagger/modules/broken/src/index.ts', line: 3, column: 5 },
  }
}
