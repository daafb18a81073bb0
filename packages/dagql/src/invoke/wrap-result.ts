import { GraftError } from '@graft/diagnostics'
import type { Call } from '../call/call.ts'
import type { TypeLookup } from '../field/decode-input.ts'
import { ObjectResult } from '../field/object-result.ts'
import type { JsonValue } from '../type/type-definition.ts'
import { namedTypeOf, printTypeRef, type TypeRef } from '../type/type-ref.ts'
import { nullResult, wrongResult } from './messages.ts'

/** What a field gives: JSON for leaves, objects with identity, lists of these, null. */
export type FieldResult = JsonValue | ObjectResult | readonly FieldResult[]

/**
 * Turns what a resolver returned into results: leaves are serialised, objects get the identity of the call,
 * elements of lists that of the call and their number. Objects that have an identity keep it.
 *
 * @throws GraftError `RESULT_NULL`, `RESULT_TYPE`
 */
export function wrapResult(type: TypeRef, value: unknown, call: Call, lookup: TypeLookup): FieldResult {
  if (value === null || value === undefined) {
    if (type.nullable || (type.kind === 'named' && type.name === 'Void')) return null
    throw new GraftError(nullResult(placeOf(call), printTypeRef(type)))
  }
  if (type.kind === 'list') {
    if (!Array.isArray(value)) throw mismatch(call, type, 'it is not a list')
    // A call holds one number, so two elements of two inner lists would have one identity.
    if (call.nth !== undefined && lookup(namedTypeOf(type).name)?.kind === 'object')
      throw mismatch(call, type, 'objects in lists of lists cannot have an identity')
    return value.map((element, index) =>
      wrapResult(type.element, element, { ...call, nth: index + 1 }, lookup),
    )
  }
  const definition = lookup(type.name)
  switch (definition?.kind) {
    case 'scalar':
      try {
        return definition.serialize(value)
      } catch (error) {
        throw mismatch(call, type, error instanceof Error ? error.message : String(error))
      }
    case 'enum':
      if (typeof value === 'string' && definition.members.some((member) => member.name === value))
        return value
      throw mismatch(call, type, `\`${String(value)}\` is not one of its members`)
    case 'interface':
      if (value instanceof ObjectResult) return value
      throw mismatch(call, type, 'it is not an object')
    case 'object':
      if (!(value instanceof ObjectResult)) return new ObjectResult(type.name, value, call)
      if (value.typeName === type.name) return value
      throw mismatch(call, type, `it is a \`${value.typeName}\``)
    default:
      throw mismatch(call, type, 'the schema has no such type')
  }
}

function mismatch(call: Call, type: TypeRef, problem: string): GraftError {
  return new GraftError(wrongResult(placeOf(call), printTypeRef(type), problem))
}

function placeOf(call: Call): string {
  return call.nth === undefined ? call.field : `${call.field}[${call.nth - 1}]`
}
