import { expect, test } from 'vitest'
import { encodeFrame, FrameReader, MAX_FRAME_BYTES } from './frame.ts'

const messages = [{ type: 'ready' }, { text: 'grüße 😀', list: [1, null] }, {}, { long: 'x'.repeat(100_000) }]

test('a frame is the length of its JSON in 4 bytes, big endian, and the JSON', () => {
  expect([...encodeFrame({ a: 'ü' })]).toEqual([0, 0, 0, 10, ...Buffer.from('{"a":"ü"}')])
})

test.each([1, 2, 3, 5, 1024, 65_536, 1_000_000])('frames survive any cut, here every %i bytes', (size) => {
  const bytes = Buffer.concat(messages.map(encodeFrame))
  const reader = new FrameReader()
  const read: unknown[] = []
  for (let at = 0; at < bytes.length; at += size) read.push(...reader.push(bytes.subarray(at, at + size)))
  expect(read).toEqual(messages)
})

test('an incomplete frame gives nothing yet', () => {
  const frame = encodeFrame({ a: 1 })
  const reader = new FrameReader()
  expect(reader.push(frame.subarray(0, -1))).toEqual([])
  expect(reader.push(frame.subarray(-1))).toEqual([{ a: 1 }])
})

test('a length beyond the limit is refused before its bytes arrive', () => {
  const header = Buffer.alloc(4)
  header.writeUInt32BE(MAX_FRAME_BYTES + 1)
  expect(() => new FrameReader().push(header)).toThrow(`${MAX_FRAME_BYTES + 1} bytes`)
})

test('a message beyond the limit is not encoded', () => {
  expect(() => encodeFrame('x'.repeat(MAX_FRAME_BYTES))).toThrow('larger than')
})

test.each(['', '{', 'nonsense', '{"a":1}}'])('what is not JSON is refused: %s', (text) => {
  const frame = Buffer.concat([Buffer.from([0, 0, 0, Buffer.byteLength(text)]), Buffer.from(text)])
  expect(() => new FrameReader().push(frame)).toThrow(SyntaxError)
})
