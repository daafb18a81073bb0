import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyCall, anyText, awkwardTexts } from '../../test/random-call.ts'
import type { Call, Literal } from './call.ts'
import { callKey } from './call-key.ts'
import { decodeId } from './decode-id.ts'
import { digestCall } from './digest-call.ts'
import { encodeId } from './encode-id.ts'

const point: Call = { field: 'point', args: [], type: 'Point' }
const text = (value: string): Literal => ({ kind: 'string', value })
const integer = (value: number): Literal => ({ kind: 'integer', value })
const digested = (value: string, digest: string): Call => ({
  ...point,
  args: [['x', { kind: 'digested', value, digest }]],
})
const withImplicit = (value: string): Call => ({ ...point, implicit: [['cachePerClient', text(value)]] })

/** A call whose parts are the texts given. */
const callOf = ([type, field, name, value, digest]: readonly string[]): Call => ({
  type: type ?? '',
  field: field ?? '',
  args: [[name ?? '', text(value ?? '')]],
  declaration: digest ?? '',
})

/** A call without what is no part of its identity: module names, the text behind a digest, how parts are shared. */
function identityOf(call: Call): string {
  return JSON.stringify(call, (key, value: unknown) => {
    if (Object.is(value, -0)) return '-0'
    if (typeof value !== 'object' || value === null) return value
    if (key === 'module' && 'digest' in value) return { digest: value.digest }
    if ('kind' in value && value.kind === 'digested' && 'digest' in value)
      return { kind: value.kind, digest: value.digest }
    return value
  })
}

/** Calls that a careless encoding runs together; no two of them are the same call. */
const different: readonly Call[] = [
  point,
  { ...point, field: 'poin', type: 'tPoint' },
  { ...point, field: '', type: 'Pointpoint' },
  { ...point, type: 'Query' },
  { ...point, nth: [1] },
  { ...point, nth: [2] },
  { ...point, nth: [12] },
  { ...point, nth: [1, 2] },
  { ...point, nth: [2, 1] },
  { ...point, nth: [128] },
  { ...point, module: { digest: 'a' } },
  { ...point, module: { digest: '' } },
  { ...point, interval: 'a' },
  { ...point, declaration: 'a' },
  { ...point, receiver: point },
  { ...point, receiver: { ...point, nth: [1] } },
  { ...point, args: [['x', { kind: 'null' }]] },
  { ...point, implicit: [['x', { kind: 'null' }]] },
  { ...point, args: [['x', { kind: 'boolean', value: false }]] },
  { ...point, args: [['x', { kind: 'boolean', value: true }]] },
  ...[0, 1, -1, 11].map((value): Call => ({ ...point, args: [['x', integer(value)]] })),
  ...[0, -0, 1, 11].map((value): Call => ({ ...point, args: [['x', { kind: 'float', value }]] })),
  ...awkwardTexts.map((value): Call => ({ ...point, args: [['x', text(value)]] })),
  ...awkwardTexts.map((name): Call => ({
    ...point,
    args: [
      [name, { kind: 'null' }],
      ['y', { kind: 'null' }],
    ],
  })),
  { ...point, args: [['x', { kind: 'enum', value: 'null' }]] },
  { ...point, args: [['x', { kind: 'sensitive', seal: 'null' }]] },
  { ...point, args: [['x', { kind: 'digested', digest: 'null', value: '' }]] },
  { ...point, args: [['x', text('a\0')]] },
  { ...point, args: [['x', text('\0a')]] },
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
      ['x', text('ab')],
      ['y', text('')],
    ],
  },
  {
    ...point,
    args: [
      ['x', text('ay')],
      ['', text('b')],
    ],
  },
  { ...point, args: [['x', text('a')]], implicit: [['y', text('b')]] },
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
  { ...point, args: [['x', { kind: 'call', call: { ...point, nth: [1] } }]] },
  { ...point, args: [['x', text(digestCall(point))]] },
  { ...point, field: digestCall(point) },
]

