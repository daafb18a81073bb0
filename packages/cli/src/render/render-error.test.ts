import { expect, test } from 'vitest'
import { renderDiagnostic } from './render-error.ts'

const base = { code: 'X', severity: 'error', message: 'it broke' } as const

test('a message alone is one line', () => {
  expect(renderDiagnostic(base, '/repo')).toBe('it broke\n')
})

test('place, source lines, related places and hint follow, with short paths below the folder', () => {
  const diagnostic = {
    ...base,
    location: { file: '/repo/src/a.ts', line: 3, column: 5 },
    frame: '3 | x\n  | ^',
    related: [{ message: 'declared here', location: { file: '/other/b.ts', line: 1, column: 1 } }],
    hint: 'Mend it.',
  }
  expect(renderDiagnostic(diagnostic, '/repo')).toBe(
    'it broke\n  at src/a.ts:3:5\n    3 | x\n      | ^\n  /other/b.ts:1:1: declared here\n  Mend it.\n',
  )
})
