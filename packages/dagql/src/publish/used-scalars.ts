import type { ArgumentSpec } from '../type/argument-spec.ts'
import { namedTypeOf } from '../type/type-ref.ts'
import type { PublishedNames } from '../field/published-names.ts'

/**
 * Which of some scalars are the type of something that a schema publishes. Looks at everything in it.
 *
 * @param typeNames the types of the schema, but for these scalars
 */
export function usedScalars(
  scalars: readonly string[],
  typeNames: readonly string[],
  schema: PublishedNames,
): readonly string[] {
  const candidates = new Set(scalars)
  const used = new Set<string>()
  const use = (specs: readonly Pick<ArgumentSpec, 'type'>[]): void => {
    for (const { type } of specs) {
      const { name } = namedTypeOf(type)
      if (candidates.has(name)) used.add(name)
    }
  }
  for (const typeName of typeNames) {
    const type = schema.type(typeName)
    if (type?.kind === 'input') use(schema.inputFieldsOf(type))
    if (type?.kind !== 'object' && type?.kind !== 'interface') continue
    const fields = schema.fieldsOf(typeName)
    use(fields)
    for (const { args } of fields) use(args)
  }
  for (const { args } of schema.directives()) use(args)
  return [...used]
}
