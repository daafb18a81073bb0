const WORD = /(?:[\w$\\#]|[^\s\0-\x7F\x85\u180E\u200B\u2060])+/y
const NUMBER = /(?:0[xob][\w]+|\d[\d_]*(?:\.[\d_]*)?(?:e[+-]?[\d_]+)?n?)/iy
const BLANK = /[\s\x85\u180E\u200B\u2060]/
const LINE_ENDS = '\n\r\u2028\u2029'

/** Where the blanks and comments that start at `at` end, and whether they hold a line end. */
export function skipBlank(text: string, at: number): { readonly end: number; readonly newLine: boolean } {
  let end = at
  let newLine = false
  while (end < text.length) {
    const character = text.charAt(end)
    if (BLANK.test(character)) {
      newLine ||= LINE_ENDS.includes(character)
      end += 1
    } else if (text.startsWith('//', end)) {
      end = skipLine(text, end)
    } else if (text.startsWith('/*', end)) {
      const close = text.indexOf('*/', end + 2)
      const next = close === -1 ? text.length : close + 2
      newLine ||= /[\n\r\u2028\u2029]/.test(text.slice(end, next))
      end = next
    } else break
  }
  return { end, newLine }
}

/** Where the line that `at` is in ends. */
export function skipLine(text: string, at: number): number {
  let end = at
  while (end < text.length && !LINE_ENDS.includes(text.charAt(end))) end += 1
  return end
}

/** The word or number at `at`, or the empty string. */
export function readWord(text: string, at: number): string {
  const pattern = /\d/.test(text.charAt(at)) ? NUMBER : WORD
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}

/** Where the string at `at` ends: behind its quote, or at the end of the line. */
export function skipString(text: string, at: number): number {
  const quote = text.charAt(at)
  let end = at + 1
  while (end < text.length) {
    const character = text.charAt(end)
    if (character === quote) return end + 1
    if (character === '\n' || character === '\r') return end
    end += character === '\\' ? escapeLength(text, end) : 1
  }
  return end
}

/** Where the regular expression at `at` ends, without its flags. */
export function skipRegex(text: string, at: number): number {
  let end = at + 1
  let inClass = false
  while (end < text.length) {
    const character = text.charAt(end)
    if (LINE_ENDS.includes(character)) return end
    if (character === '/' && !inClass) return end + 1
    if (character === '[') inClass = true
    if (character === ']') inClass = false
    end += character === '\\' && !LINE_ENDS.includes(text.charAt(end + 1)) ? 2 : 1
  }
  return end
}

/** Where the text of a template ends that starts at `at`: at its back-tick, or at `${`. */
export function skipTemplateText(text: string, at: number): number {
  let end = at
  while (end < text.length) {
    const character = text.charAt(end)
    if (character === '`' || text.startsWith('${', end)) return end
    end += character === '\\' ? 2 : 1
  }
  return end
}

/** A line end of two characters is escaped as one. */
function escapeLength(text: string, at: number): number {
  return text.startsWith('\r\n', at + 1) ? 3 : 2
}
