import type { ByteEncoding } from './byte-writer.ts'

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Reads what a `ByteWriter` wrote. Throws `RangeError` or `TypeError` on bytes that it cannot have written. */
export class ByteReader {
  readonly #bytes: Buffer
  #at = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  get done(): boolean {
    return this.#at === this.#bytes.length
  }

  /** How many bytes are left: no count that the bytes claim can be larger. */
  get left(): number {
    return this.#bytes.length - this.#at
  }

  byte(): number {
    const value = this.#bytes[this.#at++]
    if (value === undefined) throw new RangeError('unexpected end')
    return value
  }

  integer(): number {
    let value = 0
    for (let factor = 1; ; factor *= 0x80) {
      const byte = this.byte()
      value += (byte & 0x7f) * factor
      if (!Number.isSafeInteger(value)) throw new RangeError('integer too large')
      if (byte < 0x80) return value
    }
  }

  /** Reads the number of things that follow, each of which takes some bytes. */
  count(bytesEach: number = 1): number {
    const count = this.integer()
    if (count * bytesEach > this.left) throw new RangeError('unexpected end')
    return count
  }

  /** Reads a text from so many bytes. */
  textOf(length: number, encoding: ByteEncoding): string {
    if (length > this.left) throw new RangeError('unexpected end')
    const from = this.#at
    this.#at += length
    const text = this.#bytes.toString(encoding, from, this.#at)
    // Decoding puts this character for what is no UTF-8. Where it is in the text, it may also just have been there.
    if (encoding === 'utf8' && text.includes('\uFFFD'))
      return strictUtf8.decode(this.#bytes.subarray(from, this.#at))
    return text
  }

  float(): number {
    if (this.left < 8) throw new RangeError('unexpected end')
    const value = this.#bytes.readDoubleBE(this.#at)
    this.#at += 8
    return value
  }
}
