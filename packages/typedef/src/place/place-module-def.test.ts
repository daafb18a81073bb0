import { expect, test } from 'vitest'
import type { ModuleDef } from '../definition/module-def.ts'
import { placeDiagnosticBelow } from './place-below.ts'
import { placeModuleDef } from './place-module-def.ts'

const at = { file: 'src/index.ts', line: 3, column: 5 }
const placed = { ...at, file: '/work/lint/src/index.ts' }
const text = { kind: 'string', nullable: false } as const

test('every place in a document is put below the module, and nothing else changes', () => {
  const argument = { name: 'name', type: text, location: at }
  const fn = { name: 'check', arguments: [argument], returns: text, location: at }
  const def: ModuleDef = {
    formatVersion: 1,
    name: 'lint',
    mainObject: 'Lint',
    objects: [
      {
        name: 'Lint',
        location: at,
        constructorFunction: fn,
        fields: [{ name: 'f', type: text, location: at }],
        functions: [fn],
      },
    ],
    enums: [{ name: 'E', location: at, members: [{ name: 'A', location: at }] }],
  }
  const expected = JSON.parse(JSON.stringify(def).replaceAll('"src/index.ts"', '"/work/lint/src/index.ts"'))
  expect(placeModuleDef('/work/lint', def)).toEqual(expected)
})

test('absolute places stay', () => {
  const problem = { code: 'X', severity: 'error', message: 'no', location: at } as const
  expect(placeDiagnosticBelow('/work/lint', problem).location).toEqual(placed)
  expect(placeDiagnosticBelow('/elsewhere', { ...problem, location: placed }).location).toEqual(placed)
  const related = [{ message: 'first', location: at }]
  expect(placeDiagnosticBelow('/work/lint', { ...problem, related }).related).toEqual([
    { message: 'first', location: placed },
  ])
})
