import type { PublishedNames } from '../field/published-names.ts'
import type { InputType } from '../type/type-definition.ts'
import type { TypeRef } from '../type/type-ref.ts'

/** Lists and objects that are longer are broken into lines, as graphql-js does. */
const LINE = 80

const isInteger = /^-?(?:0|[1-9][0-9]*)$/

// oxlint-disable-next-line no-control-regex
const special = /[\u0000-\u001f"\\\u007f-\u009f]/g

const shortEscapes: ReadonlyMap<string, string> = new Map([
  ['\b', '\\b'],
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\f', '\\f'],
  ['\r', '\\r'],
  ['"', '\\"'],
  ['\\', '\\\\'],
])

/** Prints a JSON value as a GraphQL literal of a type, as graphql-js prints it. */
export function printValue(value: unknown, type: TypeRef, names: PublishedNames): string {
  if (value === null || value === undefined) return 'null'
  if (type.kind === 'list') {
    if (!Array.isArray(value)) return printValue(value, type.element, names)
    return printList(value.map((each) => printValue(each, type.element, names)))
  }
  const definition = names.type(type.name)
  if (definition?.kind === 'enum' && typeof value === 'string') return value
  if (definition?.kind === 'input' && typeof value === 'object') return printInput(value, definition, names)
  // An ID is written as a number where it looks like one.
  if (names.passedAs(type.name) === 'ID' && typeof value === 'string' && isInteger.test(value)) return value
  return printJson(value)
}

/** Prints text in quotes. */
function printText(text: string): string {
  return `"${text.replace(special, (char) => {
    const code = char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
    return shortEscapes.get(char) ?? `\\u${code}`
  })}"`
}

function printInput(value: object, type: InputType, names: PublishedNames): string {
  const given = new Map<string, unknown>(Object.entries(value))
  return printObject(
    names.inputFieldsOf(type).flatMap((field) => {
      const part = given.get(field.name)
      return part === undefined ? [] : `${field.name}: ${printValue(part, field.type, names)}`
    }),
  )
}

/** Prints a value of a type that says nothing of its form. */
function printJson(value: unknown): string {
  if (typeof value === 'string') return printText(value)
  if (typeof value !== 'object' || value === null) return String(value)
  if (Array.isArray(value)) return printList(value.map(printJson))
  const parts = Object.entries(value).filter(([, part]) => part !== undefined)
  return printObject(parts.map(([name, part]) => `${name}: ${printJson(part)}`))
}

function printList(items: readonly string[]): string {
  const line = items.join(', ')
  return line.length + 2 > LINE ? `[\n${indent(items)}\n]` : `[${line}]`
}

function printObject(fields: readonly string[]): string {
  const line = fields.join(', ')
  return line.length + 4 > LINE ? `{\n${indent(fields)}\n}` : `{ ${line} }`
}

function indent(items: readonly string[]): string {
  return items.map((item) => `  ${item.replaceAll('\n', '\n  ')}`).join('\n')
}
