import { AsyncLocalStorage } from 'node:async_hooks'
import type { CallbackRequest, JsonValue } from '@graft/typedef'
import { AuthoringError } from './authoring-error.ts'
import { noRunningCall } from './messages.ts'

/** The function call that the current code runs in: where `dag` sends its requests. */
export interface CallScope {
  /** Sends a request as the module and gives the GraphQL result `{ data, errors }`. */
  request(request: CallbackRequest): Promise<JsonValue>
}

const scopes = new AsyncLocalStorage<CallScope>()

/** Runs code, and all that it awaits, as part of a call. */
export function runInCall<T>(scope: CallScope, code: () => T): T {
  return scopes.run(scope, code)
}

/** The call that the current code is part of; throws `DAG_NO_CALL` outside of one. */
export function currentCall(): CallScope {
  const scope = scopes.getStore()
  if (scope === undefined) throw new AuthoringError(noRunningCall())
  return scope
}
