const MAX_CELL = 160

/** Lays rows out in aligned columns, two spaces apart. Cells are cut at 160 characters, the last column is not padded. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map(fitCell))
  const widths: number[] = []
  for (const row of cells) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length)
  }
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** Names come from modules: control characters in them must not reach a terminal, nor break a row in two. */
function fitCell(text: string): string {
  const clean = text.replaceAll(/\p{C}/gu, '?')
  return clean.length <= MAX_CELL ? clean : `${clean.slice(0, MAX_CELL - 1)}…`
}
