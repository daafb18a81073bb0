import { GraftError } from '@graft/diagnostics'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyCall } from '../../test/random-call.ts'
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

type Write = (out: ByteWriter) => unknown

function idOf(...writes: readonly (number | string | Write)[]): string {
  const out = new ByteWriter()
  for (const write of writes) {
    if (typeof write === 'number') out.integer(write)
    else if (typeof write === 'function') write(out)
    else {
      out.integer(write.length * 4)
      out.ascii(write)
    }
  }
  return out.finish()
}

const version = 3
const hasArgs = 128

/** An ID of one call `p: P` with one argument, whose value is written by hand. */
function idWithArgument(...value: readonly (number | string | Write)[]): string {
  return idOf(version, 1, (out) => out.byte(hasArgs), 'p', 'P', 1, 'x', ...value)
}

const good = idWithArgument(0)
const list = 8
const object = 9

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
    ['another version', idOf(2)],
    ['no calls', idOf(version, 0)],
    ['more calls than allowed', idOf(version, 10_001, 'x'.repeat(31_000))],
    ['more calls than bytes', idOf(version, 9_000)],
    ['a call before the first', idOf(version, 1, 1, 'p', 'P')],
    ['a receiver that it does not hold', idOf(version, 1, 2, 9, 'p', 'P')],
    ['a receiver that is itself', idOf(version, 1, 2, 0, 'p', 'P')],
    ['a text that it does not hold', idOf(version, 1, 0, 'p', 4 * 1 + 2)],
    ['an unknown form of text', idOf(version, 1, 0, 'p', 4 * 1 + 3, 9, 0)],
    ['a module that it does not hold', idOf(version, 1, 8, 'p', 'P', 1)],
    ['more levels of lists than allowed', idOf(version, 1, 4, 'p', 'P', 65, 'x'.repeat(70))],
    ['bytes after its end', Buffer.from([...Buffer.from(good, 'base64url'), 0]).toString('base64url')],
    ['an unknown kind of value', idWithArgument(13)],
    ['an argument that is the call itself', idWithArgument(10, 0)],
    ['an argument that is no call', idWithArgument(10, 1)],
    ['a list longer than itself', idWithArgument(list, 2 ** 53 - 1)],
    ['an object longer than itself', idWithArgument(object, 2 ** 40)],
    ['a text longer than itself', idWithArgument(6, 2 ** 40)],
    ['an integer beyond 2^53-1', idWithArgument(3, (out) => out.bytesOf('ff'.repeat(9), 'hex', 9))],
    [
      'lists in lists without end',
      idWithArgument((out) => out.bytesOf('0801'.repeat(100_000), 'hex', 200_000)),
    ],
    [
      'short text that stands for endless text',
      idWithArgument(list, 300_001, 6, 'x'.repeat(256), (out) =>
        out.bytesOf('060e'.repeat(300_000), 'hex', 600_000),
      ),
    ],
  ])('%s', ([, id]) => {
    expect(outcomeOf(id)).toBe('ID_MALFORMED')
  })
})

test('a claimed count costs nothing before there are bytes for it', () => {
  const start = performance.now()
  for (let times = 0; times < 200; times++) outcomeOf(idWithArgument(list, 2 ** 31))
  expect(performance.now() - start).toBeLessThan(1_000)
})

test('the refusal says what is wrong and what to pass', () => {
  expect(() => decodeId('')).toThrow('the ID cannot be read: it is empty')
  const hint = 'Pass an ID as it came from an `id` field, whole and unchanged.'
  expect(() => decodeId('*')).toThrow(
    expect.objectContaining({ diagnostics: [expect.objectContaining({ code: 'ID_MALFORMED', hint })] }),
  )
})

test('every truncated ID is refused', () => {
  fc.assert(
    fc.property(anyCall, (call) => {
      const bytes = Buffer.from(encodeId(call), 'base64url')
      for (let length = 0; length < bytes.length; length++)
        expect(outcomeOf(bytes.subarray(0, length).toString('base64url'))).toBe('ID_MALFORMED')
    }),
    { numRuns: 60 },
  )
})

test('a mutated ID is refused, or is another ID that can be encoded again', () => {
  const outcomes = new Map<string, number>()
  const mutation = fc.tuple(fc.noBias(fc.nat()), fc.noBias(fc.nat(255)))
  fc.assert(
    fc.property(anyCall, fc.array(mutation, { minLength: 1, maxLength: 3 }), (call, mutations) => {
      const bytes = Buffer.from(encodeId(call), 'base64url')
      for (const [at, byte] of mutations) bytes[at % bytes.length] = byte
      const id = bytes.toString('base64url')
      const outcome = outcomeOf(id)
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
      if (outcome !== 'decoded') return
      const again = encodeId(decodeId(id))
      expect(encodeId(decodeId(again))).toBe(again)
    }),
    { numRuns: 3000 },
  )
  expect([...outcomes.keys()].toSorted()).toEqual(['ID_MALFORMED', 'decoded'])
  expect(outcomes.get('decoded')).toBeGreaterThan(100)
})

test('random bytes and random text never do anything but decode or be refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 80 }), fc.string(), (bytes, text) => {
      bytes[0] = version
      const outcome = outcomeOf(Buffer.from(bytes).toString('base64url'))
      expect(['decoded', 'ID_MALFORMED']).toContain(outcome)
      expect(outcomeOf(`${text}*`)).toBe('ID_MALFORMED')
    }),
    { numRuns: 3000 },
  )
})
