import type { Style } from './style.ts'

const GUTTER = '   '

/** Prints rows in aligned columns under a bold header; no space follows the last column. */
export function renderTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  style: Style,
): string {
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)),
  )
  const line = (cells: readonly string[], mark: (text: string) => string): string =>
    cells
      .map((cell, column) =>
        column === cells.length - 1
          ? mark(cell)
          : mark(cell) + ' '.repeat((widths[column] ?? 0) - cell.length),
      )
      .join(GUTTER)
  return [line(header, style.bold), ...rows.map((row) => line(row, (text) => text))]
    .map((each) => `${each}\n`)
    .join('')
}

/** The first line of a description, or `-`. */
export function firstLine(description: string): string {
  return description.trim().split('\n', 1)[0]?.trim() || '-'
}
