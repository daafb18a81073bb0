import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyCall } from '../../test/random-call.ts'
import type { Call } from './call.ts'
import { withContentDigest } from './content-digest.ts'
import { digestCall } from './digest-call.ts'
import { encodeId } from './encode-id.ts'
import { internCall } from './intern-call.ts'

const point: Call = { field: 'internedPoint', args: [], type: 'Point' }

test('equal calls on one receiver are one call', () => {
  const root = internCall({ ...point })
  expect(internCall({ ...point })).toBe(root)
  const shift = (): Call => internCall({ receiver: root, field: 'shift', args: [], type: 'Point', nth: [1] })
  expect(shift()).toBe(shift())
})

test('whatever the calls are, the one that stands for another has its digest and its ID', () => {
  fc.assert(
    fc.property(anyCall, (call) => {
      const interned = internCall(call)
      expect(digestCall(interned)).toBe(digestCall(call))
      expect(encodeId(interned)).toBe(encodeId(call))
      expect(internCall({ ...call })).toBe(interned)
    }),
    { numRuns: 500 },
  )
})

test.for<[what: string, change: Partial<Call>]>([
  ['another module', { module: { digest: 'aa' } }],
  ['the same module under another name', { module: { digest: 'aa', name: 'go' } }],
  ['the same module from another place', { module: { digest: 'aa', ref: 'go' } }],
  ['another interval', { interval: '>=1.0' }],
  ['other defaults', { declaration: 'aa' }],
  ['another type', { type: 'Circle' }],
  ['another caller', { implicit: [['cachePerClient', { kind: 'string', value: 'a' }]] }],
])('%s makes another call', ([, change]) => {
  const changed: Call = { ...point, ...change }
  internCall(point)
  expect(internCall(changed)).toBe(changed)
  expect(internCall({ ...changed })).toBe(changed)
})

test('a call on a result of other content is another call', () => {
  const [a, b] = ['a', 'b'].map((content) => withContentDigest(point, content))
  const take = (call: Call | undefined): Call =>
    internCall({
      ...point,
      args: [['point', call === undefined ? { kind: 'null' } : { kind: 'call', call }]],
    })
  expect(take(a)).toBe(take(a))
  expect(take(a)).not.toBe(take(b))
  expect(take(a)).not.toBe(take(point))
})

test('the number of calls that are kept is bounded, and calls stay right when it starts over', () => {
  for (let x = 0; x < 45_000; x++) internCall({ ...point, args: [['x', { kind: 'integer', value: x }]] })
  expect(internCall({ ...point })).toEqual(point)
})

/** A call with more text than is worth keeping. */
const long = (): Call => ({ ...point, args: [['text', { kind: 'string', value: 'x'.repeat(10_000) }]] })

test('a call with a long text is not kept', () => {
  const call = internCall(long())
  expect(internCall(long())).not.toBe(call)
  expect(digestCall(internCall(long()))).toBe(digestCall(call))
})
