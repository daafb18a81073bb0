import type { ByteReader } from '../internal/byte-reader.ts'
import type { ByteEncoding, ByteWriter } from '../internal/byte-writer.ts'
import { MAX_REPEATED_TEXT } from './id-limits.ts'

/*
 * A text in an ID is a number and what that says. The number is four times a length in bytes, or a place, plus the form:
 *
 *   0  the text in UTF-8
 *   1  the bytes that the text spells in hex
 *   2  no bytes: the text that stands at this place among the short ones before
 *   3  the bytes of a rarer form, which one more byte tells: spelled in base64url, or UTF-16
 */
const forms = { utf8: 0, hex: 1, repeated: 2, rare: 3 } as const
const rareForms: readonly ByteEncoding[] = ['base64url', 'utf16le']

/** Longer texts are written each time: they hardly ever stand twice in one ID. */
const MAX_SHORT = 256
/** Places of more than two bytes save little. */
const MAX_PLACES = 4096
/** Shorter texts are not worth a look at what they spell. */
const MIN_SPELLED = 16

const hexDigits = /^[0-9a-f]+$/
const base64urlDigits = /^[\w-]+$/

/** Writes texts, those that were written before by their place. */
export class TextWriter {
  readonly #out: ByteWriter
  readonly #places = new Map<string, number>()
  #repeated = 0

  constructor(out: ByteWriter) {
    this.#out = out
  }

  /** @throws RangeError where texts that stand twice are too long in all */
  write(text: string): void {
    const place = this.#places.get(text)
    if (place !== undefined) {
      this.#repeated = addRepeated(this.#repeated, text)
      return this.#out.integer(place * 4 + forms.repeated)
    }
    if (isShort(text) && this.#places.size < MAX_PLACES) this.#places.set(text, this.#places.size)
    this.#writeNew(text)
  }

  #writeNew(text: string): void {
    const out = this.#out
    if (text.length < MIN_SPELLED) {
      // Its length is one byte, so that it can be taken back where the text is not ASCII after all.
      out.byte(text.length * 4 + forms.utf8)
      if (out.ascii(text)) return
      out.back(1)
    }
    if (text.length >= MIN_SPELLED && text.length % 2 === 0 && hexDigits.test(text)) {
      out.integer(text.length * 2 + forms.hex)
      return out.bytesOf(text, 'hex', text.length / 2)
    }
    if (text.length >= MIN_SPELLED && base64urlDigits.test(text) && isCanonical(text))
      return this.#writeRare(text, 'base64url')
    if (!text.isWellFormed()) return this.#writeRare(text, 'utf16le')
    const length = Buffer.byteLength(text)
    out.integer(length * 4 + forms.utf8)
    out.bytesOf(text, 'utf8', length)
  }

  #writeRare(text: string, encoding: ByteEncoding): void {
    const length = Buffer.byteLength(text, encoding)
    this.#out.integer(length * 4 + forms.rare)
    this.#out.byte(rareForms.indexOf(encoding))
    this.#out.bytesOf(text, encoding, length)
  }
}

/** Reads texts as a `TextWriter` wrote them. */
export class TextReader {
  readonly #input: ByteReader
  readonly #texts: string[] = []
  #repeated = 0

  constructor(input: ByteReader) {
    this.#input = input
  }

  /** @throws RangeError, TypeError on bytes that were not written so */
  read(): string {
    const head = this.#input.integer()
    const form = head % 4
    const number = (head - form) / 4
    if (form === forms.repeated) {
      const text = this.#texts[number]
      if (text === undefined) throw new RangeError('it refers to a text that it does not hold')
      this.#repeated = addRepeated(this.#repeated, text)
      return text
    }
    const text = this.#input.textOf(number, this.#encodingOf(form))
    if (isShort(text) && this.#texts.length < MAX_PLACES) this.#texts.push(text)
    return text
  }

  #encodingOf(form: number): ByteEncoding {
    if (form === forms.utf8) return 'utf8'
    if (form === forms.hex) return 'hex'
    const encoding = rareForms[this.#input.byte()]
    if (encoding === undefined) throw new RangeError('it holds an unknown form of text')
    return encoding
  }
}

/** Whether a text gets a place: an empty one is a byte anyway. */
function isShort(text: string): boolean {
  return text.length > 0 && text.length <= MAX_SHORT
}

function addRepeated(repeated: number, text: string): number {
  const sum = repeated + text.length
  if (sum > MAX_REPEATED_TEXT) throw new RangeError('its texts are too long')
  return sum
}

/** Whether bytes spell the text as it is: one end of a text can be spelled in several ways. */
function isCanonical(text: string): boolean {
  return text.length % 4 !== 1 && Buffer.from(text, 'base64url').toString('base64url') === text
}
