import { GraftError } from '@graft/diagnostics'
import { ByteReader } from '../internal/byte-reader.ts'
import type { Call, CallModule, NamedLiteral } from './call.ts'
import { callParts } from './encode-id.ts'
import { ID_VERSION, MAX_CALLS, MAX_ID_LENGTH, MAX_NTH } from './id-limits.ts'
import { malformedId } from './messages.ts'
import { readLiteral, type LiteralSources } from './read-literal.ts'
import { TextReader } from './text-table.ts'

/** Fewest bytes that a call takes: its parts, its field, its type. */
const BYTES_A_CALL = 3

/**
 * Decodes a recipe ID into its call. IDs come from clients, so nothing in one is trusted.
 *
 * @throws GraftError `ID_MALFORMED`
 */
export function decodeId(id: string): Call {
  if (id === '') throw new GraftError(malformedId('it is empty'))
  if (id.length > MAX_ID_LENGTH)
    throw new GraftError(malformedId(`it is longer than ${MAX_ID_LENGTH} characters`))
  if (!/^[A-Za-z0-9_-]+$/.test(id)) throw new GraftError(malformedId('it is not base64url'))
  try {
    return new CallReader(new ByteReader(Buffer.from(id, 'base64url'))).read()
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError)
      throw new GraftError(malformedId(error.message))
    throw error
  }
}

/** Whether text could be an ID, without decoding it: for whoever looks for IDs in what a client sent. */
export function isIdLike(text: string): boolean {
  if (text.length < 8 || text.length > MAX_ID_LENGTH) return false
  return Buffer.from(text.slice(0, 4), 'base64url')[0] === ID_VERSION && /^[A-Za-z0-9_-]+$/.test(text)
}

/** Reads the calls of one ID. */
class CallReader {
  readonly #input: ByteReader
  readonly #texts: TextReader
  readonly #calls: Call[] = []
  readonly #modules: CallModule[] = []
  readonly #sources: LiteralSources

  constructor(input: ByteReader) {
    this.#input = input
    this.#texts = new TextReader(input)
    this.#sources = { text: () => this.#texts.read(), call: () => this.#callBefore(input.integer()) }
  }

  read(): Call {
    const input = this.#input
    const version = input.byte()
    if (version !== ID_VERSION) throw new RangeError(`its format version is ${version}, not ${ID_VERSION}`)
    const count = input.count(BYTES_A_CALL)
    if (count > MAX_CALLS) throw new RangeError(`it holds ${count} calls`)
    for (let left = count; left > 0; left--) this.#calls.push(this.#readCall())
    if (!input.done) throw new RangeError('bytes follow its end')
    const last = this.#calls.at(-1)
    if (last === undefined) throw new RangeError('it holds no call')
    return last
  }

  #readCall(): Call {
    const parts = this.#input.byte()
    const has = (part: keyof typeof callParts): boolean => (parts & callParts[part]) !== 0
    const previous = has('previous') ? this.#callBefore(1) : undefined
    const receiver = has('receiver') ? this.#callBefore(this.#input.integer()) : previous
    const field = this.#texts.read()
    const type = this.#texts.read()
    return {
      ...(receiver === undefined ? {} : { receiver }),
      field,
      type,
      ...(has('nth') ? { nth: this.#readNth() } : {}),
      ...(has('module') ? { module: this.#readModule() } : {}),
      ...(has('interval') ? { interval: this.#texts.read() } : {}),
      ...(has('declaration') ? { declaration: this.#texts.read() } : {}),
      args: has('args') ? this.#readValues() : [],
      ...(has('implicit') ? { implicit: this.#readValues() } : {}),
    }
  }

  #callBefore(distance: number): Call {
    const call = this.#calls[this.#calls.length - distance]
    if (call === undefined) throw new RangeError('it refers to a call that it does not hold')
    return call
  }

  #readNth(): readonly number[] {
    const count = this.#input.count()
    if (count > MAX_NTH) throw new RangeError(`it holds ${count} levels of lists`)
    return Array.from({ length: count }, () => this.#input.integer())
  }

  #readModule(): CallModule {
    const number = this.#input.integer()
    if (number === 0) {
      const digest = this.#texts.read()
      const name = this.#texts.read()
      const ref = this.#texts.read()
      const module = { digest, ...(name === '' ? {} : { name }), ...(ref === '' ? {} : { ref }) }
      this.#modules.push(module)
      return module
    }
    const module = this.#modules[number - 1]
    if (module === undefined) throw new RangeError('it refers to a module that it does not hold')
    return module
  }

  #readValues(): readonly NamedLiteral[] {
    const values: NamedLiteral[] = []
    for (let left = this.#input.count(2); left > 0; left--)
      values.push([this.#texts.read(), readLiteral(this.#input, this.#sources)])
    return values
  }
}
