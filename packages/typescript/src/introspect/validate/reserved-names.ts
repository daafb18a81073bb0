import { fieldName } from '@graft/typedef'
import { reservedName } from './messages.ts'
import type { Rule } from './rule.ts'

/** No field or function is published as `id`; an argument may be. */
export const reservedNames: Rule = (def) =>
  def.objects.flatMap((object) =>
    [...object.fields, ...object.functions]
      .filter((member) => fieldName(member.name) === 'id')
      .map((member) => reservedName(member.location, object.name)),
  )
