import type { SourceLocation } from '@graft/diagnostics'

/** A source text by the path that the module's author knows it by, indexed for finding lines. */
export interface SourceFile {
  /** Relative to the module's root, with `/`. */
  readonly path: string
  readonly text: string
  /** The offset of each line's first character, ascending. */
  readonly lineStarts: readonly number[]
}

/** An offset in a source file, in UTF-16 code units. */
export interface Place {
  readonly file: SourceFile
  readonly offset: number
}

const BYTE_ORDER_MARK = '\uFEFF'

export function createSourceFile(path: string, content: string): SourceFile {
  const text = content.startsWith(BYTE_ORDER_MARK) ? content.slice(1) : content
  const lineStarts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1)
  return { path, text, lineStarts }
}

/** Turns a place into file, line and column; costs the logarithm of the number of lines. */
export function locate(place: Place): SourceLocation {
  const { path, lineStarts } = place.file
  let low = 0
  let high = lineStarts.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((lineStarts[middle] ?? 0) <= place.offset) low = middle
    else high = middle - 1
  }
  return { file: path, line: low + 1, column: place.offset - (lineStarts[low] ?? 0) + 1 }
}
