import type { VisibleSchema } from '../composition/visible-schema.ts'
import type { EnumType, JsonValue, ScalarType } from '../type/type-definition.ts'

/**
 * How values of a leaf type become JSON. The function throws `TypeError` where a value is not of the type.
 */
export function serializerOf(
  definition: ScalarType | EnumType,
  schema: VisibleSchema,
): (value: unknown) => JsonValue {
  if (definition.kind === 'scalar') return definition.serialize
  const names = new Map<unknown, string>()
  for (const member of schema.enumMembers(definition)) {
    const value = member.value ?? member.name
    if (!names.has(value)) names.set(value, member.name)
  }
  return (value) => {
    const name = names.get(value)
    if (name === undefined) throw new TypeError(`\`${String(value)}\` is not one of its members`)
    return name
  }
}
