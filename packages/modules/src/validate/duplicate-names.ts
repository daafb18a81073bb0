import type { Diagnostic } from '@graft/diagnostics'
import { fieldName, type Described } from '@graft/typedef'
import { duplicateName } from '../messages.ts'
import type { Rule } from './rule.ts'

/** Members of an object, and arguments of a function, have different published names. */
export const duplicateNames: Rule = (def) =>
  def.objects.flatMap((object) => [
    ...duplicates(`\`${object.name}\``, [...object.fields, ...object.functions]),
    ...[object.constructorFunction, ...object.functions].flatMap((fn) =>
      fn === undefined ? [] : duplicates(`\`${object.name}.${fn.name || 'constructor'}\``, fn.arguments),
    ),
  ])

function duplicates(
  place: string,
  members: readonly (Described & { readonly name: string })[],
): readonly Diagnostic[] {
  const first = new Map<string, Described>()
  const found: Diagnostic[] = []
  for (const member of members) {
    const name = fieldName(member.name)
    const earlier = first.get(name)
    if (earlier === undefined) first.set(name, member)
    else found.push(duplicateName(place, name, earlier.location, member.location))
  }
  return found
}
