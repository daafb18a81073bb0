import { GraftError } from '@graft/diagnostics'
import { isJsonObject, type JsonValue } from '@graft/typedef'
import { unexpectedAnswer } from '../messages.ts'

/** Reads an answer key by key, with a clear error where it is not of the expected shape. */
export class JsonReader {
  readonly #value: JsonValue | undefined
  readonly #path: string

  constructor(value: JsonValue | undefined, path: string) {
    this.#value = value
    this.#path = path
  }

  get isNull(): boolean {
    return this.#value === null || this.#value === undefined
  }

  key(name: string): JsonReader {
    const value = this.#value
    if (value === undefined || !isJsonObject(value)) throw this.#unexpected('an object')
    return new JsonReader(Object.hasOwn(value, name) ? value[name] : undefined, `${this.#path}.${name}`)
  }

  text(): string {
    if (typeof this.#value === 'string') return this.#value
    throw this.#unexpected('text')
  }

  optionalText(): string | undefined {
    return this.isNull ? undefined : this.text()
  }

  flag(): boolean {
    if (typeof this.#value === 'boolean') return this.#value
    throw this.#unexpected('true or false')
  }

  number(): number {
    if (typeof this.#value === 'number') return this.#value
    throw this.#unexpected('a number')
  }

  list<T>(read: (element: JsonReader) => T): readonly T[] {
    const value = this.#value
    if (!Array.isArray(value)) throw this.#unexpected('a list')
    return value.map((element: JsonValue, index) => read(new JsonReader(element, `${this.#path}[${index}]`)))
  }

  #unexpected(what: string): GraftError {
    return new GraftError(unexpectedAnswer(`${what} is missing at \`${this.#path}\``))
  }
}
