import { expect, test } from 'vitest'
import { summarizeReport, type TestReport } from '../../scripts/summarize-report.ts'

const green: TestReport = {
  numPassedTests: 2,
  numFailedTests: 0,
  numPendingTests: 0,
  success: true,
  testResults: [
    { name: 'a.test.ts', status: 'passed', assertionResults: [{ fullName: 'one', status: 'passed' }] },
    { name: 'b.test.ts', status: 'passed', assertionResults: [{ fullName: 'two', status: 'passed' }] },
  ],
}

test('a green report and no failed stage is no failure', () => {
  expect(summarizeReport(green, [])).toEqual({ passed: 2, failed: 0, skipped: 0, reasons: [] })
})

test('a missing report is a failure', () => {
  expect(summarizeReport(undefined, ['test'])).toMatchObject({ passed: 0, failed: 1 })
})

test('each failed stage is a failure, whatever the tests say', () => {
  const summary = summarizeReport(green, ['format', 'lint'])
  expect(summary).toMatchObject({ passed: 2, failed: 2 })
  expect(summary.reasons).toEqual(['the stage `format` failed', 'the stage `lint` failed'])
})

test('failed tests count once, not again for the stage that runs them', () => {
  const failing = { fullName: 'three fails', status: 'failed' }
  const report: TestReport = {
    ...green,
    numFailedTests: 1,
    success: false,
    testResults: [...green.testResults, { name: 'c.test.ts', status: 'failed', assertionResults: [failing] }],
  }
  expect(summarizeReport(report, ['test'])).toMatchObject({ failed: 1, reasons: ['c.test.ts: three fails'] })
})

test('a file that does not load is a failure, although it has no failed test', () => {
  const file = { name: 'd.test.ts', status: 'failed', message: 'no such file\n at d', assertionResults: [] }
  const report: TestReport = { ...green, success: false, testResults: [...green.testResults, file] }
  const { failed, reasons } = summarizeReport(report, ['test'])
  expect({ failed, reasons }).toEqual({ failed: 1, reasons: ['d.test.ts does not load: no such file'] })
})

test('a test stage that fails without a failed test is a failure', () => {
  expect(summarizeReport(green, ['test'])).toMatchObject({ passed: 2, failed: 1 })
  expect(summarizeReport({ ...green, success: false }, [])).toMatchObject({ passed: 2, failed: 1 })
})

test('skipped and planned tests are counted apart', () => {
  expect(summarizeReport({ ...green, numPendingTests: 2, numTodoTests: 1 }, [])).toMatchObject({
    passed: 2,
    failed: 0,
    skipped: 3,
  })
})
