/** A row of `docs/conformance.md`. */
export interface ConformanceRow {
  readonly name: string
  readonly behaviour: string
  /** What covers it, as it is written. */
  readonly coverage: string
  readonly tests: readonly NamedTest[]
}

/** A test that covers a row: a file below `packages/dagql`, and how its title, or that of its group, begins. */
export interface NamedTest {
  readonly file: string
  readonly title: string
}

/** The rows of the tables of the page, in order. */
export function readConformance(page: string): readonly ConformanceRow[] {
  return rowsOf(page, 'Row').map(([name = '', behaviour = '', coverage = '']) => ({
    name,
    behaviour,
    coverage,
    tests: [...coverage.matchAll(/`((?:src|test)\/[^`]+)`: ((?:"[^"]+")(?:, "[^"]+")*)/g)].flatMap(
      ([, file = '', titles = '']) =>
        [...titles.matchAll(/"([^"]+)"/g)].map(([, title = '']) => ({ file, title })),
    ),
  }))
}

/**
 * The names of the rows of §9.1 to §9.3 of the behavioural specification, in order. What it writes as `… / nth` is named
 * in full.
 */
export function readSpecifiedRows(specification: string): readonly string[] {
  const from = specification.indexOf('### 9.1')
  const to = specification.indexOf('### 9.4')
  let group = ''
  return rowsOf(specification.slice(from, to), 'Test').map(([name = '']) => {
    if (name.startsWith('… / ')) return group + name.slice(1)
    group = name.split(' / ')[0] ?? ''
    return name
  })
}

/** Whether a test file has a test or a group whose title begins as given. */
export function hasTitle(source: string, title: string): boolean {
  return ["'", '"', '`'].some((quote) => source.includes(quote + title))
}

/** The cells of all rows of the tables whose first column has a given head. */
function rowsOf(page: string, head: string): readonly (readonly string[])[] {
  return page
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .slice(1, line.lastIndexOf('|'))
        .split('|')
        .map((cell) => cell.trim()),
    )
    .filter(([first = '']) => first !== head && !/^-+$/.test(first))
}
