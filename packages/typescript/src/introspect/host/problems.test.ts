import type { Diagnostic } from '@graft/diagnostics'
import { expect, test } from 'vitest'
import { Problems } from './problems.ts'
import { createSourceFile } from './source-file.ts'

function problem(file: string, line: number, severity: Diagnostic['severity'] = 'error'): Diagnostic {
  return { code: 'TS_TEST', severity, message: 'odd', location: { file, line, column: 1 } }
}

test('problems are sorted by place, and shown with their source', () => {
  const problems = new Problems()
  for (const each of [problem('b.ts', 1), problem('a.ts', 10), problem('a.ts', 2)]) problems.report(each)
  const shown = problems.errors([createSourceFile('a.ts', 'one\ntwo')])
  expect(shown.map((each) => `${each.location?.file}:${each.location?.line}`)).toEqual([
    'a.ts:2',
    'a.ts:10',
    'b.ts:1',
  ])
  expect(shown[0]?.frame).toBe('1 | one\n2 | two\n  | ^')
  expect(shown[2]?.frame).toBeUndefined()
})

test('the same problem at one place counts once', () => {
  const problems = new Problems()
  problems.report(problem('a.ts', 1))
  problems.report(problem('a.ts', 1))
  expect(problems.errors([])).toHaveLength(1)
})

test('warnings are no errors', () => {
  const problems = new Problems()
  problems.report(problem('a.ts', 1, 'warning'))
  problems.report(problem('a.ts', 2, 'info'))
  expect(problems.errorCount).toBe(0)
  expect(problems.warnings([])).toHaveLength(2)
})

test('the last of too many problems counts the others', () => {
  const problems = new Problems()
  for (let line = 1; line <= 60; line++) problems.report(problem('a.ts', line))
  const shown = problems.errors([])
  expect(shown).toHaveLength(50)
  expect(shown[49]).toMatchObject({ code: 'TS_MORE_PROBLEMS', message: expect.stringContaining('11 more') })
})
