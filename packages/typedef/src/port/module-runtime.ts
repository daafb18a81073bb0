import type { JsonValue } from '../definition/json-value.ts'

/** One call of a module's function. Values are wire values (see `wire-value.ts`). */
export interface FunctionCall {
  /** Name of the object class, as the module spells it. */
  readonly object: string
  /** Name of the member to call; the empty string is the constructor. */
  readonly member: string
  /** The receiver's state by member name; empty for a constructor. */
  readonly state: { readonly [member: string]: JsonValue }
  /** Values by argument name. An omitted argument has no key. */
  readonly arguments: { readonly [name: string]: JsonValue }
}

/** A GraphQL request that running module code makes to the engine, and its answer. */
export interface CallbackRequest {
  readonly query: string
  readonly variables?: { readonly [name: string]: JsonValue } | undefined
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined
  /** Serves `dag` inside the function: a GraphQL result `{ data, errors }` for a request. */
  readonly callback: (request: CallbackRequest, signal: AbortSignal) => Promise<JsonValue>
}

/** Runs the functions of one module. Made on the first call and reused until closed. */
export interface ModuleRuntime {
  /** Calls a function and returns its value as a wire value. Rejects with `GraftError` where the function throws. */
  call(call: FunctionCall, options: CallOptions): Promise<JsonValue>
  close(): Promise<void>
}
