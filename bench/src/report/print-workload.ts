import type { Measured } from '../measure/measured.ts'
import type { Metric, Results, Workload } from '../measure/workload.ts'
import type { SettledTarget } from './settle-targets.ts'

/** What one workload gave in one run. */
export interface WorkloadResult {
  readonly workload: Workload
  readonly measured: readonly Measured[]
  readonly results: Results
  readonly targets: readonly SettledTarget[]
}

/** Prints a workload as Markdown: a table of medians, and one of targets. */
export function printWorkload({ workload, measured, results, targets }: WorkloadResult): string {
  const cases = [...new Set(measured.map((each) => each.case))]
  const contenders = [...new Set(measured.map((each) => each.contender))]
  const columns = workload.metrics.flatMap((metric) => cases.map((each) => ({ metric, case: each })))
  const rows = contenders.map((contender) => {
    const cells = columns.map(({ metric, case: name }) => {
      const found = measured.find((each) => each.contender === contender && each.case === name)
      if (found?.failure !== undefined) return 'failed'
      return printValue(results.median({ case: name, contender, metric: metric.name }))
    })
    return [contender, ...cells]
  })
  return [
    `## ${workload.title}`,
    '',
    workload.note,
    '',
    printRows([['', ...columns.map((column) => heading(column.metric, column.case))], ...rows]),
    '',
    ...(targets.length === 0 ? [] : [printTargets(targets), '']),
  ].join('\n')
}

/** Prints what was promised and what became of it. */
function printTargets(targets: readonly SettledTarget[]): string {
  const rows = targets.map(({ id, text, limit, value, met }) => [
    id,
    text,
    limit,
    printValue(value),
    met === undefined ? 'not measured' : met ? 'met' : '**missed**',
  ])
  return printRows([['target', '', 'limit', 'measured', ''], ...rows])
}

function heading(metric: Metric, caseName: string): string {
  return `${metric.name} (${metric.unit}), ${caseName}`
}

/** Three digits say all that such a measurement can. */
function printValue(value: number | undefined): string {
  if (value === undefined) return ''
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3)
}

function printRows([head = [], ...rows]: readonly (readonly string[])[]): string {
  return [printRow(head), printRow(head.map(() => '---')), ...rows.map(printRow)].join('\n')
}

function printRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
