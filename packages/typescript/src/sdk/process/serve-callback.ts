import { GraftError } from '@graft/diagnostics'
import type { CallbackRequest, JsonValue } from '@graft/typedef'
import { encodeFrame } from '../../runtime/wire/frame.ts'
import type { ModuleMessage } from '../../runtime/wire/protocol.ts'
import { callbackNotServed } from '../messages.ts'
import type { PendingCall } from './pending-calls.ts'

/** More than the module's side ever sends for one call. */
const MAX_CALLBACKS = 256

/** Serves a request of running module code, and gives the frame that answers it. Never rejects. */
export async function serveCallback(
  { id, request }: ModuleMessage & { type: 'callback' },
  call: PendingCall | undefined,
): Promise<Buffer> {
  try {
    return encodeFrame({ type: 'answer', id, result: await serve(request, call) })
  } catch (error) {
    return encodeFrame({ type: 'answer', id, result: errorResult(error) })
  }
}

async function serve(request: CallbackRequest, call: PendingCall | undefined): Promise<JsonValue> {
  if (call === undefined) throw new GraftError(callbackNotServed('its call has ended'))
  if (call.callbacksServed >= MAX_CALLBACKS) {
    throw new GraftError(callbackNotServed(`its call has ${MAX_CALLBACKS} others on the way`))
  }
  call.callbacksServed += 1
  try {
    return await call.callback(request, call.signal)
  } finally {
    call.callbacksServed -= 1
  }
}

/** A failure as a GraphQL result. */
function errorResult(error: unknown): JsonValue {
  const message = error instanceof Error ? error.message : String(error)
  const known = error instanceof GraftError ? error : new GraftError(callbackNotServed(message))
  return { errors: [{ message: known.message, extensions: plainExtensions(known) }] }
}

function plainExtensions(error: GraftError): JsonValue {
  try {
    const extensions: JsonValue = JSON.parse(JSON.stringify(error.extensions))
    return extensions
  } catch {
    return { code: error.code }
  }
}
