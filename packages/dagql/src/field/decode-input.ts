import { GraftError } from '@graft/diagnostics'
import type { TypeDefinition } from '../type/type-definition.ts'
import { printTypeRef, type TypeRef } from '../type/type-ref.ts'
import { wrongArgument } from './messages.ts'
import { ObjectResult } from './object-result.ts'

/** Finds the definition of a type by name. */
export type TypeLookup = (name: string) => TypeDefinition | undefined

/**
 * Checks one input value against its type and returns it decoded. Objects are passed as `ObjectResult` or as ID
 * text; loading an ID is the caller's next step. A single value is not taken for a list.
 *
 * @param place what to call the value in an error, such as `Query.greet(name:)`
 * @throws GraftError `ARGUMENT_TYPE`
 */
export function decodeInput(place: string, type: TypeRef, value: unknown, lookup: TypeLookup): unknown {
  if (value === null || value === undefined) {
    if (type.nullable) return null
    throw mismatch(place, type, 'got null')
  }
  if (type.kind === 'list') {
    if (!Array.isArray(value)) throw mismatch(place, type, 'got a single value; write a list')
    return value.map((element, index) => decodeInput(`${place}[${index}]`, type.element, element, lookup))
  }
  const definition = lookup(type.name)
  switch (definition?.kind) {
    case 'scalar':
      return decodeScalar(place, type, definition.parse, value)
    case 'enum':
      if (definition.members.some((member) => member.name === value)) return value
      throw mismatch(
        place,
        type,
        `its members are ${definition.members.map((each) => `\`${each.name}\``).join(', ')}`,
      )
    case 'object':
    case 'interface':
      if (typeof value === 'string') return value
      if (value instanceof ObjectResult && (definition.kind === 'interface' || value.typeName === type.name))
        return value
      throw mismatch(place, type, value instanceof ObjectResult ? `got a \`${value.typeName}\`` : 'got no ID')
    default:
      throw mismatch(place, type, 'the schema has no such type')
  }
}

function decodeScalar(
  place: string,
  type: TypeRef,
  parse: (value: unknown) => unknown,
  value: unknown,
): unknown {
  try {
    return parse(value)
  } catch (error) {
    throw mismatch(place, type, error instanceof Error ? error.message : String(error))
  }
}

function mismatch(place: string, type: TypeRef, problem: string): GraftError {
  return new GraftError(wrongArgument(place, printTypeRef(type), problem))
}
