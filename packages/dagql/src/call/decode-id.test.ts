import { GraftError } from '@graft/diagnostics'
import { describe, expect, test } from 'vitest'
import { randomCall } from '../../test/random-call.ts'
import { seededRandom } from '../../test/seeded-random.ts'
import { ByteWriter } from '../internal/byte-writer.ts'
import { decodeId } from './decode-id.ts'
import { encodeId } from './encode-id.ts'

/** What decoding answers: the code of its error, or `decoded`. Anything but a `GraftError` fails the test. */
function outcomeOf(id: string): string {
  try {
    decodeId(id)
    return 'decoded'
  } catch (error) {
    if (error instanceof GraftError) return error.code
    throw error
  }
}

function idOf(write: (out: ByteWriter) => void): string {
  const out = new ByteWriter()
  write(out)
  return Buffer.from(out.finish()).toString('base64url')
}

/** An ID of one call `p: P` with one argument, whose value is written by hand. */
function idWithArgument(write: (out: ByteWriter) => void): string {
  return idOf((out) => {
    for (const byte of [1, 1, 0]) out.byte(byte)
    out.text('p')
    out.text('P')
    out.text('')
    for (const byte of [0, 1]) out.byte(byte)
    out.text('x')
    write(out)
  })
}

const good = idWithArgument((out) => out.byte(0))

test('the hand-written ID is one', () => {
  expect(decodeId(good)).toEqual({ field: 'p', args: [['x', { kind: 'null' }]], type: 'P' })
})

describe('a malformed ID is refused', () => {
  test.for<[why: string, id: string]>([
    ['empty', ''],
    ['not base64url', 'no/t+base64=='],
    ['with a blank', `${good} `],
    ['with a line break', `${good}\n`],
    ['too short for a byte', 'A'],
    ['longer than any', 'A'.repeat(1_048_577)],
    ['another version', idOf((out) => out.byte(2))],
    ['no calls', idOf((out) => [1, 0].forEach((byte) => out.byte(byte)))],
    ['more calls than allowed', idOf((out) => (out.byte(1), out.integer(10_001)))],
    ['more calls than bytes', idOf((out) => (out.byte(1), out.integer(9_000)))],
    ['a receiver that it does not hold', idOf((out) => [1, 1, 9].forEach((byte) => out.byte(byte)))],
    ['a receiver that is itself', idOf((out) => [1, 1, 1, 0, 0, 0, 0, 0].forEach((byte) => out.byte(byte)))],
    ['bytes after its end', Buffer.from([...Buffer.from(good, 'base64url'), 0]).toString('base64url')],
    ['an unknown kind of value', idWithArgument((out) => out.byte(10))],
    ['an argument that is the call itself', idWithArgument((out) => (out.byte(9), out.integer(1)))],
    ['an argument that is no call', idWithArgument((out) => (out.byte(9), out.integer(0)))],
    ['a list longer than itself', idWithArgument((out) => (out.byte(7), out.integer(2 ** 53 - 1)))],
    ['an object longer than itself', idWithArgument((out) => (out.byte(8), out.integer(2 ** 40)))],
    [
      'an integer beyond 2^53-1',
      idWithArgument((out) => [2, ...Array(9).fill(0xff)].forEach((byte) => out.byte(byte))),
    ],
    [
      'lists in lists without end',
      idWithArgument((out) => {
        for (let depth = 0; depth < 100_000; depth++) for (const byte of [7, 1]) out.byte(byte)
      }),
    ],
  ])('%s', ([, id]) => {
    expect(outcomeOf(id)).toBe('ID_MALFORMED')
  })
})

test('the refusal says what is wrong and what to pass', () => {
  expect(() => decodeId('')).toThrow('the ID cannot be read: it is empty')
  const hint = 'Pass an ID as it came from an `id` field, whole and unchanged.'
  expect(() => decodeId('*')).toThrow(
    expect.objectContaining({ diagnostics: [expect.objectContaining({ code: 'ID_MALFORMED', hint })] }),
  )
})

test('every truncated ID is refused', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const bytes = Buffer.from(encodeId(randomCall(seededRandom(seed))), 'base64url')
    for (let length = 0; length < bytes.length; length++) {
      expect(outcomeOf(bytes.subarray(0, length).toString('base64url')), `seed ${seed}`).toBe('ID_MALFORMED')
    }
  }
})

test('a mutated ID is refused or is another ID, and decoding it ends', () => {
  const outcomes = new Map<string, number>()
  for (let seed = 1; seed <= 3000; seed++) {
    const random = seededRandom(seed)
    const bytes = Buffer.from(encodeId(randomCall(random)), 'base64url')
    for (let times = 1 + random(3); times > 0; times--) bytes[random(bytes.length)] = random(256)
    const outcome = outcomeOf(bytes.toString('base64url'))
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
  }
  expect([...outcomes.keys()].toSorted()).toEqual(['ID_MALFORMED', 'decoded'])
})

test('a mutated ID that decodes can be encoded again', () => {
  let decoded = 0
  for (let seed = 1; seed <= 1500; seed++) {
    const random = seededRandom(seed)
    const bytes = Buffer.from(encodeId(randomCall(random)), 'base64url')
    bytes[random(bytes.length)] = random(256)
    const id = bytes.toString('base64url')
    if (outcomeOf(id) !== 'decoded') continue
    decoded += 1
    const again = encodeId(decodeId(id))
    expect(encodeId(decodeId(again)), `seed ${seed}`).toBe(again)
  }
  expect(decoded).toBeGreaterThan(100)
})

test('random bytes and random text never do anything but decode or be refused', () => {
  for (let seed = 1; seed <= 3000; seed++) {
    const random = seededRandom(seed)
    const bytes = Buffer.from(Array.from({ length: 1 + random(80) }, () => random(256)))
    bytes[0] = 1
    expect(['decoded', 'ID_MALFORMED']).toContain(outcomeOf(bytes.toString('base64url')))
    expect(outcomeOf(bytes.toString('latin1'))).toBe('ID_MALFORMED')
  }
})
