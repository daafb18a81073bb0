import type { EnumDef, EnumMemberDef } from '@graft/typedef'
import { locateIn, type Context } from '../resolve/context.ts'
import type { EnumDeclaration } from '../scan/declaration.ts'
import { describe } from './describe.ts'
import { enumEmpty, enumValue } from './messages.ts'

/** The definition of an enum; members without a text as their value are reported. */
export function defineEnum(context: Context, declaration: EnumDeclaration): EnumDef {
  const scan = context.sources.scanOf(declaration)
  const { docs, members } = context.sources.enum(declaration)
  const location = locateIn(scan, declaration.offset)
  if (members.size === 0) context.problems.report(enumEmpty(location, declaration.name))
  return {
    name: declaration.name,
    ...describe(docs, location),
    members: [...members.values()].map((member): EnumMemberDef => {
      const place = locateIn(scan, member.offset)
      const { name, value } = member
      const text = value?.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined
      if (text === undefined) context.problems.report(enumValue(place, declaration.name, name))
      return {
        name,
        ...(text === undefined || text === name ? {} : { value: text }),
        ...describe(member.docs, place),
      }
    }),
  }
}
