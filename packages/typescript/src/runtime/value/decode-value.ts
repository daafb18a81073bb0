import {
  isJsonObject,
  isWireObject,
  isWirePlain,
  isWireReference,
  type JsonValue,
  type TypeRef,
} from '@graft/typedef'
import { loadObject } from '../../authoring/core/load-object.ts'
import type { Dispatch } from './dispatch.ts'

/** Turns a wire value into what a function works with: the reverse of `encodeValue`. */
export function decodeValue(value: JsonValue, type: TypeRef | undefined, dispatch: Dispatch): unknown {
  if (typeof value === 'string') {
    return type?.kind === 'enum' ? (dispatch.enum(type.name)?.valueOf.get(value) ?? value) : value
  }
  if (Array.isArray(value)) {
    const element = type?.kind === 'list' ? type.element : undefined
    return value.map((part: JsonValue) => decodeValue(part, element, dispatch))
  }
  if (!isJsonObject(value)) return value
  if (isWireReference(value)) return loadObject(value.type, value.$id)
  if (isWireObject(value)) return decodeObject(value.$object, value.state, dispatch)
  return decodeFields(isWirePlain(value) ? value.$plain : value, {}, (_key, part) =>
    decodeValue(part, undefined, dispatch),
  )
}

/** An object with its class and state, without running its constructor. A type alias gives a plain record. */
export function decodeObject(
  name: string,
  state: { readonly [member: string]: JsonValue },
  dispatch: Dispatch,
): object {
  const known = dispatch.declares(name) ? dispatch.findClass(name) : dispatch.class(name)
  const target: object = known === undefined ? {} : Object.create(known.prototype)
  return decodeFields(state, target, (key, part) =>
    decodeValue(part, dispatch.fieldType(name, key), dispatch),
  )
}

function decodeFields(
  fields: { readonly [key: string]: JsonValue },
  target: object,
  decode: (key: string, value: JsonValue) => unknown,
): object {
  for (const [key, value] of Object.entries(fields)) {
    // Defined, not assigned: the key may be `__proto__`, or a setter of the class.
    Object.defineProperty(target, key, {
      value: decode(key, value),
      enumerable: true,
      configurable: true,
      writable: true,
    })
  }
  return target
}
