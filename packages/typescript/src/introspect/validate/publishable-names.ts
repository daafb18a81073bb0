import type { Diagnostic, SourceLocation } from '@graft/diagnostics'
import { fieldName, typeName } from '@graft/typedef'
import { unpublishableName } from './messages.ts'
import type { Rule } from './rule.ts'

/** Words that mean a value of their own where a member of an enum could stand. */
const NO_MEMBERS: ReadonlySet<string> = new Set(['true', 'false', 'null'])

/** Every name that is published is one that an API can have: TypeScript also allows `$` and all alphabets. */
export const publishableNames: Rule = (def) => {
  const found: Diagnostic[] = []
  const check = (what: string, name: string, location: SourceLocation | undefined): void => {
    if (!/^(?!__)[A-Za-z_][A-Za-z0-9_]*$/.test(name)) found.push(unpublishableName(location, what, name))
  }
  for (const object of def.objects) {
    check(`the class \`${object.name}\``, typeName(object.name), object.location)
    for (const member of [...object.fields, ...object.functions]) {
      check(`\`${object.name}.${member.member ?? member.name}\``, fieldName(member.name), member.location)
    }
    for (const fn of [object.constructorFunction, ...object.functions]) {
      for (const argument of fn?.arguments ?? []) {
        check(`the argument \`${argument.name}\``, fieldName(argument.name), argument.location)
      }
    }
  }
  for (const { name, location, members } of def.enums) {
    check(`the enum \`${name}\``, typeName(name), location)
    for (const member of members) {
      const what = `\`${name}.${member.name}\``
      if (NO_MEMBERS.has(member.name)) found.push(unpublishableName(member.location, what, member.name))
      else check(what, member.name, member.location)
    }
  }
  return found
}
