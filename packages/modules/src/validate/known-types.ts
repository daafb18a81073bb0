import type { Diagnostic } from '@graft/diagnostics'
import type { Described, FunctionDef, TypeRef } from '@graft/typedef'
import { unknownType } from '../messages.ts'
import type { Rule } from './rule.ts'

/** Every type in a signature is declared by the module or offered from outside. */
export const knownTypes: Rule = (def, scope) => {
  const known = new Set([...def.objects, ...def.enums].map((type) => type.name))
  const found: Diagnostic[] = []
  const check = (place: string, type: TypeRef, at: Described): void => {
    if (type.kind === 'list') return check(place, type.element, at)
    if (!('name' in type) || known.has(type.name) || scope.outsideTypes.has(type.name)) return
    found.push(unknownType(place, type.name, at.location, [...known, ...scope.outsideTypes]))
  }
  const checkFunction = (object: string, fn: FunctionDef): void => {
    const place = `\`${object}.${fn.name || 'constructor'}\``
    for (const each of fn.arguments) check(`the argument \`${each.name}\` of ${place}`, each.type, each)
    check(place, fn.returns, fn)
  }
  for (const object of def.objects) {
    if (object.constructorFunction !== undefined) checkFunction(object.name, object.constructorFunction)
    for (const field of object.fields) check(`\`${object.name}.${field.name}\``, field.type, field)
    for (const fn of object.functions) checkFunction(object.name, fn)
  }
  return found
}
