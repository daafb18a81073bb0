import { ObjectResult } from '@graft/dagql'
import { invariant } from '@graft/diagnostics'
import { isJsonObject, type JsonValue } from '@graft/typedef'
import type { PublishedNames } from '../namespace/published-names.ts'
import { isModuleObject } from './module-object.ts'

/**
 * Turns a decoded argument into the wire value that a runtime takes: the module's own objects travel as their
 * state, all others as IDs.
 */
export function encodeValue(value: unknown, names: PublishedNames): JsonValue {
  if (value === null || value === undefined) return null
  if (Array.isArray(value)) return value.map((element) => encodeValue(element, names))
  if (value instanceof ObjectResult) {
    const own = names.ownName(value.typeName)
    if (own !== undefined && isModuleObject(value.value)) return { $object: own, state: value.value.state }
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
