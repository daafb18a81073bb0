/** A place in a source file. Lines and columns are 1-based, columns count UTF-16 code units. */
export interface SourceLocation {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** Prints a location as `file:line:column`, the form that terminals and editors turn into a link. */
export function printLocation(location: SourceLocation): string {
  return `${location.file}:${location.line}:${location.column}`
}
