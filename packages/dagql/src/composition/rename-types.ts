import type { FieldShape } from '../field/field-spec.ts'
import type { LayerType } from '../object/object-class.ts'
import type { ArgumentSpec } from '../type/argument-spec.ts'
import type { TypeRef } from '../type/type-ref.ts'

/** Renames a layer's own types, in their declarations and wherever the layer uses them. */
export function renameTypes(renamed: ReadonlyMap<string, string>): {
  readonly type: (type: LayerType) => LayerType
  readonly field: <Field extends FieldShape>(field: Field) => Field
} {
  if (renamed.size === 0) return { type: (type) => type, field: (field) => field }
  const nameOf = (name: string): string => renamed.get(name) ?? name
  const ref = (type: TypeRef): TypeRef =>
    type.kind === 'list' ? { ...type, element: ref(type.element) } : { ...type, name: nameOf(type.name) }
  const argument = (arg: ArgumentSpec): ArgumentSpec => ({ ...arg, type: ref(arg.type) })
  const field = <Field extends FieldShape>(spec: Field): Field => ({
    ...spec,
    type: ref(spec.type),
    args: spec.args.map(argument),
    ...(spec.expectedType === undefined ? {} : { expectedType: nameOf(spec.expectedType) }),
  })
  const type = (definition: LayerType): LayerType => {
    const name = nameOf(definition.name)
    switch (definition.kind) {
      case 'object':
        return {
          ...definition,
          name,
          implements: definition.implements?.map(nameOf),
          fields: definition.fields.map(field),
        }
      case 'interface':
        return {
          ...definition,
          name,
          implements: definition.implements?.map(nameOf),
          fields: definition.fields.map(field),
        }
      case 'input':
        return { ...definition, name, fields: definition.fields.map(argument) }
      default:
        return { ...definition, name }
    }
  }
  return { type, field }
}
