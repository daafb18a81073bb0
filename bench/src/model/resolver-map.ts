import type { FieldTypedef, ModuleTypedef, Resolve } from './module-typedef.ts'

/** Resolvers by type and field, as peers take them beside the schema language. */
export function resolverMap(modules: readonly ModuleTypedef[]): Record<string, Record<string, Resolve>> {
  const root = modules.flatMap((module) => resolversOf(module.root))
  const types = modules.flatMap((module) =>
    module.types.map(({ name, fields }) => [name, Object.fromEntries(resolversOf(fields))] as const),
  )
  return { Query: Object.fromEntries(root), ...Object.fromEntries(types) }
}

function resolversOf(fields: readonly FieldTypedef[]): (readonly [string, Resolve])[] {
  return fields.flatMap(({ name, resolve }) => (resolve === undefined ? [] : [[name, resolve] as const]))
}
