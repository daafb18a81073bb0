import type { FieldSpec } from '@graft/dagql'
import type { InstalledModule } from '@graft/modules'
import { constructorArguments } from './with-field.ts'

/**
 * The auto-aliases of a blueprint: for each function and field of its main object a root field that runs
 * `select(constructor, fn)`. Only arguments that the caller gives are passed on. The results keep the identity of
 * the real path.
 */
export function autoAliases(module: InstalledModule): readonly FieldSpec[] {
  const main = module.layer.types.get(module.mainType)
  if (main?.kind !== 'object') return []
  return main.fields.map((field): FieldSpec => {
    const {
      module: _identity,
      filter: _filter,
      cache: _cache,
      resolve: _resolve,
      read: _read,
      batch: _batch,
      property: _property,
      ...shape
    } = field
    return {
      ...shape,
      owner: module.name,
      filter: { surface: 'client' },
      aliasOf: [module.constructorName, field.name],
      resolve: ({ receiver, given, context }) =>
        context.selectNow(
          context.root,
          { field: module.constructorName, args: constructorArguments(receiver, module.constructorName) },
          { field: field.name, args: given },
        ),
    }
  })
}
