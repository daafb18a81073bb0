import { codeFrame, fail, ok, type Result, type SourceLocation } from '@graft/diagnostics'
import { parse, TomlError, type TomlTable, type TomlValue } from 'smol-toml'
import { configSyntax } from './messages.ts'

/** Lists and inline tables nest at most this deep, so that a hostile document cannot exhaust the stack. */
const MAX_DEPTH = 64

/**
 * Parses TOML. Tables have no prototype, integers that a number cannot hold are bigints, dates are `Date`s.
 * Fails with `WORKSPACE_CONFIG_SYNTAX` at the place where the text stops making sense.
 */
export function parseToml(text: string, file: string): Result<TomlTable> {
  try {
    return ok(parse(text, { integersAsBigInt: 'asNeeded', maxDepth: MAX_DEPTH }))
  } catch (error) {
    const location: SourceLocation =
      error instanceof TomlError
        ? { file, line: error.line, column: error.column }
        : { file, line: 1, column: 1 }
    return fail({ ...configSyntax(problemOf(error), location), frame: codeFrame(text, location) })
  }
}

/** True for a table, not for a list or a date. */
export function isTable(value: TomlValue | undefined): value is TomlTable {
  return typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date)
}

/** Names the type of a value for a message. */
export function describeValue(value: TomlValue): string {
  if (Array.isArray(value)) return 'a list'
  if (value instanceof Date) return 'a date'
  switch (typeof value) {
    case 'string':
      return value.trim() === '' ? 'empty text' : 'text'
    case 'boolean':
      return String(value)
    case 'number':
    case 'bigint':
      return 'a number'
    default:
      return 'a table'
  }
}

/** The parser appends a code block of its own to the message; ours looks like that of every other diagnostic. */
function problemOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return (message.split('\n')[0] ?? '').replace(/^Invalid TOML document: /, '')
}
