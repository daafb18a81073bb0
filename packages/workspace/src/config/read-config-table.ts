import type { TomlTable, TomlValue } from 'smol-toml'
import type { ConfigTable, ConfigValue } from './workspace-config.ts'
import { integerTooLarge, valueTooDeep, valueUnsupported } from './messages.ts'
import { describeValue } from './parse-toml.ts'
import type { TableReader } from './table-reader.ts'

/** Deeper values are refused: no argument of a module has such a type. */
const MAX_DEPTH = 32

/** Turns the values of a table into plain ones. What cannot be one is reported and left out. */
export function readConfigTable(reader: TableReader): ConfigTable {
  return convertTable(reader, reader.table, reader.path, 0)
}

function convertTable(
  reader: TableReader,
  table: TomlTable,
  path: readonly string[],
  depth: number,
): ConfigTable {
  // No prototype, so that a key named `__proto__` is a key like any other.
  const result: Record<string, ConfigValue> = Object.create(null)
  for (const [key, value] of Object.entries(table)) {
    const converted = convert(reader, value, [...path, key], depth)
    if (converted !== undefined) result[key] = converted
  }
  return result
}

function convert(
  reader: TableReader,
  value: TomlValue,
  path: readonly string[],
  depth: number,
): ConfigValue | undefined {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value
    case 'number':
      if (Number.isFinite(value)) return value
      reader.problems.add(valueUnsupported(path, '`inf` or `nan`', reader.locate(path)))
      return undefined
    case 'bigint':
      reader.problems.add(integerTooLarge(path, reader.locate(path)))
      return undefined
    default:
      break
  }
  if (value instanceof Date) {
    reader.problems.add(valueUnsupported(path, describeValue(value), reader.locate(path)))
    return undefined
  }
  if (depth >= MAX_DEPTH) {
    reader.problems.add(valueTooDeep(path, MAX_DEPTH, reader.locate(path)))
    return undefined
  }
  if (!Array.isArray(value)) return convertTable(reader, value, path, depth + 1)
  return value.flatMap((element, index) => {
    const converted = convert(reader, element, [...path, String(index)], depth + 1)
    return converted === undefined ? [] : [converted]
  })
}
