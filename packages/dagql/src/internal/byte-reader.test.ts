import { expect, test } from 'vitest'
import { ByteReader } from './byte-reader.ts'
import { ByteWriter } from './byte-writer.ts'

function written(write: (out: ByteWriter) => void): ByteReader {
  const out = new ByteWriter()
  write(out)
  return new ByteReader(Buffer.from(out.finish(), 'base64url'))
}

test.for([0, 1, 127, 128, 129, 16_383, 16_384, 2 ** 31, 2 ** 32, 2 ** 53 - 1])(
  'the integer %d comes back',
  (value) => {
    const input = written((out) => out.integer(value))
    expect(input.integer()).toBe(value)
    expect(input.done).toBe(true)
  },
)

test.for([0, -0, 1.5, -1e308, 5e-324, Number.POSITIVE_INFINITY, Number.NaN])(
  'the float %d comes back',
  (value) => {
    expect(written((out) => out.float(value)).float()).toBe(value)
  },
)

test.for(['', 'a', 'é', '\0', '漢字', '\uFEFF', '\uFFFD', '👩‍👩‍👧'])('the text %j comes back', (value) => {
  const length = Buffer.byteLength(value)
  const input = written((out) => out.bytesOf(value, 'utf8', length))
  expect(input.textOf(length, 'utf8')).toBe(value)
  expect(input.done).toBe(true)
})

test('values of many kinds come back in order, beyond the first buffer', () => {
  const input = written((out) => {
    for (let index = 0; index < 500; index++) {
      out.byte(index % 256)
      out.integer(index * 1000)
      out.bytesOf('ä'.repeat(index % 7), 'utf8', 2 * (index % 7))
      out.float(index / 3)
    }
  })
  for (let index = 0; index < 500; index++) {
    expect([input.byte(), input.integer(), input.textOf(2 * (index % 7), 'utf8'), input.float()]).toEqual([
      index % 256,
      index * 1000,
      'ä'.repeat(index % 7),
      index / 3,
    ])
  }
  expect(input.done).toBe(true)
})

test('a text that is not ASCII alone is not written as ASCII', () => {
  const out = new ByteWriter()
  expect([out.ascii('ab'), out.ascii('aé'), out.ascii('c')]).toEqual([true, false, true])
  expect(Buffer.from(out.finish(), 'base64url').toString()).toBe('abc')
})

test('a finished writer is empty and can be used again', () => {
  const out = new ByteWriter()
  out.byte(1)
  const first = out.finish()
  out.byte(2)
  expect([first, out.finish(), out.finish()]).toEqual(['AQ', 'Ag', ''])
})

test('a writer refuses more bytes than it takes, and goes on after it was cleared', () => {
  const out = new ByteWriter(2000)
  for (let index = 0; index < 2000; index++) out.byte(7)
  expect(() => out.byte(7)).toThrow(RangeError)
  out.clear()
  out.byte(7)
  expect(out.finish()).toBe('Bw')
})

test.for<[what: string, bytes: number[], read: (input: ByteReader) => unknown, error: typeof Error]>([
  ['no byte', [], (input) => input.byte(), RangeError],
  ['an integer that goes on', [0x80], (input) => input.integer(), RangeError],
  ['an integer beyond 2^53-1', Array.from({ length: 9 }, () => 0xff), (input) => input.integer(), RangeError],
  [
    'an integer of endless zeros',
    Array.from({ length: 500 }, () => 0x80),
    (input) => input.integer(),
    RangeError,
  ],
  ['a text shorter than it says', [0x61], (input) => input.textOf(5, 'utf8'), RangeError],
  ['a count larger than what is left', [3, 0, 0], (input) => input.count(), RangeError],
  ['a count of larger things than are left', [2, 0, 0, 0], (input) => input.count(2), RangeError],
  ['bytes that are no UTF-8', [0xc3, 0x28], (input) => input.textOf(2, 'utf8'), TypeError],
  ['half a character', [0xe6], (input) => input.textOf(1, 'utf8'), TypeError],
  ['half a float', [1, 2, 3], (input) => input.float(), RangeError],
])('%s is refused', ([, bytes, read, error]) => {
  expect(() => read(new ByteReader(Buffer.from(bytes)))).toThrow(error)
})
