import type { FieldSpec } from '../field/field-spec.ts'

const fields = new Map<string, FieldSpec>()
const MAX_TYPES = 10_000

/** The field `__typename` of objects of one type. */
export function typenameField(typeName: string): FieldSpec {
  const known = fields.get(typeName)
  if (known !== undefined) return known
  const field: FieldSpec = {
    name: '__typename',
    type: { kind: 'named', name: 'String', nullable: false },
    args: [],
    owner: 'core',
    read: () => typeName,
  }
  if (fields.size < MAX_TYPES) fields.set(typeName, field)
  return field
}
