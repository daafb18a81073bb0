import { expect, test } from 'vitest'
import { awkwardTexts } from '../../test/random-call.ts'
import { ByteReader } from './byte-reader.ts'
import { ByteWriter } from './byte-writer.ts'

function written(write: (out: ByteWriter) => void): ByteReader {
  const out = new ByteWriter()
  write(out)
  return new ByteReader(out.finish())
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

test.for(awkwardTexts)('the text %j comes back', (value) => {
  const input = written((out) => out.text(value))
  expect(input.text()).toBe(value)
  expect(input.done).toBe(true)
})

test('values of many kinds come back in order, beyond the first buffer', () => {
  const input = written((out) => {
    for (let index = 0; index < 500; index++) {
      out.byte(index % 256)
      out.integer(index * 1000)
      out.text('ä'.repeat(index % 7))
      out.float(index / 3)
    }
  })
  for (let index = 0; index < 500; index++) {
    expect([input.byte(), input.integer(), input.text(), input.float()]).toEqual([
      index % 256,
      index * 1000,
      'ä'.repeat(index % 7),
      index / 3,
    ])
  }
  expect(input.done).toBe(true)
})

test('a text longer than the buffer grows it once and whole', () => {
  const long = '漢'.repeat(10_000)
  expect(written((out) => out.text(long)).text()).toBe(long)
})

test('what was finished does not change when more is written', () => {
  const out = new ByteWriter()
  out.text('one')
  const first = out.finish()
  const copy = Uint8Array.from(first)
  out.text('two')
  expect(first).toEqual(copy)
})

test('a reader of a part of a buffer stays within it', () => {
  const out = new ByteWriter()
  out.float(1.25)
  const framed = new Uint8Array([1, 2, 3, ...out.finish(), 9])
  const input = new ByteReader(framed.subarray(3, 11))
  expect(input.float()).toBe(1.25)
  expect(() => input.byte()).toThrow(RangeError)
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
  ['a text shorter than it says', [5, 0x61], (input) => input.text(), RangeError],
  ['a text longer than any', [0xff, 0xff, 0xff, 0xff, 0x7f], (input) => input.text(), RangeError],
  ['bytes that are no UTF-8', [2, 0xc3, 0x28], (input) => input.text(), TypeError],
  ['half a character', [1, 0xe6], (input) => input.text(), TypeError],
  ['half a float', [1, 2, 3], (input) => input.float(), RangeError],
])('%s is refused', ([, bytes, read, error]) => {
  expect(() => read(new ByteReader(Uint8Array.from(bytes)))).toThrow(error)
})
