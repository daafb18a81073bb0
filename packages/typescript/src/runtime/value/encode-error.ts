import { GraftError } from '@graft/diagnostics'
import { isJsonObject, type JsonValue } from '@graft/typedef'
import { thrownValue } from '../messages.ts'
import type { WireError } from '../wire/protocol.ts'

const MAX_MESSAGE = 64 * 1024
const MAX_EXTENSIONS = 1024 * 1024

/** What leaves the module of something that its code threw: message, name, code, extensions; never the stack. */
export function encodeError(thrown: unknown): WireError {
  if (!(thrown instanceof Error)) return thrownValue(describeThrown(thrown))
  return {
    message: shorten(thrown.message === '' ? thrown.name : thrown.message),
    name: shorten(thrown.name),
    code: ownText(thrown, 'code'),
    hint: thrown instanceof GraftError ? thrown.diagnostics[0]?.hint : ownText(thrown, 'hint'),
    extensions: encodeExtensions(Reflect.get(thrown, 'extensions')),
  }
}

/** Extensions are dropped where they are no JSON: an error must arrive in any case. */
function encodeExtensions(extensions: unknown): { readonly [key: string]: JsonValue } | undefined {
  if (!isJsonObject(extensions)) return undefined
  try {
    const text = JSON.stringify(extensions)
    if (text.length > MAX_EXTENSIONS) return undefined
    const copy: JsonValue = JSON.parse(text)
    return isJsonObject(copy) ? copy : undefined
  } catch {
    return undefined
  }
}

function ownText(error: Error, key: string): string | undefined {
  const value: unknown = Reflect.get(error, key)
  return typeof value === 'string' ? shorten(value) : undefined
}

function describeThrown(thrown: unknown): string {
  try {
    return shorten(typeof thrown === 'string' ? thrown : (JSON.stringify(thrown) ?? String(thrown)))
  } catch {
    return typeof thrown
  }
}

function shorten(text: string): string {
  return text.length > MAX_MESSAGE ? `${text.slice(0, MAX_MESSAGE)}…` : text
}
