import type { Diagnostic } from '@graft/diagnostics'
import { fieldName, typeName, type Described } from '@graft/typedef'
import { invalidName } from '../messages.ts'
import type { Rule } from './rule.ts'

type Named = Described & { readonly name: string }

/** Every name is published as one that GraphQL takes. One that is not would make the whole schema unreadable. */
export const graphqlNames: Rule = (def) => [
  ...def.objects.flatMap((object) => [
    ...check(`the object \`${object.name}\``, object, typeName(object.name)),
    ...object.fields.flatMap((field) => checkMember(object.name, field)),
    ...object.functions.flatMap((fn) => checkMember(object.name, fn)),
    ...[object.constructorFunction, ...object.functions].flatMap((fn) =>
      (fn?.arguments ?? []).flatMap((arg) =>
        check(
          `the argument \`${arg.name}\` of \`${object.name}.${fn?.name || 'constructor'}\``,
          arg,
          fieldName(arg.name),
        ),
      ),
    ),
  ]),
  ...def.enums.flatMap((each) => [
    ...check(`the enum \`${each.name}\``, each, typeName(each.name)),
    ...each.members.flatMap((member) => checkEnumMember(each.name, member)),
  ]),
]

/** Whether GraphQL takes a text as a name. */
export function isGraphQLName(name: string): boolean {
  return /^[_A-Za-z][_0-9A-Za-z]*$/.test(name)
}

function checkMember(object: string, member: Named): readonly Diagnostic[] {
  return check(`\`${object}.${member.name}\``, member, fieldName(member.name))
}

function checkEnumMember(type: string, member: Named): readonly Diagnostic[] {
  const place = `the member \`${member.name}\` of the enum \`${type}\``
  // These are values of their own in GraphQL.
  const isValue = ['true', 'false', 'null'].includes(member.name)
  return isValue ? [invalidName(place, member.name, member.location)] : check(place, member, member.name)
}

function check(place: string, at: Described, published: string): readonly Diagnostic[] {
  return isGraphQLName(published) ? [] : [invalidName(place, published, at.location)]
}
