import { expect, test } from 'vitest'
import { TypeDefKind, typeDefKindOf } from './type-def-kind.ts'

test.for([
  ['String', 'scalar', 'STRING_KIND'],
  ['Int', 'scalar', 'INTEGER_KIND'],
  ['Float', 'scalar', 'FLOAT_KIND'],
  ['Boolean', 'scalar', 'BOOLEAN_KIND'],
  ['Void', 'scalar', 'VOID_KIND'],
  ['JSON', 'scalar', 'SCALAR_KIND'],
  ['ID', 'scalar', 'SCALAR_KIND'],
  ['Directory', 'object', 'OBJECT_KIND'],
  ['Node', 'interface', 'INTERFACE_KIND'],
  ['Color', 'enum', 'ENUM_KIND'],
  ['Size', 'input', 'INPUT_KIND'],
  // An object may have the name of nothing in particular, and a primitive the kind of nothing known.
  ['Int', undefined, 'INTEGER_KIND'],
  ['Nope', undefined, 'SCALAR_KIND'],
] as const)('%s, a %s, is of the kind %s', ([name, kind, expected]) => {
  expect(typeDefKindOf(name, kind)).toBe(expected)
})

test('every kind that is answered is a member of the enum', () => {
  const { definition } = TypeDefKind
  const members = definition?.kind === 'enum' ? definition.members.map((member) => member.name) : []
  expect(members).toEqual(expect.arrayContaining(['LIST_KIND', 'VOID_KIND', 'SCALAR_KIND']))
  expect(new Set(members).size).toBe(11)
})
