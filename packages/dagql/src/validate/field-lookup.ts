import type { PublishedSchema } from '../publish/published-schema.ts'
import type { FieldShape } from '../field/field-spec.ts'
import type { LayerType } from '../object/object-class.ts'
import { namedTypeOf } from '../type/type-ref.ts'

/** A field as documents use it. */
export interface ResolvedField {
  readonly shape: FieldShape
  /** Name of the type at the bottom of what it returns. */
  readonly typeName: string
  readonly kind: LayerType['kind']
}

/** Fields of one type that documents have used, by name. */
export type UsedFields = Map<string, ResolvedField>

/** Fields that documents have used, by the name of their type. A schema never changes, so it is kept with it. */
export type FieldLookup = Map<string, UsedFields>

const lookups = new WeakMap<PublishedSchema, FieldLookup>()

/** What is known of the fields of a schema. */
export function lookupOf(schema: PublishedSchema): FieldLookup {
  let lookup = lookups.get(schema)
  if (lookup === undefined) lookups.set(schema, (lookup = new Map()))
  return lookup
}

/** What is known of the fields of a type. */
export function usedFieldsOf(lookup: FieldLookup, typeName: string): UsedFields {
  let fields = lookup.get(typeName)
  if (fields === undefined) lookup.set(typeName, (fields = new Map()))
  return fields
}

/** Finds a field that was not used yet. Names that are no fields leave no trace, so that callers cannot fill memory. */
export function resolveField(
  schema: PublishedSchema,
  fields: UsedFields,
  typeName: string,
  fieldName: string,
): ResolvedField | undefined {
  const shape = schema.field(typeName, fieldName)
  if (shape === undefined) return undefined
  const resultName = namedTypeOf(shape.type).name
  const kind = schema.type(resultName)?.kind
  if (kind === undefined) return undefined
  const field: ResolvedField = { shape, typeName: resultName, kind }
  fields.set(fieldName, field)
  return field
}
