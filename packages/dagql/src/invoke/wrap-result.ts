import { GraftError } from '@graft/diagnostics'
import type { Call } from '../call/call.ts'
import { withContentDigest } from '../call/content-digest.ts'
import type { VisibleSchema } from '../composition/visible-schema.ts'
import { Instance } from '../field/instance.ts'
import { ObjectResult } from '../field/object-result.ts'
import type { LayerType, ObjectClass } from '../object/object-class.ts'
import type { EnumMember, JsonValue, ScalarType } from '../type/type-definition.ts'
import { printTypeRef, type TypeRef } from '../type/type-ref.ts'
import { asError } from './as-error.ts'
import { ElementFailures } from './element-failures.ts'
import { nullResult, wrongResult } from './messages.ts'

/** What a field gives: JSON for leaves, objects with identity, lists of these, null. */
export type FieldResult = JsonValue | ObjectResult | readonly FieldResult[]

/** The call that a result comes from, made only if someone asks. */
export type Origin = () => Call

/**
 * Turns what a resolver returned into results: leaves are serialised, objects get the identity of the call,
 * elements of lists that of the call and their number. Objects that have an identity keep it.
 *
 * @param origin the call; elements of lists are told by their place in it
 * @throws GraftError `RESULT_NULL`, `RESULT_TYPE`; `ElementFailures` where only elements of a list are wrong
 */
export function wrapResult(
  type: TypeRef,
  value: unknown,
  origin: Origin,
  schema: VisibleSchema,
): FieldResult {
  if (value === null || value === undefined) {
    if (type.nullable || (type.kind === 'named' && type.name === 'Void')) return null
    throw new GraftError(nullResult(placeOf(origin()), printTypeRef(type)))
  }
  if (value instanceof Error) throw value
  if (type.kind === 'list') {
    if (!isIterable(value)) throw mismatch(origin(), type, 'it is not a list')
    return wrapElements(type.element, value, origin, schema)
  }
  const definition = schema.anyType(type.name)
  switch (definition?.kind) {
    case 'scalar':
      return serialize(definition, type, value, origin)
    case 'enum':
      return memberName(schema.enumMembers(definition), type, value, origin)
    case 'interface':
    case 'object': {
      const wrapped = wrapObject(definition, value, origin, schema)
      if (typeof wrapped === 'string') throw mismatch(origin(), type, wrapped)
      return wrapped
    }
    default:
      throw mismatch(origin(), type, 'the schema has no such type')
  }
}

function wrapElements(
  type: TypeRef,
  values: Iterable<unknown>,
  origin: Origin,
  schema: VisibleSchema,
): readonly FieldResult[] {
  const results: FieldResult[] = []
  let failures: Map<number, Error> | undefined
  for (const value of values) {
    const nth = results.length + 1
    try {
      results.push(wrapResult(type, value, () => elementOf(origin(), nth), schema))
    } catch (error) {
      failures ??= new Map()
      failures.set(results.length, asError(error))
      results.push(null)
    }
  }
  if (failures === undefined) return results
  throw new ElementFailures(results.map((result, index) => failures.get(index) ?? result))
}

/** The call of an element of a list. */
function elementOf(call: Call, nth: number): Call {
  return { ...call, nth: call.nth === undefined ? [nth] : [...call.nth, nth] }
}

function serialize(definition: ScalarType, type: TypeRef, value: unknown, origin: Origin): JsonValue {
  try {
    return definition.serialize(value)
  } catch (error) {
    throw mismatch(origin(), type, error instanceof Error ? error.message : String(error))
  }
}

function memberName(members: readonly EnumMember[], type: TypeRef, value: unknown, origin: Origin): string {
  const member = members.find((each) => (each.value ?? each.name) === value)
  if (member === undefined) throw mismatch(origin(), type, `\`${String(value)}\` is not one of its members`)
  return member.name
}

/** The object with its identity, or what is wrong with the value. */
function wrapObject(
  definition: LayerType,
  value: unknown,
  origin: Origin,
  schema: VisibleSchema,
): ObjectResult | string {
  const expected = definition.name
  if (value instanceof ObjectResult) {
    if (schema.implements(value.typeName, expected)) return value
    return `it is a \`${value.typeName}\``
  }
  if (value instanceof Instance) {
    const actual = schema.anyType(value.typeName)
    if (actual?.kind === 'object' && schema.implements(actual.name, expected))
      return identify(actual, value.value, () => ({ ...origin(), type: actual.name }))
    return `it is a \`${value.typeName}\``
  }
  if (definition.kind === 'object') return identify(definition, value, origin)
  return 'it does not say of which type it is; return `instance(Type, value)`'
}

function identify(definition: ObjectClass, value: unknown, origin: Origin): ObjectResult {
  const content = definition.contentDigest?.(value)
  if (content === undefined) return new ObjectResult(definition.name, value, origin)
  return new ObjectResult(definition.name, value, () => withContentDigest(origin(), content))
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value
}

function mismatch(call: Call, type: TypeRef, problem: string): GraftError {
  return new GraftError(wrongResult(placeOf(call), printTypeRef(type), problem))
}

function placeOf(call: Call): string {
  return call.field + (call.nth ?? []).map((at) => `[${at - 1}]`).join('')
}