test('no two different calls have one digest, nor one key', () => {
  expect(new Set(different.map(digestCall)).size).toBe(different.length)
  expect(new Set(different.map((call) => callKey(call, digestCall))).size).toBe(different.length)
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

test('absent and empty parts are as if they were not written', () => {
  const spelled: Call = {
    ...point,
    receiver: undefined,
    nth: undefined,
    module: undefined,
    implicit: undefined,
  }
  expect(digestCall(spelled)).toBe(digestCall(point))
  expect(digestCall({ ...point, nth: [], implicit: [] })).toBe(digestCall(point))
})

test('a call that cannot be changed has a digest too', () => {
  const call = Object.freeze({ ...point })
  expect([digestCall(call), digestCall(call)]).toEqual([digestCall(point), digestCall(point)])
})

test('any two calls have one key only where they are one', () => {
  fc.assert(
    fc.property(anyCall, anyCall, (a, b) => {
      const isSame = identityOf(a) === identityOf(b)
      expect(callKey(a, identityOf) === callKey(b, identityOf)).toBe(isSame)
      expect(digestCall(a) === digestCall(b)).toBe(isSame)
    }),
    { numRuns: 1000 },
  )
})

test('whatever the texts are, moving the ends between them makes another key', () => {
  const texts = fc.array(anyText, { minLength: 5, maxLength: 5 })
  fc.assert(
    fc.property(texts, fc.nat(3), fc.nat(20), (parts, at, length) => {
      const joined = `${parts[at]}${parts[at + 1]}`
      const moved = parts.with(at, joined.slice(0, length)).with(at + 1, joined.slice(length))
      const isSame = JSON.stringify(parts) === JSON.stringify(moved)
      expect(digestCall(callOf(parts)) === digestCall(callOf(moved))).toBe(isSame)
    }),
    { numRuns: 1000 },
  )
})

test('halves of surrogate pairs are told apart, and from what stands for them in UTF-8', () => {
  const halves = ['\uD800', '\uD801', '\uDC00', '\uFFFD', '\uD800\uDC00'].map((half) =>
    digestCall({ ...point, field: half }),
  )
  expect(new Set(halves).size).toBe(5)
})

test('TestImplicitInputsAffectDigest', () => {
  expect(digestCall(withImplicit('a'))).not.toBe(digestCall(withImplicit('b')))
  expect(digestCall(withImplicit('a'))).not.toBe(
    digestCall({ ...point, args: [['cachePerClient', text('a')]] }),
  )
})

test('TestModuleMetadataDoesNotAffectIdentity: name and address are in the ID alone', () => {
  const bare: Call = { ...point, module: { digest: 'aa' } }
  const named: Call = { ...point, module: { digest: 'aa', name: 'go', ref: 'github.com/example/go' } }
  expect(digestCall(named)).toBe(digestCall(bare))
  expect(decodeId(encodeId(named))).toEqual(named)
  expect(decodeId(encodeId(bare))).toEqual(bare)
})

test('TestModuleIdentityAffectsDigest', () => {
  const digests = [point, { ...point, module: { digest: 'aa' } }, { ...point, module: { digest: 'bb' } }].map(
    digestCall,
  )
  expect(new Set(digests).size).toBe(3)
})

describe('digested text', () => {
  test('TestDigestedStringUsesAttachedDigestForIdentity', () => {
    expect(digestCall(digested('a', 'one'))).toBe(digestCall(digested('b', 'one')))
  })

  test('TestDigestedStringDigestDistinguishesIdentity', () => {
    expect(digestCall(digested('a', 'one'))).not.toBe(digestCall(digested('a', 'two')))
  })

  test('TestDigestedStringRoundTrip', () => {
    expect(decodeId(encodeId(digested('a\0', 'one')))).toEqual(digested('a\0', 'one'))
  })
})

describe('TestRecipeMemo: work is linear in the DAG', () => {
  test('a long chain of receivers and calls nested deeply in arguments do not exhaust the stack', () => {
    let chain = point
    let nested = point
    for (let step = 0; step < 50_000; step++) {
      chain = { receiver: chain, field: 'shift', args: [], type: 'Point' }
      nested = { field: 'mirror', args: [['point', { kind: 'call', call: nested }]], type: 'Point' }
    }
    expect(digestCall(chain)).not.toBe(digestCall(nested))
  })
})

describe('TestResultCallDigestErrorsDoNotPanic', () => {
  test.for(['list', 'object'] as const)('a %s that nests without end is refused with a code', (kind) => {
    let literal: Literal = { kind: 'null' }
    for (let depth = 0; depth < 100_000; depth++)
      literal = kind === 'list' ? { kind, elements: [literal] } : { kind, members: [['a', literal]] }
    const call: Call = { ...point, args: [['x', literal]] }
    for (const refused of [digestCall, encodeId])
      expect(() => refused(call)).toThrow(expect.objectContaining({ code: 'ID_TOO_LARGE' }))
  })
})
