import { expect, test } from 'vitest'
import { randomCall } from '../../test/random-call.ts'
import { seededRandom } from '../../test/seeded-random.ts'
import type { Call } from './call.ts'
import { decodeId } from './decode-id.ts'
import { digestCall } from './digest-call.ts'
import { encodeId } from './encode-id.ts'
import { literalTags } from './write-literal.ts'

const root: Call = { field: 'point', args: [['x', { kind: 'integer', value: 1 }]], type: 'Point' }
const shift = (receiver: Call): Call => ({ receiver, field: 'shift', args: [], type: 'Point' })

/** How many calls an ID holds: the number behind the version. */
function callsIn(id: string): number {
  return Buffer.from(id, 'base64url')[1] ?? 0
}

test('a call comes back as it was', () => {
  const call: Call = {
    receiver: root,
    field: 'blend',
    args: [
      ['text', { kind: 'string', value: 'a\0é👩‍👩‍👧' }],
      ['none', { kind: 'null' }],
      ['list', { kind: 'list', elements: [{ kind: 'integer', value: -5 }, { kind: 'null' }] }],
      ['object', { kind: 'object', members: [['deep', { kind: 'list', elements: [] }]] }],
      ['colour', { kind: 'enum', value: 'RED' }],
      ['by', { kind: 'float', value: 0.1 }],
      ['on', { kind: 'boolean', value: true }],
      ['other', { kind: 'call', call: root }],
    ],
    nth: 3,
    type: 'Point',
    module: 'c0ffee',
  }
  expect(decodeId(encodeId(call))).toEqual(call)
})

test('every random call comes back as it was, with its digest', () => {
  for (let seed = 1; seed <= 800; seed++) {
    const call = randomCall(seededRandom(seed))
    const back = decodeId(encodeId(call))
    expect(back, `seed ${seed}`).toEqual(call)
    expect(digestCall(back), `seed ${seed}`).toBe(digestCall(call))
  }
})

test('different calls have different IDs, and equal ones the same', () => {
  const ids = new Map<string, string>()
  for (let seed = 1; seed <= 800; seed++) {
    const call = randomCall(seededRandom(seed))
    expect(ids.get(encodeId(call)) ?? digestCall(call)).toBe(digestCall(call))
    ids.set(encodeId(call), digestCall(call))
    expect(encodeId(structuredClone(call))).toBe(encodeId(call))
  }
  expect(new Set(ids.values()).size).toBe(ids.size)
})

test('an ID is text that needs no escape in a URL or in GraphQL', () => {
  for (let seed = 1; seed <= 50; seed++) expect(encodeId(randomCall(seededRandom(seed)))).toMatch(/^[\w-]+$/)
})

test('a call that is reached twice is stored once', () => {
  // A diamond: both arguments and the receiver lead to one root.
  const left: Call = { ...shift(root), args: [['by', { kind: 'integer', value: 1 }]] }
  const right: Call = { ...shift(root), args: [['by', { kind: 'integer', value: 2 }]] }
  const meet: Call = {
    receiver: left,
    field: 'add',
    args: [
      [
        'points',
        {
          kind: 'list',
          elements: [
            { kind: 'call', call: right },
            { kind: 'call', call: structuredClone(right) },
          ],
        },
      ],
    ],
    type: 'Point',
  }
  expect(callsIn(encodeId(meet))).toBe(4)
})

test('sharing keeps the ID of a doubling call linear', () => {
  let call = root
  for (let step = 0; step < 60; step++) {
    const shared: Call = call
    call = {
      receiver: shared,
      field: 'add',
      args: [['point', { kind: 'call', call: shared }]],
      type: 'Point',
    }
  }
  const id = encodeId(call)
  expect(callsIn(id)).toBe(61)
  expect(digestCall(decodeId(id))).toBe(digestCall(call))
})

test('a decoded call shares what the ID stores once', () => {
  const back = decodeId(
    encodeId({
      receiver: root,
      field: 'add',
      args: [['point', { kind: 'call', call: root }]],
      type: 'Point',
    }),
  )
  const [, literal] = back.args[0] ?? []
  expect(literal).toEqual({ kind: 'call', call: root })
  expect(literal?.kind === 'call' && literal.call === back.receiver).toBe(true)
})

test('a long chain and calls nested deeply in arguments come back', () => {
  let chain = root
  let nested = root
  for (let step = 0; step < 9_000; step++) {
    chain = shift(chain)
    nested = { field: 'mirror', args: [['point', { kind: 'call', call: nested }]], type: 'Point' }
  }
  expect(digestCall(decodeId(encodeId(chain)))).toBe(digestCall(chain))
  expect(digestCall(decodeId(encodeId(nested)))).toBe(digestCall(nested))
})

test('tags and layout do not move: IDs are kept by clients', () => {
  expect(new Set(Object.values(literalTags)).size).toBe(Object.keys(literalTags).length)
  expect(encodeId(shift(root))).toBe('AQIABXBvaW50BVBvaW50AAABAXgCAQEFc2hpZnQFUG9pbnQAAAA')
})
