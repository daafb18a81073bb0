import { didYouMean, GraftError } from '@graft/diagnostics'
import type { Literal, NamedLiteral } from '../call/call.ts'
import { DigestedText } from '../call/digested-text.ts'
import type { VisibleSchema } from '../composition/visible-schema.ts'
import { LazyReference } from '../field/lazy-reference.ts'
import { wrongArgument } from '../field/messages.ts'
import { ObjectResult } from '../field/object-result.ts'
import type { EnumMember, InputType, ScalarType } from '../type/type-definition.ts'
import { printTypeRef, type TypeRef } from '../type/type-ref.ts'

/** An input value in the two forms that a call needs. */
export interface BoundValue {
  /** For the resolver: scalars parsed, enums by value, input objects with their defaults. */
  readonly value: unknown
  /** For the identity of the call: as it was given, members of input objects in order of declaration. */
  readonly literal: Literal
  /** Whether it is what it is because of the version: an input object that has members in some versions alone. */
  readonly isVersioned?: boolean | undefined
}

/** What values are checked against. */
export interface ValueBinding {
  readonly schema: VisibleSchema
  /** Whether the ID of an object will do where the object is expected. @default false */
  readonly allowsIds?: boolean | undefined
}

/** Where a value is given, and of which type it is to be. */
interface Slot {
  readonly place: string
  readonly type: TypeRef
}

const nothing: BoundValue = { value: null, literal: { kind: 'null' } }

/**
 * Checks one input value against its type. Objects must have been loaded already: they come as `ObjectResult`, or as
 * `LazyReference` where they are not to be. A single value is not taken for a list.
 *
 * @param place what to call the value in an error, such as `Query.greet(name:)`
 * @throws GraftError `ARGUMENT_TYPE`
 */
export function bindValue(place: string, type: TypeRef, given: unknown, binding: ValueBinding): BoundValue {
  const { schema } = binding
  if (given === null || given === undefined) {
    if (type.nullable) return nothing
    throw mismatch(place, type, 'got null')
  }
  if (type.kind === 'list') {
    if (!Array.isArray(given)) throw mismatch(place, type, 'got a single value; write a list')
    const elements = given.map((each, index) => bindValue(`${place}[${index}]`, type.element, each, binding))
    return {
      value: elements.map((each) => each.value),
      literal: { kind: 'list', elements: elements.map((each) => each.literal) },
      isVersioned: elements.some((each) => each.isVersioned === true),
    }
  }
  const definition = schema.anyType(type.name)
  switch (definition?.kind) {
    case 'scalar':
      return bindScalar(place, type, definition, given)
    case 'enum':
      return bindEnum({ place, type }, schema.enumMembers(definition), given)
    case 'input':
      return bindInput({ place, type }, definition, given, binding)
    case 'object':
    case 'interface':
      return bindObject(place, type, binding, given)
    default:
      throw mismatch(place, type, 'the schema has no such type')
  }
}

function bindScalar(place: string, type: TypeRef, definition: ScalarType, given: unknown): BoundValue {
  try {
    if (given instanceof DigestedText) {
      const { text, digest } = given
      return { value: definition.parse(text), literal: { kind: 'digested', value: text, digest } }
    }
    return { value: definition.parse(given), literal: plainLiteral(given, definition.name === 'Float') }
  } catch (error) {
    throw mismatch(place, type, error instanceof Error ? error.message : String(error))
  }
}

function bindEnum({ place, type }: Slot, members: readonly EnumMember[], given: unknown): BoundValue {
  // Clients give names. Code may pass on the values that it was given.
  const member =
    members.find((each) => each.name === given) ??
    members.find((each) => each.value !== undefined && each.value === given)
  if (member === undefined) {
    const names = members.map((each) => each.name)
    const near = typeof given === 'string' ? didYouMean(given, names) : undefined
    throw mismatch(
      place,
      type,
      `its members are ${names.map((each) => `\`${each}\``).join(', ')}${near === undefined ? '' : `. ${near}`}`,
    )
  }
  return { value: member.value ?? member.name, literal: { kind: 'enum', value: member.name } }
}

function bindInput(
  { place, type }: Slot,
  definition: InputType,
  given: unknown,
  binding: ValueBinding,
): BoundValue {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw mismatch(place, type, 'got no object')
  const fields = binding.schema.inputFields(definition)
  for (const name of Object.keys(given)) {
    if (fields.some((each) => each.name === name)) continue
    const near = didYouMean(
      name,
      fields.map((each) => each.name),
    )
    throw mismatch(place, type, `it has no field \`${name}\`${near === undefined ? '' : `. ${near}`}`)
  }
  const value: { [name: string]: unknown } = Object.create(null)
  const members: NamedLiteral[] = []
  // Where no member is filtered the view sees the definition's own list.
  let isVersioned = fields !== definition.fields
  for (const field of fields) {
    const member: unknown = Object.hasOwn(given, field.name)
      ? (given as { readonly [name: string]: unknown })[field.name]
      : undefined
    const fieldPlace = `${place}.${field.name}`
    const chosen = member === undefined ? field.default : member
    if (chosen === undefined) {
      if (field.type.nullable) continue
      throw mismatch(fieldPlace, field.type, 'it is missing')
    }
    const bound = bindValue(fieldPlace, field.type, chosen, binding)
    value[field.name] = bound.value
    members.push([field.name, bound.literal])
    isVersioned ||= bound.isVersioned === true
  }
  return { value, literal: { kind: 'object', members }, isVersioned }
}

function bindObject(
  place: string,
  type: TypeRef,
  { schema, allowsIds }: ValueBinding,
  given: unknown,
): BoundValue {
  if (allowsIds === true && typeof given === 'string')
    return { value: given, literal: { kind: 'string', value: given } }
  if (!(given instanceof ObjectResult || given instanceof LazyReference))
    throw mismatch(place, type, 'got no ID')
  if (type.kind === 'named' && !schema.implements(given.typeName, type.name))
    throw mismatch(place, type, `got a \`${given.typeName}\``)
  if (given.call === undefined) throw mismatch(place, type, 'the root is no argument')
  return { value: given, literal: { kind: 'call', call: given.call } }
}

/** Records JSON in a call. */
function plainLiteral(value: unknown, isFloat: boolean): Literal {
  switch (typeof value) {
    case 'boolean':
      return { kind: 'boolean', value }
    case 'number':
      return { kind: isFloat || !Number.isSafeInteger(value) ? 'float' : 'integer', value }
    case 'string':
      return { kind: 'string', value }
    case 'object': {
      if (value === null) break
      if (Array.isArray(value))
        return { kind: 'list', elements: value.map((each) => plainLiteral(each, false)) }
      const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
      return { kind: 'object', members: members.map(([name, each]) => [name, plainLiteral(each, false)]) }
    }
  }
  return { kind: 'null' }
}

function mismatch(place: string, type: TypeRef, problem: string): GraftError {
  return new GraftError(wrongArgument(place, printTypeRef(type), problem))
}
