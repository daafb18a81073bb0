import type { Diagnostic } from '@graft/diagnostics'
import { fieldName, type Described } from '@graft/typedef'
import { duplicateName } from './messages.ts'
import type { Rule } from './rule.ts'

/** Members of a class, and arguments of a function, have different published names. */
export const duplicateNames: Rule = (def) =>
  def.objects.flatMap((object) => [
    ...duplicates(`a member of \`${object.name}\``, [...object.fields, ...object.functions]),
    ...[object.constructorFunction, ...object.functions].flatMap((fn) =>
      fn === undefined
        ? []
        : duplicates(`an argument of \`${object.name}.${fn.name || 'constructor'}\``, fn.arguments),
    ),
  ])

function duplicates(
  what: string,
  items: readonly (Described & { readonly name: string })[],
): readonly Diagnostic[] {
  const first = new Map<string, Described>()
  return items.flatMap((item) => {
    const name = fieldName(item.name)
    const earlier = first.get(name)
    if (earlier !== undefined) return [duplicateName(item.location, what, name, earlier.location)]
    first.set(name, item)
    return []
  })
}
