import type { FieldSpec } from '../field/field-spec.ts'
import type { LayerType } from '../object/object-class.ts'
import type { TypeRef } from '../type/type-ref.ts'

/** Renames a layer's own types, in their declarations and wherever the layer uses them. */
export function renameTypes(renamed: ReadonlyMap<string, string>): {
  readonly type: (type: LayerType) => LayerType
  readonly field: (field: FieldSpec) => FieldSpec
} {
  if (renamed.size === 0) return { type: (type) => type, field: (field) => field }
  const ref = (type: TypeRef): TypeRef =>
    type.kind === 'list'
      ? { ...type, element: ref(type.element) }
      : { ...type, name: renamed.get(type.name) ?? type.name }
  const field = (spec: FieldSpec): FieldSpec => ({
    ...spec,
    type: ref(spec.type),
    args: spec.args.map((arg) => ({ ...arg, type: ref(arg.type) })),
  })
  const type = (definition: LayerType): LayerType => {
    const name = renamed.get(definition.name) ?? definition.name
    if (definition.kind !== 'object') return { ...definition, name }
    return {
      ...definition,
      name,
      fields: new Map([...definition.fields].map(([key, spec]) => [key, field(spec)])),
    }
  }
  return { type, field }
}
