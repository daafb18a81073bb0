import { coreTypeEntries } from '../layer/core-type-entries.ts'
import type { FieldEntries } from '../layer/field-entries.ts'
import type { TypeEntry } from '../layer/type-entry.ts'
import { introspectionLayer } from './introspection-layer.ts'

/** The types by which a schema describes itself. */
export const introspectionTypes: ReadonlyMap<string, TypeEntry> = coreTypeEntries(
  introspectionLayer.types.values(),
)

/** The root fields `__schema` and `__type`. */
export const introspectionRootFields: ReadonlyMap<string, FieldEntries> = new Map(
  [...introspectionLayer.tables.root].map(([name, { fields }]) => [name, fields]),
)
