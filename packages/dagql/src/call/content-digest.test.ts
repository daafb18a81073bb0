import { describe, expect, test } from 'vitest'
import type { Call, Literal } from './call.ts'
import { contentDigestOf, resultKey, withContentDigest } from './content-digest.ts'
import { digestCall } from './digest-call.ts'
import { encodeId } from './encode-id.ts'
import { internCall } from './intern-call.ts'

const at = (x: number): Call => ({
  field: 'point',
  args: [['x', { kind: 'integer', value: x }]],
  type: 'Point',
})
const shift = (receiver: Call): Call => ({ receiver, field: 'shift', args: [], type: 'Point' })
const add = (receiver: Call, ...points: readonly Call[]): Call => {
  const elements = points.map((call): Literal => ({ kind: 'call', call }))
  return { receiver, field: 'add', args: [['points', { kind: 'list', elements }]], type: 'Point' }
}
const [one, other] = [withContentDigest(at(1), 'same'), withContentDigest(at(2), 'same')]

describe('TestIDWithContentDigestAddsKnownDigest', () => {
  test('the last content digest counts, and the call that it was said of stays as it was', () => {
    const call = at(1)
    const first = withContentDigest(call, 'a')
    const last = withContentDigest(first, 'b')
    expect([call, first, last].map(contentDigestOf)).toEqual([undefined, 'a', 'b'])
    expect(resultKey(shift(last))).toBe(resultKey(shift(withContentDigest(at(3), 'b'))))
  })

  test('identity and ID stay those of the call', () => {
    expect(digestCall(one)).toBe(digestCall(at(1)))
    expect(encodeId(shift(one))).toBe(encodeId(shift(at(1))))
    expect(resultKey(one)).toBe(digestCall(at(1)))
  })

  test('a call that was made before its receiver had a content digest is no obstacle', () => {
    const call = internCall(at(4))
    const before = internCall(shift(call))
    expect(resultKey(before)).toBe(digestCall(before))
    const after = internCall(shift(withContentDigest(call, 'late')))
    expect(resultKey(after)).toBe(resultKey(shift(withContentDigest(at(5), 'late'))))
    expect(resultKey(internCall(shift(call)))).toBe(digestCall(before))
  })
})

describe('TestEquivalencySetCacheHits: calls on equal content have one key', () => {
  test.for<[what: string, a: Call, b: Call]>([
    ['as receivers', shift(one), shift(other)],
    ['down a chain', shift(shift(shift(one))), shift(shift(shift(other)))],
    ['as arguments', add(at(0), one, other), add(at(0), other, one)],
    ['as receivers and arguments', add(one, other), add(other, one)],
    ['fan-out and fan-in', add(shift(one), shift(shift(one))), add(shift(other), shift(shift(other)))],
    [
      'through content further on',
      shift(withContentDigest(shift(at(7)), 'x')),
      shift(withContentDigest(at(8), 'x')),
    ],
  ])('%s', ([, a, b]) => {
    expect(resultKey(a)).toBe(resultKey(b))
    expect(digestCall(a)).not.toBe(digestCall(b))
    expect(resultKey(a)).not.toBe(digestCall(a))
  })

  test('all inputs must match', () => {
    expect(resultKey(add(one, at(1)))).not.toBe(resultKey(add(other, at(2))))
    expect(resultKey(shift(one))).not.toBe(resultKey(shift(withContentDigest(at(1), 'different'))))
  })

  test('content is not taken for a digest', () => {
    const digest = digestCall(at(1))
    expect(resultKey(shift(withContentDigest(at(9), digest)))).not.toBe(resultKey(shift(at(1))))
  })
})

test('calls without content digests have their digest for a key', () => {
  expect(resultKey(add(shift(at(1)), at(2)))).toBe(digestCall(add(shift(at(1)), at(2))))
})
