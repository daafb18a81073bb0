import { coreTypeEntries } from '../layer/core-type-entries.ts'
import { FieldEntries } from '../layer/field-entries.ts'
import { ROOT_TYPE } from '../layer/layer.ts'
import type { TypeEntry } from '../layer/type-entry.ts'
import type { FieldSpec } from '../field/field-spec.ts'
import { idField } from '../object/id-field.ts'
import { nodeField } from '../object/node-field.ts'
import type { LayerType } from '../object/object-class.ts'
import { builtInScalars } from '../type/built-in-scalars.ts'

/** The field `id` of every object class that has an identity. */
export const idEntries: FieldEntries<FieldSpec> = new FieldEntries([idField])

/** The root field `node`. */
export const nodeEntries: FieldEntries<FieldSpec> = new FieldEntries([nodeField])

const types: readonly LayerType[] = [
  ...builtInScalars.values(),
  { kind: 'interface', name: 'Node', description: 'Any object, by its ID.', fields: [idField] },
  {
    kind: 'object',
    name: ROOT_TYPE,
    description: 'Where every query starts.',
    fields: [],
    identified: false,
  },
]

/** Types that every composition has. */
export const builtInTypes: ReadonlyMap<string, TypeEntry> = coreTypeEntries(types)
