import type { SourceLocation } from '@graft/diagnostics'
import type { TomlTable, TomlValue } from 'smol-toml'
import type { ProblemList } from '../internal/problem-list.ts'
import type { LocateKey } from './locate-key.ts'
import { bothSynonyms, unknownKey, wrongType } from './messages.ts'
import { describeValue } from './parse-toml.ts'

/** One table of the document, and what is needed to complain about it. */
export interface TableReader {
  readonly table: TomlTable
  readonly path: readonly string[]
  readonly locate: LocateKey
  readonly problems: ProblemList
}

/** What a key should hold. */
export interface Expected<T extends TomlValue> {
  readonly is: (value: TomlValue) => value is T
  readonly expected: string
  /** A line that would be right, for the hint. */
  readonly example: string
}

/** Returns the value of a key; undefined where the key is absent, or where its type is wrong, which is reported. */
export function readKeyOf<T extends TomlValue>(
  reader: TableReader,
  key: string,
  wanted: Expected<T>,
): T | undefined {
  const value = reader.table[key]
  if (value === undefined) return undefined
  if (wanted.is(value)) return value
  const types = { found: describeValue(value), expected: wanted.expected, example: wanted.example }
  reader.problems.add(wrongType([...reader.path, key], types, locateIn(reader, key)))
  return undefined
}

/** Tells which of a key and its synonym a table has; reports a table that has both. */
export function chooseSynonym(reader: TableReader, name: string, synonym: string): string {
  if (reader.table[synonym] === undefined) return name
  if (reader.table[name] === undefined) return synonym
  const places = [locateIn(reader, name), locateIn(reader, synonym)] as const
  reader.problems.add(bothSynonyms(reader.path, [name, synonym], places))
  return name
}

/** Warns of every key that the format does not have. */
export function warnUnknownKeys(reader: TableReader, known: readonly string[]): void {
  for (const key of Object.keys(reader.table)) {
    if (known.includes(key)) continue
    reader.problems.add(unknownKey([...reader.path, key], known, locateIn(reader, key)))
  }
}

export function locateIn(reader: TableReader, key: string): SourceLocation {
  return reader.locate([...reader.path, key])
}
