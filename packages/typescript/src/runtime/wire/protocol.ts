import type { CallbackRequest, FunctionCall, JsonValue } from '@graft/typedef'
import type { DispatchTable } from './dispatch-table.ts'

/** An error of module code as it leaves the module: never with a stack. */
export interface WireError {
  readonly message: string
  readonly name?: string | undefined
  readonly code?: string | undefined
  readonly hint?: string | undefined
  readonly extensions?: { readonly [key: string]: JsonValue } | undefined
}

/**
 * What the engine's side sends to a module process. `init` comes first, once. Messages are handled in order, so a
 * `cancel` that is not acknowledged means that nothing sent after it has begun.
 */
export type EngineMessage =
  | { readonly type: 'init'; readonly table: DispatchTable }
  | { readonly type: 'call'; readonly id: number; readonly call: FunctionCall }
  | { readonly type: 'cancel'; readonly id: number }
  /** The GraphQL result for the callback `id`. */
  | { readonly type: 'answer'; readonly id: number; readonly result: JsonValue }

/** What a module process sends. Callback ids are its own; `call` says which call a callback belongs to. */
export type ModuleMessage =
  /** The module's code is loaded. */
  | { readonly type: 'ready' }
  /** The module's code failed while it was loaded: no call can succeed. */
  | { readonly type: 'failed'; readonly error: WireError }
  | { readonly type: 'return'; readonly id: number; readonly value: JsonValue }
  | { readonly type: 'throw'; readonly id: number; readonly error: WireError }
  /** Acknowledges a `cancel`; nothing else follows for that call. */
  | { readonly type: 'cancelled'; readonly id: number }
  | {
      readonly type: 'callback'
      readonly id: number
      readonly call: number
      readonly request: CallbackRequest
    }
