/** The parts of Vitest's JSON report that count. */
export interface TestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests?: number
  readonly success: boolean
  readonly testResults: readonly TestFileReport[]
}

export interface TestFileReport {
  readonly name: string
  readonly status: string
  readonly message?: string
  readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[]
}

export interface Summary {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  readonly reasons: readonly string[]
}

/**
 * Counts a run of the checks: the tests of the report, and one failure for each stage that failed.
 * The stage `test` counts only where the report does not show why it failed.
 */
export function summarizeReport(report: TestReport | undefined, failedStages: readonly string[]): Summary {
  const stages = failedStages.filter((stage) => stage !== 'test')
  const reasons = stages.map((stage) => `the stage \`${stage}\` failed`)
  if (report === undefined) {
    return {
      passed: 0,
      failed: stages.length + 1,
      skipped: 0,
      reasons: [...reasons, 'no test report was written'],
    }
  }

  // A file that does not load has no tests, and so no failed ones.
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  const failedTests = report.testResults.flatMap((file) =>
    file.assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => `${file.name}: ${fullName}`),
  )
  const shown = report.numFailedTests + unloaded.length
  const unexplained = shown === 0 && (failedStages.includes('test') || !report.success) ? 1 : 0
  return {
    passed: report.numPassedTests,
    failed: stages.length + shown + unexplained,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
    reasons: [
      ...reasons,
      ...unloaded.map(({ name, message }) => `${name} does not load: ${message?.split('\n')[0] ?? ''}`),
      ...failedTests,
      ...(unexplained > 0 ? ['the stage `test` failed, and no test did'] : []),
    ],
  }
}
