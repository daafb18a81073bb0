import type { EnumType, JsonValue, TypeDefinition } from '../type/type-definition.ts'
import type { TypeRef } from '../type/type-ref.ts'

/**
 * The default of an argument as specs have it: JSON, with the names of enum members. In code it is what resolvers
 * receive: values of members, and values of scalars. What is no value of its type is left as it is, for the check of
 * the layer to refuse.
 *
 * @param definitions those of the types that it may be made of, as far as they are known
 */
export function defaultAsJson(
  value: unknown,
  type: TypeRef,
  definitions: readonly TypeDefinition[],
): JsonValue {
  // Whatever else a default may be is no JSON, and the check of the layer says so.
  return encode(value, type, new Map(definitions.map((each) => [each.name, each]))) as JsonValue
}

function encode(value: unknown, type: TypeRef, definitions: ReadonlyMap<string, TypeDefinition>): unknown {
  if (value === null || value === undefined) return value
  if (type.kind === 'list') {
    return Array.isArray(value) ? value.map((each) => encode(each, type.element, definitions)) : value
  }
  const definition = definitions.get(type.name)
  switch (definition?.kind) {
    case 'enum':
      return memberName(value, definition)
    case 'scalar':
      try {
        return definition.serialize(value)
      } catch {
        return value
      }
    case 'input': {
      if (typeof value !== 'object' || Array.isArray(value)) return value
      const parts: { [name: string]: unknown } = {}
      for (const [name, part] of Object.entries(value)) {
        if (part === undefined) continue
        const field = definition.fields.find((each) => each.name === name)
        parts[name] = field === undefined ? part : encode(part, field.type, definitions)
      }
      return parts
    }
    default:
      return value
  }
}

/** The first member of a value; of no member the value itself. */
function memberName(value: unknown, { members }: EnumType): unknown {
  const text = JSON.stringify(value)
  const member = members.find((each) => JSON.stringify(each.value ?? each.name) === text)
  return member?.name ?? value
}
