import { ObjectResult } from '@graft/dagql'
import { invariant } from '@graft/diagnostics'
import { isJsonObject, type JsonValue } from '@graft/typedef'
import { isModuleObject } from './module-object.ts'

/**
 * Turns a decoded argument into the wire value that a runtime takes: the module's own objects travel as their
 * state, all others as IDs.
 *
 * @param identity of the module that is called
 */
export function encodeValue(value: unknown, identity: string): JsonValue {
  if (value === null || value === undefined) return null
  if (Array.isArray(value)) return value.map((element) => encodeValue(element, identity))
  if (value instanceof ObjectResult) {
    const object = value.value
    if (isModuleObject(object) && object.identity === identity) {
      return { $object: object.object, state: object.state }
    }
    return { $id: value.id(), type: value.typeName }
  }
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return value
    default:
      invariant(isJsonObject(value), 'arguments are JSON or objects')
      return value
  }
}
