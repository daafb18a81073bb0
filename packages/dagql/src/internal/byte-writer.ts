/** How text can be written: as itself, or as the bytes that it spells. */
export type ByteEncoding = 'utf8' | 'utf16le' | 'hex' | 'base64url'

/** Collects bytes: numbers of variable length, and the bytes of texts. */
export class ByteWriter {
  readonly #limit: number
  #bytes: Buffer = Buffer.allocUnsafeSlow(1024)
  #length = 0

  /** @param limit the most bytes that it takes; `RangeError` beyond */
  constructor(limit: number = Number.POSITIVE_INFINITY) {
    this.#limit = limit
  }

  byte(value: number): void {
    this.#reserve(1)
    this.#bytes[this.#length++] = value
  }

  /** Writes a whole number from 0 to 2^53-1, seven bits a byte, low ones first. */
  integer(value: number): void {
    let rest = value
    while (rest >= 0x80) {
      this.byte((rest % 0x80) + 0x80)
      rest = Math.floor(rest / 0x80)
    }
    this.byte(rest)
  }

  /** Writes the bytes of a text without their number, which the caller knows and has written. */
  bytesOf(text: string, encoding: ByteEncoding, length: number): void {
    this.#reserve(length)
    this.#bytes.write(text, this.#length, length, encoding)
    this.#length += length
  }

  /** Writes a text that is ASCII alone, and nothing and false where it is not; for short ones quicker than encoding. */
  ascii(text: string): boolean {
    const { length } = text
    this.#reserve(length)
    for (let index = 0; index < length; index++) {
      const code = text.charCodeAt(index)
      if (code >= 0x80) return false
      this.#bytes[this.#length + index] = code
    }
    this.#length += length
    return true
  }

  /** Forgets the last bytes. */
  back(count: number): void {
    this.#length -= count
  }

  float(value: number): void {
    this.#reserve(8)
    this.#length = this.#bytes.writeDoubleBE(value, this.#length)
  }

  /** What was written, as base64url; the writer is empty then, and keeps its buffer for the next. */
  finish(): string {
    const text = this.#bytes.toString('base64url', 0, this.#length)
    this.#length = 0
    return text
  }

  /** Forgets what was written. */
  clear(): void {
    this.#length = 0
  }

  #reserve(count: number): void {
    const length = this.#length + count
    if (length <= this.#bytes.length) return
    if (length > this.#limit) throw new RangeError(`it takes more than ${this.#limit} bytes`)
    const grown = Buffer.allocUnsafeSlow(Math.min(Math.max(this.#bytes.length * 2, length), this.#limit))
    grown.set(this.#bytes.subarray(0, this.#length))
    this.#bytes = grown
  }
}
