// A byte order mark at the start of a text is part of it.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Reads what a `ByteWriter` wrote. Throws `RangeError` or `TypeError` on bytes that it cannot have written. */
export class ByteReader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get done(): boolean {
    return this.#at === this.#bytes.length
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

  text(): string {
    const length = this.integer()
    const end = this.#at + length
    if (end > this.#bytes.length) throw new RangeError('unexpected end')
    const value = decoder.decode(this.#bytes.subarray(this.#at, end))
    this.#at = end
    return value
  }

  float(): number {
    if (this.#at + 8 > this.#bytes.length) throw new RangeError('unexpected end')
    const value = new DataView(this.#bytes.buffer, this.#bytes.byteOffset).getFloat64(this.#at)
    this.#at += 8
    return value
  }
}
