import { GraftError } from '@graft/diagnostics'
import { enumMemberName, isEnumValue, type EnumValue } from './enum-value.ts'
import { assertName } from './graphql-name.ts'
import { argumentTooLarge, unprintableValue } from './messages.ts'

/** What an argument can hold. A key with the value undefined is left out; null is sent. */
export type ArgumentValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | EnumValue
  | readonly ArgumentValue[]
  | { readonly [key: string]: ArgumentValue | undefined }

/** Lists and objects nest at most this deep; a cycle ends here too. */
const MAX_DEPTH = 100
/** Characters of one literal; also ends values that share parts and so grow with every level. */
const MAX_LENGTH = 16 * 1024 * 1024

/**
 * Prints a value as a GraphQL literal. Variables would need the types of the schema, which a client does not know.
 * Throws `GraftError` for what GraphQL has no literal for: functions, dates, NaN, lone surrogates, cycles.
 */
export function printLiteral(value: ArgumentValue): string {
  const writer = new LiteralWriter()
  writer.value(value, '$', 0)
  return writer.text()
}

/** Prints the arguments of a field with their parentheses; empty where none is given. */
export function printArguments(args: { readonly [name: string]: ArgumentValue | undefined }): string {
  const writer = new LiteralWriter()
  writer.entries('argument', args, '$', 0)
  const text = writer.text()
  return text === '' ? '' : `(${text})`
}

class LiteralWriter {
  readonly #parts: string[] = []
  #length = 0

  text(): string {
    return this.#parts.join('')
  }

  value(value: unknown, path: string, depth: number): void {
    if (depth > MAX_DEPTH) {
      throw unprintable(path, `nested more than ${MAX_DEPTH} deep, or part of itself`)
    }
    switch (typeof value) {
      case 'string':
        return this.#write(printString(value, path))
      case 'number':
        return this.#write(printNumber(value, path))
      case 'boolean':
      case 'bigint':
        return this.#write(String(value))
      case 'object':
        return this.#object(value, path, depth)
      default:
        throw unprintable(path, value === undefined ? 'undefined' : `a ${typeof value}`)
    }
  }

  entries(role: 'argument' | 'input field', value: object, path: string, depth: number): void {
    let separator = ''
    for (const [key, element] of Object.entries(value)) {
      if (element === undefined) continue
      this.#write(`${separator}${assertName(role, key)}: `)
      this.value(element, `${path}.${key}`, depth + 1)
      separator = ', '
    }
  }

  #object(value: object | null, path: string, depth: number): void {
    if (value === null) return this.#write('null')
    if (isEnumValue(value)) return this.#write(enumMemberName(value))
    if (Array.isArray(value)) return this.#list(value, path, depth)
    if (!isPlainObject(value)) {
      throw unprintable(path, `an instance of \`${value.constructor?.name ?? 'a class'}\``)
    }
    this.#write('{')
    this.entries('input field', value, path, depth)
    this.#write('}')
  }

  #list(list: readonly unknown[], path: string, depth: number): void {
    this.#write('[')
    for (let index = 0; index < list.length; index++) {
      // The comma also keeps `""` and the quote of a next string from reading as a block string.
      if (index > 0) this.#write(', ')
      this.value(list[index], `${path}[${index}]`, depth + 1)
    }
    this.#write(']')
  }

  #write(text: string): void {
    this.#length += text.length
    if (this.#length > MAX_LENGTH) throw new GraftError(argumentTooLarge(MAX_LENGTH))
    this.#parts.push(text)
  }
}

/** Also plain objects of another realm: they too inherit from one prototype that inherits from none. */
function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

/** JSON escapes are a subset of those of GraphQL, and escaped quotes leave no way into a block string. */
function printString(value: string, path: string): string {
  // GraphQL strings are Unicode scalar values: half of a surrogate pair cannot even be escaped.
  if (!value.isWellFormed()) throw unprintable(path, 'a string with half of a surrogate pair')
  return JSON.stringify(value).replaceAll(/[\u007f-\u009f]/g, escapeCharacter)
}

/** DEL and the C1 controls, which GraphQL allows but some terminals and logs act on. */
function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** Integers in full, since `1e21` would be a Float; beyond that no integer is meant. -0 is 0, as in JSON. */
function printNumber(value: number, path: string): string {
  if (!Number.isFinite(value)) throw unprintable(path, `\`${value}\``)
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value)
}

function unprintable(path: string, found: string): GraftError {
  return new GraftError(unprintableValue(path, found))
}
