import { GraftError } from '@graft/diagnostics'
import { expect, test } from 'vitest'
import { errorFromAnswer } from './error-from-answer.ts'

test('the first error gives message, code and extensions, and all errors are kept', () => {
  const errors = [
    { message: 'exit code 3', path: ['lint'], extensions: { code: 'EXEC_ERROR', exitCode: 3, stderr: 'no' } },
    { message: 'second' },
  ]
  const error = errorFromAnswer(errors)
  expect(error).toBeInstanceOf(GraftError)
  expect(error.name).toBe('ClientError')
  expect(error.message).toBe('exit code 3')
  expect(error.code).toBe('EXEC_ERROR')
  expect(error.extensions).toEqual({ code: 'EXEC_ERROR', exitCode: 3, stderr: 'no' })
  expect(error.errors).toBe(errors)
  expect(error.diagnostics.map(({ code, message }) => [code, message])).toEqual([
    ['EXEC_ERROR', 'exit code 3'],
    ['CLIENT_QUERY_FAILED', 'second'],
  ])
})

test('diagnostics of the engine come in place of the message, with hint, location and frame', () => {
  const sent = {
    code: 'TS_SYNTAX',
    severity: 'warning',
    message: 'expected `}`',
    hint: 'Close the class.',
    location: { file: 'src/index.ts', line: 3, column: 5 },
    related: [
      { message: 'opened here', location: { file: 'src/index.ts', line: 1, column: 1 } },
      { message: 'nowhere' },
    ],
    frame: '3 | class',
  }
  const error = errorFromAnswer([
    { message: 'module `lint` did not load', extensions: { code: 'MODULE_LOAD', diagnostics: [sent] } },
  ])
  expect(error.message).toBe('expected `}`')
  expect(error.diagnostics).toEqual([{ ...sent, related: [sent.related[0]] }])
  expect(error.errors[0]?.message).toBe('module `lint` did not load')
})

test('malformed extensions cost nothing but themselves', () => {
  const error = errorFromAnswer([
    {
      message: 'boom',
      extensions: { code: 7, diagnostics: [null, 'x', { code: 'A' }, { message: 'b', code: 1 }] },
    },
    {
      message: 'bang',
      extensions: { diagnostics: [{ code: 'A_B', message: 'c', severity: 'fatal', hint: 4, location: {} }] },
    },
  ])
  expect(error.diagnostics).toEqual([
    { code: 'CLIENT_QUERY_FAILED', severity: 'error', message: 'boom' },
    { code: 'A_B', severity: 'error', message: 'c' },
  ])
  expect(errorFromAnswer([{ message: 'x', extensions: { diagnostics: 'many' } }]).message).toBe('x')
})
