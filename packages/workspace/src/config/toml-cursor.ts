import { parse } from 'smol-toml'

/** A reading position in TOML text. */
export interface TomlCursor {
  readonly text: string
  at: number
}

/** One segment of a dotted key, and the offset that it stands at. */
export interface KeySegment {
  readonly name: string
  readonly offset: number
}

/** Moves over spaces and tabs. */
export function skipSpaces(cursor: TomlCursor): void {
  while (cursor.text[cursor.at] === ' ' || cursor.text[cursor.at] === '\t') cursor.at += 1
}

/** Moves to the end of the line. */
export function skipLine(cursor: TomlCursor): void {
  const end = cursor.text.indexOf('\n', cursor.at)
  cursor.at = end === -1 ? cursor.text.length : end
}

/** Moves over spaces, line ends and comments. */
export function skipBlank(cursor: TomlCursor): void {
  for (;;) {
    skipSpaces(cursor)
    const next = cursor.text[cursor.at]
    if (next === '#') skipLine(cursor)
    else if (next === '\n' || next === '\r') cursor.at += 1
    else return
  }
}

/** Moves over a string of any of the four kinds. The cursor stands on its first quote. */
export function skipString(cursor: TomlCursor): void {
  const { text } = cursor
  const quote = text[cursor.at] ?? ''
  const triple = quote.repeat(3)
  const long = text.startsWith(triple, cursor.at)
  cursor.at += long ? 3 : 1
  while (cursor.at < text.length) {
    const next = text[cursor.at]
    if (next === '\\' && quote === '"') cursor.at += 2
    else if (next === '\n' && !long) return
    else if (next !== quote) cursor.at += 1
    else if (!long) {
      cursor.at += 1
      return
    } else if (text.startsWith(triple, cursor.at)) {
      // Up to two quotes may stand right before the closing three.
      cursor.at += 3
      for (let extra = 0; extra < 2 && text[cursor.at] === quote; extra++) cursor.at += 1
      return
    } else cursor.at += 1
  }
}

/** Reads a dotted key and stops after it; an empty list where no key begins here. */
export function readKey(cursor: TomlCursor): readonly KeySegment[] {
  const segments: KeySegment[] = []
  for (;;) {
    skipSpaces(cursor)
    const offset = cursor.at
    const name = readSegment(cursor)
    if (name === undefined) return segments
    segments.push({ name, offset })
    skipSpaces(cursor)
    if (cursor.text[cursor.at] !== '.') return segments
    cursor.at += 1
  }
}

function readSegment(cursor: TomlCursor): string | undefined {
  const start = cursor.at
  const first = cursor.text[start]
  if (first === '"' || first === "'") {
    skipString(cursor)
    return unquote(cursor.text.slice(start, cursor.at))
  }
  const bare = /[A-Za-z0-9_-]*/y
  bare.lastIndex = start
  const name = bare.exec(cursor.text)?.[0] ?? ''
  cursor.at += name.length
  return name === '' ? undefined : name
}

function unquote(raw: string): string {
  if (!raw.includes('\\') || raw.startsWith("'")) return raw.slice(1, -1)
  try {
    const value = parse(`key = ${raw}`)['key']
    return typeof value === 'string' ? value : raw
  } catch {
    return raw
  }
}
