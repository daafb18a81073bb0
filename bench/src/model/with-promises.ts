import type { FieldTypedef, ModuleTypedef } from './module-typedef.ts'

/** The same module with every resolver giving a promise; plain properties stay plain. */
export function withPromises(module: ModuleTypedef): ModuleTypedef {
  return {
    ...module,
    root: module.root.map(promising),
    types: module.types.map((type) => ({ ...type, fields: type.fields.map(promising) })),
  }
}

function promising(field: FieldTypedef): FieldTypedef {
  const { resolve } = field
  if (resolve === undefined) return field
  return { ...field, resolve: async (receiver, args) => resolve(receiver, args) }
}
