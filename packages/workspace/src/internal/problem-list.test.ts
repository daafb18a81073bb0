import type { Diagnostic } from '@graft/diagnostics'
import { describe, expect, it } from 'vitest'
import { ProblemList } from './problem-list.ts'

const text = 'one\ntwo\nthree\n'

function problem(line: number, severity: Diagnostic['severity'] = 'error'): Diagnostic {
  return { code: `LINE_${line}`, severity, message: 'wrong', location: { file: 'f', line, column: 1 } }
}

describe('ProblemList', () => {
  it('lists errors and warnings in the order of the text, each with its lines', () => {
    const problems = new ProblemList(text)
    problems.add(problem(3))
    problems.add(problem(1, 'warning'))
    const result = problems.conclude('value')
    if (result.ok) throw new Error('an error was added')
    expect(result.diagnostics.map((diagnostic) => diagnostic.code)).toEqual(['LINE_1', 'LINE_3'])
    expect(result.diagnostics[1]?.frame).toBe('2 | two\n3 | three\n  | ^')
  })

  it('passes warnings on with the value', () => {
    const problems = new ProblemList(text)
    problems.add(problem(2, 'warning'))
    expect(problems.conclude('value')).toMatchObject({
      ok: true,
      value: 'value',
      warnings: [{ code: 'LINE_2' }],
    })
  })

  it('keeps at most fifty problems, and still fails for an error among the rest', () => {
    const problems = new ProblemList(text)
    for (let count = 0; count < 50; count++) problems.add(problem(1, 'warning'))
    expect(problems.full).toBe(true)
    expect(problems.conclude('value')).toMatchObject({ ok: true })
    problems.add(problem(2))
    for (let count = 0; count < 1_000; count++) problems.add(problem(3, 'warning'))
    const result = problems.conclude('value')
    if (result.ok) throw new Error('an error was added')
    expect(result.diagnostics).toHaveLength(51)
    expect(result.diagnostics.at(-1)?.code).toBe('LINE_2')
  })
})
