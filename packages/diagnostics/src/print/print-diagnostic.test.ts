import { expect, test } from 'vitest'
import { GraftError } from '../diagnostic/graft-error.ts'
import { locateOffset } from '../location/locate-offset.ts'
import { fail, ok } from '../result/result.ts'
import { unwrap } from '../result/unwrap.ts'
import { codeFrame } from './code-frame.ts'
import { printDiagnostic } from './print-diagnostic.ts'

const source = 'class Lint {\n\tcheck(strict = ) {}\n}\n'

test('a place is found from an offset, 1-based', () => {
  expect(locateOffset('a.ts', source, source.indexOf(')'))).toEqual({ file: 'a.ts', line: 2, column: 17 })
  expect(locateOffset('a.ts', source, 0)).toEqual({ file: 'a.ts', line: 1, column: 1 })
  expect(locateOffset('a.ts', source, 10_000)).toEqual({ file: 'a.ts', line: 4, column: 1 })
})

test('a frame shows the line, the one before it, and a caret below the column', () => {
  expect(codeFrame(source, { file: 'a.ts', line: 2, column: 17 })).toBe(
    ['1 | class Lint {', '2 |  check(strict = ) {}', '  |                 ^'].join('\n'),
  )
})

test('a diagnostic prints place, message, frame, related places and hint', () => {
  expect(
    printDiagnostic({
      code: 'EXAMPLE',
      severity: 'error',
      message: 'expected a value',
      location: { file: 'a.ts', line: 2, column: 17 },
      frame: '2 | x',
      related: [{ message: 'opened here', location: { file: 'b.ts', line: 1, column: 1 } }],
      hint: 'Write one.',
    }),
  ).toBe('a.ts:2:17: error EXAMPLE: expected a value\n  2 | x\n  b.ts:1:1: opened here\n  hint: Write one.')
})

test('unwrapping a failure throws its diagnostics', () => {
  const problem = { code: 'EXAMPLE', severity: 'error', message: 'no' } as const
  expect(unwrap(ok(3))).toBe(3)
  const other = { ...problem, code: 'OTHER' }
  const thrown = (): unknown => unwrap(fail([problem, other]))
  expect(thrown).toThrow(GraftError)
  expect(thrown).toThrow(
    expect.objectContaining({
      message: 'no',
      code: 'EXAMPLE',
      extensions: { code: 'EXAMPLE' },
      diagnostics: [problem, other],
    }),
  )
})
