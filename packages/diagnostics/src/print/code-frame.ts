import type { SourceLocation } from '../location/source-location.ts'

const MAX_WIDTH = 160

/**
 * Prints the line at `location` with the one before it and a caret below the column.
 *
 * @param source the whole text of the file that the location is in
 */
export function codeFrame(source: string, location: SourceLocation): string {
  const lines = source.split('\n')
  const first = Math.max(1, location.line - 1)
  const gutter = String(location.line).length
  const rows: string[] = []
  for (let number = first; number <= location.line; number++) {
    const text = (lines[number - 1] ?? '').replace(/\r$/, '').replaceAll('\t', ' ')
    rows.push(`${String(number).padStart(gutter)} | ${text.slice(0, MAX_WIDTH)}`.trimEnd())
  }
  if (location.column <= MAX_WIDTH) rows.push(`${' '.repeat(gutter)} | ${' '.repeat(location.column - 1)}^`)
  return rows.join('\n')
}
