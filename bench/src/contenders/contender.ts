import type { ModuleTypedef } from '../model/module-typedef.ts'

/** The answer to a query, in the form of GraphQL. */
export interface Answer {
  readonly data?: unknown
  readonly errors?: readonly unknown[] | undefined
}

/** Serves one composition of core and modules. `Part` is what a contender makes of one module. */
export interface Service<Part> {
  /** Answers a query. A text that came before is answered with whatever the contender keeps of it. */
  execute(text: string): Answer | Promise<Answer>
  /** Answers a text that never came before: parsed, validated and executed. */
  executeUnseen(text: string): Answer | Promise<Answer>
  /** As `execute`, giving JSON text; absent where there is no better way than `JSON.stringify`. */
  executeToText?(text: string): string | Promise<string>
  /** A service with one more module; this one goes on. */
  with(part: Part): Service<Part> | Promise<Service<Part>>
  /** A service without a module; this one goes on. */
  without(name: string): Service<Part> | Promise<Service<Part>>
  /** Composes one more module and makes nothing of it; absent where `with` is all there is. */
  composeAlone?(part: Part): unknown
}

/** One way to compose and serve modules. Declared with methods, so that lists need not know each `Part`. */
export interface Contender<Part = unknown> {
  /** Makes what a process needs to make only once for a module, however many compositions it is in. */
  prepare(module: ModuleTypedef): Part
  compose(core: Part, modules: readonly Part[]): Service<Part> | Promise<Service<Part>>
  /** As `compose`, sharing what the clients of one process can share; absent where that is nothing. */
  composeClient?(core: Part, modules: readonly Part[]): Service<Part> | Promise<Service<Part>>
}
