import { expect, test } from 'vitest'
import { randomCall } from '../../test/random-call.ts'
import { seededRandom } from '../../test/seeded-random.ts'
import type { Call, Literal } from './call.ts'
import { digestCall } from './digest-call.ts'

const point: Call = { field: 'point', args: [], type: 'Point' }
const text = (value: string): Literal => ({ kind: 'string', value })
const integer = (value: number): Literal => ({ kind: 'integer', value })

/** Calls that a careless encoding runs together; no two of them are the same call. */
const different: readonly Call[] = [
  point,
  { ...point, field: 'poin', type: 'tPoint' },
  { ...point, type: 'Query' },
  { ...point, nth: 1 },
  { ...point, nth: 2 },
  { ...point, nth: 128 },
  { ...point, module: 'a' },
  { ...point, receiver: point },
  { ...point, receiver: { ...point, nth: 1 } },
  { ...point, args: [['x', { kind: 'null' }]] },
  { ...point, args: [['x', { kind: 'boolean', value: false }]] },
  { ...point, args: [['x', { kind: 'boolean', value: true }]] },
  { ...point, args: [['x', integer(0)]] },
  { ...point, args: [['x', integer(1)]] },
  { ...point, args: [['x', integer(-1)]] },
  { ...point, args: [['x', { kind: 'float', value: 1 }]] },
  { ...point, args: [['x', { kind: 'float', value: 0 }]] },
  { ...point, args: [['x', text('1')]] },
  { ...point, args: [['x', text('')]] },
  { ...point, args: [['x', text('null')]] },
  { ...point, args: [['x', { kind: 'enum', value: 'null' }]] },
  { ...point, args: [['x', text('a\0')]] },
  { ...point, args: [['x', text('\0a')]] },
  { ...point, args: [['x', text('é')]] },
  { ...point, args: [['x', text('e\u0301')]] },
  { ...point, args: [['', { kind: 'null' }]] },
  {
    ...point,
    args: [
      ['x', text('a')],
      ['y', text('b')],
    ],
  },
  {
    ...point,
    args: [
      ['y', text('b')],
      ['x', text('a')],
    ],
  },
  {
    ...point,
    args: [
      ['x', text('b')],
      ['y', text('a')],
    ],
  },
  {
    ...point,
    args: [
      ['x', text('ay')],
      ['', text('b')],
    ],
  },
  { ...point, args: [['x', { kind: 'list', elements: [] }]] },
  { ...point, args: [['x', { kind: 'list', elements: [integer(1)] }]] },
  { ...point, args: [['x', { kind: 'list', elements: [integer(1), integer(2)] }]] },
  {
    ...point,
    args: [['x', { kind: 'list', elements: [{ kind: 'list', elements: [integer(1)] }, integer(2)] }]],
  },
  {
    ...point,
    args: [['x', { kind: 'list', elements: [{ kind: 'list', elements: [integer(1), integer(2)] }] }]],
  },
  { ...point, args: [['x', { kind: 'list', elements: [{ kind: 'null' }] }]] },
  { ...point, args: [['x', { kind: 'object', members: [] }]] },
  { ...point, args: [['x', { kind: 'object', members: [['a', integer(1)]] }]] },
  { ...point, args: [['x', { kind: 'call', call: point }]] },
  { ...point, args: [['x', { kind: 'call', call: { ...point, nth: 1 } }]] },
  { ...point, args: [['x', text(digestCall(point))]] },
  { ...point, field: digestCall(point) },
]

test('no two different calls have one digest', () => {
  expect(new Set(different.map(digestCall)).size).toBe(different.length)
})

test('a digest is 64 lower-case hex digits', () => {
  for (const call of different) expect(digestCall(call)).toMatch(/^[0-9a-f]{64}$/)
})

test('equal calls have one digest, however they share their parts', () => {
  const at: Call = { ...point, args: [['x', integer(7)]] }
  const shared: Call = {
    receiver: at,
    field: 'add',
    args: [['p', { kind: 'call', call: at }]],
    type: 'Point',
  }
  const apart: Call = { ...shared, receiver: structuredClone(at) }
  expect(digestCall(apart)).toBe(digestCall(shared))
})

test('absent receiver, number and module are as if they were not written', () => {
  const spelled: Call = { ...point, receiver: undefined, nth: undefined, module: undefined }
  expect(digestCall(spelled)).toBe(digestCall(point))
})

test('random calls have one digest only where their structure is the same', () => {
  const seen = new Map<string, string>()
  for (let seed = 1; seed <= 1500; seed++) {
    const call = randomCall(seededRandom(seed))
    const structure = JSON.stringify(call)
    const digest = digestCall(call)
    expect(seen.get(digest) ?? structure, `seed ${seed}`).toBe(structure)
    seen.set(digest, structure)
  }
  expect(seen.size).toBeGreaterThan(1000)
})

test('a long chain of receivers and calls nested deeply in arguments do not exhaust the stack', () => {
  let chain = point
  let nested = point
  for (let step = 0; step < 50_000; step++) {
    chain = { receiver: chain, field: 'shift', args: [], type: 'Point' }
    nested = { field: 'mirror', args: [['point', { kind: 'call', call: nested }]], type: 'Point' }
  }
  expect(digestCall(chain)).not.toBe(digestCall(nested))
})
