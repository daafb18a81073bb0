/**
 * Splits the value of a list flag at commas. A part in double quotes may hold commas, and two quotes within it
 * stand for one: `"a,b",c` gives `a,b` and `c`. Undefined where a quote is left open.
 */
export function splitList(text: string): readonly string[] | undefined {
  if (text === '') return []
  const parts: string[] = []
  let part = ''
  let quoted = false
  for (let index = 0; index < text.length; index++) {
    const char = text[index] ?? ''
    if (quoted) {
      if (char !== '"') part += char
      else if (text[index + 1] === '"') part += text[++index]
      else quoted = false
    } else if (char === '"' && part === '') {
      quoted = true
    } else if (char === ',') {
      parts.push(part)
      part = ''
    } else {
      part += char
    }
  }
  if (quoted) return undefined
  parts.push(part)
  return parts
}
