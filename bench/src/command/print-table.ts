import type { Table } from './table.ts'

/** Prints a benchmark as a Markdown table. */
export function printTable(table: Table): string {
  const rows = table.figures.map(
    ({ name, minimum, median, maximum, ratio }) =>
      `| ${name} | ${minimum.toFixed(1)} | ${median.toFixed(1)} | ${maximum.toFixed(1)} | ${ratio.toFixed(2)} |`,
  )
  return [
    `## ${table.title}`,
    '',
    `Milliseconds, ${table.runs} runs each, in turn. The ratio is to \`${table.lowerBound}\`, run by run.`,
    '',
    '| | min | median | max | ratio |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}
