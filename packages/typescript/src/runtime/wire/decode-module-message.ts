import { isJsonObject, type CallbackRequest, type JsonValue } from '@graft/typedef'
import type { ModuleMessage, WireError } from './protocol.ts'

type Fields = { readonly [key: string]: JsonValue }

/** Checks a message of a module process, which is not trusted; undefined where it is none. */
export function decodeModuleMessage(message: unknown): ModuleMessage | undefined {
  if (!isJsonObject(message)) return undefined
  const { type, id, call, value } = message
  if (type === 'ready') return { type }
  if (type === 'failed') {
    const error = decodeError(message['error'])
    return error && { type, error }
  }
  if (!isNumber(id)) return undefined
  switch (type) {
    case 'return':
      return value === undefined ? undefined : { type, id, value }
    case 'throw': {
      const error = decodeError(message['error'])
      return error && { type, id, error }
    }
    case 'cancelled':
      return { type, id }
    case 'callback': {
      const request = decodeRequest(message['request'])
      return request && isNumber(call) ? { type, id, call, request } : undefined
    }
    default:
      return undefined
  }
}

function decodeError(error: JsonValue | undefined): WireError | undefined {
  if (!isJsonObject(error) || typeof error['message'] !== 'string') return undefined
  return {
    message: error['message'],
    name: text(error, 'name'),
    code: text(error, 'code'),
    hint: text(error, 'hint'),
    extensions: isJsonObject(error['extensions']) ? error['extensions'] : undefined,
  }
}

function decodeRequest(request: JsonValue | undefined): CallbackRequest | undefined {
  if (!isJsonObject(request) || typeof request['query'] !== 'string') return undefined
  const { query, variables } = request
  return isJsonObject(variables) ? { query, variables } : { query }
}

function text(fields: Fields, key: string): string | undefined {
  const value = fields[key]
  return typeof value === 'string' ? value : undefined
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number'
}
