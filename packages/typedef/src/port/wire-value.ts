import { isJsonObject, type JsonValue } from '../definition/json-value.ts'

/** An object of a module as it travels between engine and runtime: its class, and its state by member name. */
export interface WireObject {
  readonly $object: string
  readonly state: { readonly [member: string]: JsonValue }
}

/** An object that lives in the engine (core's, another module's), as its ID. */
export interface WireReference {
  readonly $id: string
  readonly type: string
}

/** A user's own record that has a key starting with `$`: wrapped, so that it is not taken for one of the above. */
export interface WirePlain {
  readonly $plain: { readonly [key: string]: JsonValue }
}

export function isWireObject(value: JsonValue): value is JsonValue & WireObject {
  return isJsonObject(value) && typeof value['$object'] === 'string' && isJsonObject(value['state'] ?? null)
}

export function isWireReference(value: JsonValue): value is JsonValue & WireReference {
  return isJsonObject(value) && typeof value['$id'] === 'string' && typeof value['type'] === 'string'
}

export function isWirePlain(value: JsonValue): value is JsonValue & WirePlain {
  return isJsonObject(value) && isJsonObject(value['$plain'] ?? null)
}
