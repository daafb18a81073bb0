import { typeName, type Described } from '@graft/typedef'
import { duplicateType } from './messages.ts'
import type { Rule } from './rule.ts'

/** Classes, enums and used core types have different published names; files may repeat a name, an API cannot. */
export const duplicateTypes: Rule = (def, scope) => {
  const first = new Map<string, Described>(
    [...scope.outside].map(([name, location]) => [typeName(name), { location }]),
  )
  return [...def.objects, ...def.enums].flatMap((type) => {
    const name = typeName(type.name)
    const earlier = first.get(name)
    if (earlier !== undefined) return [duplicateType(type.location, name, earlier.location)]
    first.set(name, type)
    return []
  })
}
