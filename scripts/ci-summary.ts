import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { summarizeReport, type TestReport } from './summarize-report.ts'

// Prints why a run of the checks failed, and as its last line `N passed, N failed`, with `, N skipped` where some were.
// The arguments are the names of the stages that failed. The exit code is 0 in any case: the last line is the answer.
const report = readReport(join(import.meta.dirname, '../reports/vitest.json'))
const { passed, failed, skipped, reasons } = summarizeReport(report, process.argv.slice(2))
for (const reason of reasons) console.log(`FAILED ${reason}`)
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)

function readReport(file: string): TestReport | undefined {
  if (!existsSync(file)) return undefined
  try {
    // Written by Vitest a moment ago.
    return JSON.parse(readFileSync(file, 'utf8')) as TestReport
  } catch {
    return undefined
  }
}
