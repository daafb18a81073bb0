import { mkdtempDisposableSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readImports } from './read-imports.ts'

function importsOf(text: string): readonly string[] {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'graft-imports-'))
  const file = join(folder.path, 'source.ts')
  writeFileSync(file, text)
  return readImports(file).map(({ specifier, line }) => `${line} ${specifier}`)
}

test('every way to import or re-export is an edge, type-only ways included', () => {
  const text = [
    "import './effect.ts'",
    "import type { A } from './type.ts'",
    "import { type B } from './inline-type.ts'",
    "export { c } from './named.ts'",
    "export {} from './nothing.ts'",
    "export type { D } from './named-type.ts'",
    "export * from './all.ts'",
    "export * as e from './all-as.ts'",
    "export const f = (): unknown => import('./dynamic.ts')",
    'export const g = (): unknown => import(`./template.ts`)',
    "export type H = A | B | import('./type-expression.ts').H",
    "import i = require('./require.ts')",
  ]
  expect(importsOf(text.join('\n'))).toEqual([
    '1 ./effect.ts',
    '2 ./type.ts',
    '3 ./inline-type.ts',
    '4 ./named.ts',
    '5 ./nothing.ts',
    '6 ./named-type.ts',
    '7 ./all.ts',
    '8 ./all-as.ts',
    '9 ./dynamic.ts',
    '10 ./template.ts',
    '11 ./type-expression.ts',
    '12 ./require.ts',
  ])
})

test('text that only looks like an import is no edge', () => {
  const text = [
    "// import './comment.ts'",
    'export const a = "import \'./string.ts\'"',
    'export const b = (name: string): unknown => import(`./${name}.ts`)',
  ]
  expect(importsOf(text.join('\n'))).toEqual([])
})

test('a source that does not parse is refused by name', () => {
  expect(() => importsOf('export const = 1')).toThrow(/source\.ts does not parse/)
})
