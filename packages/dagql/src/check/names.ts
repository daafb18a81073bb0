import type { Diagnostic, SourceLocation } from '@graft/diagnostics'
import type { LayerRule } from './checked-layer.ts'
import { invalidName, reservedField, reservedMember, reservedName } from './messages.ts'

const isName = /^[A-Za-z_][A-Za-z0-9_]*$/

/** Members that read as something else where a value is written. */
const literals: ReadonlySet<string> = new Set(['true', 'false', 'null'])

/** Every name is one that GraphQL allows and does not keep for itself. */
export const names: LayerRule = ({ types, fields, args, input }) => {
  const problems: Diagnostic[] = []
  const check = (name: string, what: string, place: string, location: SourceLocation | undefined): void => {
    if (!isName.test(name)) problems.push(invalidName(what, name, place, location))
    else if (name.startsWith('__')) problems.push(reservedName(what, name, place, location))
  }
  for (const type of types) {
    // Names of types, and of what is added to them, are claims: the rules for collisions refuse `__`.
    if (!isName.test(type.name)) problems.push(invalidName('type', type.name, input.name, type.location))
    if (type.kind !== 'enum') continue
    for (const { name, location } of type.members) {
      check(name, 'member', type.name, location)
      if (literals.has(name)) problems.push(reservedMember(type.name, name, location))
    }
  }
  for (const { typeName, field, isAdded } of fields) {
    const { name, location } = field
    if (isAdded && name.startsWith('__')) continue
    check(name, 'field', typeName, location)
  }
  for (const { place, spec, of } of args)
    check(spec.name, of === 'input' ? 'input field' : 'argument', place, spec.location)
  for (const { name } of input.directives ?? []) check(name, 'directive', input.name, undefined)
  for (const type of types) {
    if (type.kind !== 'object' || type.identified === false) continue
    for (const field of type.fields)
      if (field.name === 'id') problems.push(reservedField(type.name, field.location))
  }
  return problems
}
