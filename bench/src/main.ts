// Runs benchmarks, all of them or those that are named, prints their tables and leaves them in `bench/results`.
// `--json` prints the figures instead; `--quick` is a short run that shows whether everything works.
import { benchCommand } from './command/command.ts'
import { printTable } from './command/print-table.ts'
import { composeWorkloads } from './compose/compose-workloads.ts'
import { executeWorkloads } from './execute/execute-workloads.ts'
import { fullEffort, quickEffort } from './measure/effort.ts'
import { benchWorkloads } from './report/bench-workloads.ts'
import type { Report } from './report/report.ts'
import { writeReport } from './report/write-report.ts'

const given = process.argv.slice(2).filter((each) => each !== '--')
const quick = given.includes('--quick')
const options = { quick, effort: quick ? quickEffort : fullEffort }

const benchmarks: { readonly [name: string]: () => Report } = {
  command: () => {
    const table = benchCommand(quick ? 'quick' : 'full')
    return { name: 'command', json: table, markdown: printTable(table), failures: [] }
  },
  compose: () => benchWorkloads('compose', composeWorkloads, options),
  execute: () => benchWorkloads('execute', executeWorkloads, options),
}

const named = given.filter((each) => each !== '--quick' && each !== '--json')
const unknown = named.filter((each) => benchmarks[each] === undefined)
if (unknown.length > 0) {
  console.error(`No benchmark ${unknown.join(', ')}; there are ${Object.keys(benchmarks).join(', ')}.`)
  process.exit(2)
}
const reports = Object.entries(benchmarks)
  .filter(([name]) => named.length === 0 || named.includes(name))
  .map(([, bench]) => {
    const report = bench()
    writeReport(report)
    if (!given.includes('--json')) console.log(`\n${report.markdown}`)
    return report
  })
if (given.includes('--json'))
  console.log(
    JSON.stringify(
      reports.map(({ json }) => json),
      null,
      2,
    ),
  )
for (const failure of reports.flatMap(({ failures }) => failures)) {
  console.error(`Not measured: ${failure}`)
  process.exitCode = 1
}
