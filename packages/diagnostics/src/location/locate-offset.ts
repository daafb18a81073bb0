import type { SourceLocation } from './source-location.ts'

/**
 * Turns a 0-based offset in UTF-16 code units into a location.
 *
 * @param text the whole text of the file
 * @param offset clamped to the text
 */
export function locateOffset(file: string, text: string, offset: number): SourceLocation {
  const end = Math.max(0, Math.min(offset, text.length))
  let line = 1
  let lineStart = 0
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) {
    line += 1
    lineStart = at + 1
  }
  return { file, line, column: end - lineStart + 1 }
}
