import { describe, expect, test } from 'vitest'
import type { Call, Literal } from './call.ts'
import { resultKey, withContentDigest } from './content-digest.ts'
import { digestCall } from './digest-call.ts'
import { visitCalls } from './visit-calls.ts'

const root: Call = { field: 'point', args: [], type: 'Point' }
const reference = (call: Call): Literal => ({ kind: 'call', call })

/** A call that uses the one before it several times, from depth to depth. */
function doubling(depth: number, from: Call = root): Call {
  let call = from
  for (let step = 0; step < depth; step++) {
    const elements = [reference(call), reference(call)]
    call = {
      receiver: call,
      field: `add${step}`,
      args: [['points', { kind: 'list', elements }]],
      type: 'Point',
      implicit: [['who', reference(call)]],
    }
  }
  return call
}

describe('TestClone: work is linear in the DAG', () => {
  test('each call is visited once, after those that it depends on', () => {
    const seen = new Set<Call>()
    const order: Call[] = []
    let asked = 0
    visitCalls(
      doubling(60),
      (call) => {
        asked += 1
        return seen.has(call)
      },
      (call) => {
        seen.add(call)
        order.push(call)
      },
    )
    expect(order.map((call) => call.field)).toEqual([
      'point',
      ...Array.from({ length: 60 }, (_, step) => `add${step}`),
    ])
    // Four references a call, each asked about a few times.
    expect(asked).toBeLessThan(61 * 4 * 5)
  })

  test('digests and keys of a doubling call end', () => {
    expect(digestCall(doubling(60))).toBe(digestCall(doubling(60)))
    const [a, b] = [0, 1].map((at) => doubling(60, withContentDigest({ ...root, nth: [at] }, 'same')))
    expect(a !== undefined && b !== undefined && resultKey(a) === resultKey(b)).toBe(true)
  })

  test('many references to one call are one visit', () => {
    const elements = Array.from({ length: 40_000 }, () => reference(root))
    const visited: string[] = []
    const seen = new Set<Call>()
    visitCalls(
      { ...root, field: 'all', args: [['points', { kind: 'list', elements }]] },
      (call) => seen.has(call),
      (call) => visited.push(call.field) > 0 && seen.add(call),
    )
    expect(visited).toEqual(['point', 'all'])
  })
})
