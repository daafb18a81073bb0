import { GraftError } from '@graft/diagnostics'
import { enumValue, type ArgumentValue } from '@graft/client'
import { wrongFlagValue } from '../messages.ts'
import type { TypeModel } from '../model/api-model.ts'
import { describeType, type EnumLookup } from './flag.ts'
import { splitList } from './split-list.ts'

/** Where a value stands, for errors. */
export interface ValuePlace {
  /** The flag as the user wrote it: `--strict`. */
  readonly flag: string
  readonly enums: EnumLookup
}

/**
 * Turns the text of a flag into a value of its type. A list splits at commas, or is JSON where it starts with `[`.
 *
 * @throws GraftError `CLI_FLAG_VALUE`, which names the flag, the value and what is expected
 */
export function parseValue(text: string, type: TypeModel, place: ValuePlace): ArgumentValue {
  switch (type.kind) {
    case 'string':
    case 'scalar':
      return text
    case 'boolean':
      if (text === 'true' || text === 'false') return text === 'true'
      throw wrong(text, place, 'expected true or false (bool)')
    case 'integer': {
      const value = Number(text)
      if (/^[+-]?\d+$/.test(text) && Number.isSafeInteger(value)) return value
      throw wrong(text, place, 'expected an integer from -(2^53-1) to 2^53-1 (int)')
    }
    case 'float': {
      const value = Number(text)
      if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) && Number.isFinite(value)) return value
      throw wrong(text, place, 'expected a number (float)')
    }
    case 'enum': {
      const names = place.enums(type.name)?.members.map((member) => member.name) ?? []
      const match =
        names.find((name) => name === text) ?? names.find((name) => name.toLowerCase() === text.toLowerCase())
      if (match !== undefined) return enumValue(match)
      throw wrong(text, place, `value should be one of ${names.toSorted().join(',')}`)
    }
    case 'list':
      return parseList(text, type.element, place)
    default:
      throw wrong(text, place, `${describeType(type, place.enums)} has no form on the command line`)
  }
}

/** The values of one occurrence of a list flag. */
export function parseList(text: string, element: TypeModel, place: ValuePlace): readonly ArgumentValue[] {
  if (!text.trimStart().startsWith('[')) {
    const parts = splitList(text)
    if (parts === undefined) throw wrong(text, place, 'a double quote is not closed')
    return parts.map((part) => parseValue(part, element, place))
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw wrong(
      text,
      place,
      `expected a JSON list: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
  if (!Array.isArray(json)) throw wrong(text, place, 'expected a JSON list')
  return json.map((value: unknown) =>
    value === null && element.optional ? null : parseValue(jsonText(value, element, place), element, place),
  )
}

/** Text of a JSON element in the form that `parseValue` takes; a string only where text is expected. */
function jsonText(value: unknown, element: TypeModel, place: ValuePlace): string {
  const wantsText = element.kind === 'string' || element.kind === 'scalar' || element.kind === 'enum'
  if (typeof value === 'string' && wantsText) return value
  if ((typeof value === 'number' || typeof value === 'boolean') && !wantsText) return String(value)
  throw wrong(
    JSON.stringify(value) ?? 'undefined',
    place,
    `expected ${describeType(element, place.enums)} in the list`,
  )
}

function wrong(value: string, place: ValuePlace, expected: string): GraftError {
  return new GraftError(wrongFlagValue(place.flag, value, expected))
}
