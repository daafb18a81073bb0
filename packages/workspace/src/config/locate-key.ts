import type { SourceLocation } from '@graft/diagnostics'
import { readKey, skipBlank, skipLine, skipSpaces, skipString } from './toml-cursor.ts'
import type { KeySegment, TomlCursor } from './toml-cursor.ts'

/**
 * Says where a key stands. The path holds names, and indexes for the elements of lists. Where the text does not
 * have the key, it answers with the nearest table around it, at last with the first character.
 */
export type LocateKey = (path: readonly string[]) => SourceLocation

interface KeyNode {
  offset: number
  /** False for a name that so far was only passed through: `modules` in `[modules.lint]`. */
  defined: boolean
  /** How many `[[…]]` headers this name has had. */
  elements: number
  readonly children: Map<string, KeyNode>
}

/** Lists and inline tables are followed this deep; what lies deeper has the place of what is around it. */
const MAX_DEPTH = 64

/**
 * Finds every key of a TOML text in one pass, so that each look-up is cheap. The parser gives no positions.
 * Text that is not valid TOML is read as far as it makes sense.
 */
export function indexKeys(file: string, text: string): LocateKey {
  const root = createNode(0)
  scanDocument({ text, at: text.startsWith('\uFEFF') ? 1 : 0 }, root)
  const lines = lineStarts(text)

  return (path) => {
    let node = root
    for (const name of path) {
      const child = node.children.get(name)
      if (child === undefined) break
      node = child
    }
    const line = lineOf(lines, node.offset)
    return { file, line: line + 1, column: node.offset - (lines[line] ?? 0) + 1 }
  }
}

function scanDocument(cursor: TomlCursor, root: KeyNode): void {
  let table = root
  for (skipBlank(cursor); cursor.at < cursor.text.length; skipBlank(cursor)) {
    if (cursor.text[cursor.at] === '[') {
      const isList = cursor.text[cursor.at + 1] === '['
      cursor.at += isList ? 2 : 1
      table = openTable(root, readKey(cursor), isList)
    } else {
      scanPair(cursor, table, 0)
    }
    skipLine(cursor)
  }
}

function scanPair(cursor: TomlCursor, table: KeyNode, depth: number): void {
  const node = define(table, readKey(cursor))
  skipSpaces(cursor)
  if (cursor.text[cursor.at] !== '=') return
  cursor.at += 1
  skipSpaces(cursor)
  scanValue(cursor, node, depth)
}

function scanValue(cursor: TomlCursor, node: KeyNode, depth: number): void {
  const first = cursor.text[cursor.at]
  if (first === '"' || first === "'") skipString(cursor)
  else if ((first === '[' || first === '{') && depth < MAX_DEPTH) {
    cursor.at += 1
    scanElements(cursor, (index) => {
      if (first === '{') scanPair(cursor, node, depth + 1)
      else scanValue(cursor, define(node, [{ name: String(index), offset: cursor.at }]), depth + 1)
    })
  } else
    while (cursor.at < cursor.text.length && !/[,\]}\n#]/.test(cursor.text[cursor.at] ?? '')) cursor.at += 1
}

/** Reads comma-separated elements up to the closing bracket. Stops where an element takes no text at all. */
function scanElements(cursor: TomlCursor, scanElement: (index: number) => void): void {
  for (let index = 0; cursor.at < cursor.text.length; index++) {
    skipBlank(cursor)
    const start = cursor.at
    if (!isCloser(cursor.text[start])) scanElement(index)
    skipBlank(cursor)
    if (cursor.text[cursor.at] === ',') cursor.at += 1
    else if (isCloser(cursor.text[cursor.at])) {
      cursor.at += 1
      return
    } else if (cursor.at === start) return
  }
}

function isCloser(character: string | undefined): boolean {
  return character === ']' || character === '}'
}

function openTable(root: KeyNode, segments: readonly KeySegment[], isList: boolean): KeyNode {
  let node = root
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1
    node = define(node, [segment], isLast)
    if (isLast && isList) node = define(node, [{ name: String(node.elements++), offset: segment.offset }])
    // A header below a list of tables means the newest element.
    else if (!isLast && node.elements > 0) node = node.children.get(String(node.elements - 1)) ?? node
  }
  return node
}

/** Walks down a dotted key and adds what is new. The first definition of a name keeps its place. */
function define(from: KeyNode, segments: readonly KeySegment[], isDefinition = true): KeyNode {
  let node = from
  for (const [index, { name, offset }] of segments.entries()) {
    let child = node.children.get(name)
    if (child === undefined) node.children.set(name, (child = createNode(offset)))
    if (isDefinition && index === segments.length - 1 && !child.defined) {
      child.defined = true
      child.offset = offset
    }
    node = child
  }
  return node
}

function createNode(offset: number): KeyNode {
  return { offset, defined: false, elements: 0, children: new Map() }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** The 0-based line that holds the offset, by bisection. */
function lineOf(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
