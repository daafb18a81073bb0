import { expect, test } from 'vitest'
import type { ArgumentDef, ModuleDef, TypeRef } from '@graft/typedef'
import { createDispatchTable } from './dispatch-table.ts'

const text: TypeRef = { kind: 'string', nullable: false }
const maybe: TypeRef = { kind: 'string', nullable: true }

function moduleWith(args: readonly ArgumentDef[]): ModuleDef {
  const fn = { arguments: args, returns: text }
  return {
    formatVersion: 1,
    name: 'demo',
    mainObject: 'Demo',
    objects: [
      {
        name: 'Demo',
        description: 'not needed to run',
        constructorFunction: { ...fn, name: '' },
        fields: [{ name: 'shown', member: 'kept', type: text }],
        functions: [{ ...fn, name: 'alias', member: 'method' }],
      },
    ],
    enums: [{ name: 'Level', members: [{ name: 'Low', value: 'l' }, { name: 'High' }] }],
  }
}

test.each<[string, ArgumentDef, 'null' | 'undefined']>([
  ['required', { name: 'a', type: text }, 'undefined'],
  ['nullable', { name: 'a', type: maybe }, 'null'],
  ['optional', { name: 'a', type: maybe, omittable: true }, 'undefined'],
  ['nullable with a default', { name: 'a', type: maybe, default: null }, 'undefined'],
  ['with a default', { name: 'a', type: text, default: 'd' }, 'undefined'],
])('an argument that is left out becomes what the source expects: %s', (_title, argument, missing) => {
  const [object] = createDispatchTable(moduleWith([argument])).objects
  expect(object?.functions[0]?.arguments).toEqual([
    { name: 'a', type: argument.type, missing, variadic: false },
  ])
})

test('members are named as the source names them, the constructor by the empty string', () => {
  const table = createDispatchTable(moduleWith([{ name: 'rest', type: maybe, variadic: true }]))
  expect(table.objects[0]?.functions.map(({ member }) => member)).toEqual(['', 'method'])
  expect(table.objects[0]?.functions[1]?.arguments[0]?.variadic).toBe(true)
  expect(table.objects[0]?.fields).toEqual([{ member: 'kept', type: text }])
  expect(table.enums[0]?.members).toEqual([
    { name: 'Low', value: 'l' },
    { name: 'High', value: 'High' },
  ])
  expect(JSON.stringify(table)).not.toContain('not needed')
})
