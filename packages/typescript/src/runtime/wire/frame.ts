import { frameTooLarge } from '../messages.ts'
import { GraftError } from '@graft/diagnostics'

/** The largest message either side sends or accepts. */
export const MAX_FRAME_BYTES: number = 64 * 1024 * 1024

const HEADER_BYTES = 4

/** Encodes a message as its length (4 bytes, big endian) and its JSON in UTF-8. Throws where it is too large. */
export function encodeFrame(message: unknown): Buffer {
  const text = JSON.stringify(message)
  const length = Buffer.byteLength(text)
  if (length > MAX_FRAME_BYTES) throw new GraftError(frameTooLarge(length, MAX_FRAME_BYTES))
  const frame = Buffer.allocUnsafe(HEADER_BYTES + length)
  frame.writeUInt32BE(length)
  frame.write(text, HEADER_BYTES)
  return frame
}

/** Puts the chunks of a stream together to messages. Holds at most one frame and one chunk. */
export class FrameReader {
  #chunks: Uint8Array[] = []
  #buffered = 0
  /** Length of the frame that is being read, once its header is in. */
  #expected: number | undefined

  /** Takes a chunk and gives the messages that it completes. Throws where a frame is too large or not JSON. */
  push(chunk: Uint8Array): readonly unknown[] {
    this.#chunks.push(chunk)
    this.#buffered += chunk.length
    const messages: unknown[] = []
    while (true) {
      if (this.#expected === undefined) {
        if (this.#buffered < HEADER_BYTES) return messages
        this.#expected = this.#take(HEADER_BYTES).readUInt32BE()
        if (this.#expected > MAX_FRAME_BYTES)
          throw new GraftError(frameTooLarge(this.#expected, MAX_FRAME_BYTES))
      }
      if (this.#buffered < this.#expected) return messages
      const frame = this.#take(this.#expected)
      this.#expected = undefined
      messages.push(JSON.parse(frame.toString('utf8')))
    }
  }

  /** Removes the first bytes. Chunks are joined only when a whole header or frame is there. */
  #take(length: number): Buffer {
    const [first] = this.#chunks
    const joined =
      this.#chunks.length === 1 && first !== undefined ? asBuffer(first) : Buffer.concat(this.#chunks)
    this.#buffered -= length
    this.#chunks = this.#buffered === 0 ? [] : [joined.subarray(length)]
    return joined.subarray(0, length)
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
