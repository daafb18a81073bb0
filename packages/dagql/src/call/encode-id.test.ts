import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyCall, anyText } from '../../test/random-call.ts'
import type { Call, Literal } from './call.ts'
import { decodeId } from './decode-id.ts'
import { digestCall } from './digest-call.ts'
import { encodeId } from './encode-id.ts'
import { literalTags } from './write-literal.ts'

const root: Call = { field: 'point', args: [['x', { kind: 'integer', value: 1 }]], type: 'Point' }
const shift = (receiver: Call): Call => ({ receiver, field: 'shift', args: [], type: 'Point' })
const hex = 'c0ffee0123456789'.repeat(4)

/** How many calls an ID holds: the number behind the version. */
function callsIn(id: string): number {
  return Buffer.from(id, 'base64url')[1] ?? 0
}

/** A call of everything that a call can have. */
const full: Call = {
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
    ['source', { kind: 'digested', value: 'main', digest: hex }],
    ['token', { kind: 'sensitive', seal: Buffer.from(hex, 'hex').toString('base64url') }],
    ['other', { kind: 'call', call: root }],
  ],
  nth: [3, 200],
  type: 'Point',
  module: { digest: hex, name: 'wolfi', ref: 'github.com/example/wolfi' },
  interval: '>=1.0 <2.0',
  declaration: hex.slice(0, 32),
  implicit: [['cachePerSession', { kind: 'string', value: hex.slice(0, 32) }]],
}

describe('TestIDFormat', () => {
  test('a call comes back as it was', () => {
    expect(decodeId(encodeId(full))).toEqual(full)
  })

  test('any call comes back as it was, with its digest', () => {
    fc.assert(
      fc.property(anyCall, (call) => {
        const back = decodeId(encodeId(call))
        expect(digestCall(back)).toBe(digestCall(call))
        expect(encodeId(back)).toBe(encodeId(call))
      }),
      { numRuns: 1000 },
    )
  })

  test('any text comes back, wherever it stands and however often', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const call: Call = {
          receiver: { field: a, type: b, args: [[b, { kind: 'string', value: a }]] },
          field: b,
          type: a,
          args: [
            [a, { kind: 'digested', value: a, digest: b }],
            [b, { kind: 'sensitive', seal: a }],
          ],
          ...(a === '' ? {} : { interval: a, module: { digest: b, name: a } }),
        }
        expect(decodeId(encodeId(call))).toEqual(call)
      }),
      { numRuns: 1000 },
    )
  })

  test('different calls have different IDs, and equal ones the same', () => {
    fc.assert(
      fc.property(anyCall, anyCall, (a, b) => {
        expect(encodeId(a) === encodeId(b) && digestCall(a) !== digestCall(b)).toBe(false)
        expect(encodeId(structuredClone(a))).toBe(encodeId(a))
      }),
    )
  })

  test('an ID is text that needs no escape in a URL or in GraphQL', () => {
    fc.assert(
      fc.property(anyCall, (call) => {
        expect(encodeId(call)).toMatch(/^[\w-]+$/)
      }),
    )
  })

  test('a call that is reached twice is stored once', () => {
    // A diamond: both arguments and the receiver lead to one root.
    const left: Call = { ...shift(root), args: [['by', { kind: 'integer', value: 1 }]] }
    const right: Call = { ...shift(root), args: [['by', { kind: 'integer', value: 2 }]] }
    const elements: readonly Literal[] = [
      { kind: 'call', call: right },
      { kind: 'call', call: structuredClone(right) },
    ]
    const meet: Call = {
      receiver: left,
      field: 'add',
      args: [['points', { kind: 'list', elements }]],
      type: 'Point',
    }
    const outer: Call = {
      receiver: meet,
      field: 'mix',
      args: [
        ['a', { kind: 'call', call: left }],
        ['b', { kind: 'call', call: meet }],
      ],
      type: 'Point',
    }
    expect(callsIn(encodeId(outer))).toBe(5)
    expect(decodeId(encodeId(outer))).toEqual(outer)
  })

  test('a decoded call shares what the ID stores once', () => {
    const id = encodeId({
      receiver: root,
      field: 'add',
      args: [['point', { kind: 'call', call: root }]],
      type: 'Point',
    })
    const back = decodeId(id)
    const [, literal] = back.args[0] ?? []
    expect(literal?.kind === 'call' && literal.call === back.receiver).toBe(true)
  })
})

test('TestImplicitInputsRoundTrip: they come back, and apart from arguments', () => {
  const call: Call = { ...root, implicit: [['x', { kind: 'string', value: 'b' }]] }
  const back = decodeId(encodeId(call))
  expect([back.args, back.implicit]).toEqual([call.args, call.implicit])
})

const from = (name: string, receiver?: Call): Call => ({
  ...root,
  receiver,
  field: name,
  module: { digest: hex, name },
})

test('two modules of one digest keep their own names in one ID', () => {
  const call = from('b', from('a', from('a')))
  expect(decodeId(encodeId(call))).toEqual(call)
})

describe('IDs are short', () => {
  const module = { digest: hex, name: 'wolfi', ref: 'github.com/example/wolfi@v1.2.3' }
  const one: Call = { field: 'wolfi', args: [], type: 'Wolfi', module, declaration: '1'.repeat(32) }
  const two: Call = {
    receiver: one,
    field: 'container',
    args: [],
    type: 'Container',
    module,
    declaration: '2'.repeat(32),
  }
  const mount: Call = {
    receiver: two,
    field: 'withWorkdir',
    args: [['path', { kind: 'string', value: '/src' }]],
    type: 'Container',
    declaration: '3'.repeat(32),
  }

  test.for<[what: string, length: number, call: Call]>([
    ['one step', 27, root],
    ['one step of a module', 134, one],
    ['two steps of a module', 186, two],
    ['a third step, of core', 243, mount],
    ['an element of a list', 273, { receiver: mount, field: 'entries', args: [], type: 'String', nth: [3] }],
  ])('%s takes at most %d characters', ([, length, call]) => {
    expect(encodeId(call).length).toBeLessThanOrEqual(length)
  })

  test('who calls is stored once, however many steps depend on it', () => {
    const implicit: Call['implicit'] = [['cachePerSession', { kind: 'string', value: hex.slice(0, 32) }]]
    const step = (receiver?: Call): Call => ({ receiver, field: 'shift', args: [], type: 'Point', implicit })
    const longer = encodeId(step(step(step()))).length - encodeId(step(step())).length
    expect(longer).toBeLessThanOrEqual(10)
  })
})

describe('TestRecipeIDMemo: an ID grows with the calls, not with the ways to reach them', () => {
  test('a doubling call of depth 60', () => {
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

  test('a long chain and calls nested deeply in arguments come back', () => {
    let chain = root
    let nested = root
    for (let step = 0; step < 9_999; step++) {
      chain = shift(chain)
      nested = { field: 'mirror', args: [['point', { kind: 'call', call: nested }]], type: 'Point' }
    }
    expect(digestCall(decodeId(encodeId(chain)))).toBe(digestCall(chain))
    expect(digestCall(decodeId(encodeId(nested)))).toBe(digestCall(nested))
  })
})

describe('what no ID can hold is refused when it is encoded', () => {
  let chain = root
  for (let step = 0; step < 10_000; step++) chain = shift(chain)
  const literal = (value: Literal): Call => ({ ...root, args: [['x', value]] })
  const repeated: Literal = { kind: 'string', value: 'x'.repeat(256) }

  test.for<[what: string, call: Call]>([
    ['more calls than an ID holds', chain],
    ['text longer than an ID', literal({ kind: 'string', value: ' '.repeat(800_000) })],
    ['more levels of lists than an ID holds', { ...root, nth: Array.from({ length: 65 }, () => 1) }],
    [
      'short text that is repeated too often',
      literal({ kind: 'list', elements: Array.from({ length: 20_000 }, () => repeated) }),
    ],
  ])('%s', ([, call]) => {
    expect(() => encodeId(call)).toThrow(
      expect.objectContaining({
        code: 'ID_TOO_LARGE',
        diagnostics: [expect.objectContaining({ hint: expect.stringContaining('Pass large values') })],
      }),
    )
    expect(encodeId(root)).toBe(encodeId(structuredClone(root)))
  })

  test('what just fits is encoded and decoded', () => {
    const fits = literal({ kind: 'list', elements: Array.from({ length: 16_000 }, () => repeated) })
    expect(decodeId(encodeId(fits))).toEqual(fits)
    const long = literal({ kind: 'string', value: 'é'.repeat(390_000) })
    expect(decodeId(encodeId(long))).toEqual(long)
  })
})

test('tags and layout do not move: IDs are kept by clients', () => {
  expect(Object.values(literalTags)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  expect(encodeId(shift(root))).toBe('AwKAFHBvaW50FFBvaW50AQR4AwEBFHNoaWZ0Bg')
  expect(encodeId(full)).toBe(
    'AwKAFHBvaW50FFBvaW50AQR4AwH9FGJsZW5kBgIDyAEAgQHA_-4BI0VnicD_7gEjRWeJwP_uASNFZ4nA_-4BI0VniRR3b2xmaWBnaXRodWIuY29tL2V4YW1wbGUvd29sZmkoPj0xLjAgPDIuMEHA_-4BI0VnicD_7gEjRWeJChB0ZXh0BlhhAMOp8J-RqeKAjfCfkanigI3wn5GnEG5vbmUAEGxpc3QIAgQFABhvYmplY3QJARBkZWVwCAAYY29sb3VyBwxSRUQIYnkFP7mZmZmZmZoIb24CGHNvdXJjZQsSEG1haW4UdG9rZW4MgwEAwP_uASNFZ4nA_-4BI0VnicD_7gEjRWeJwP_uASNFZ4kUb3RoZXIKAQE8Y2FjaGVQZXJTZXNzaW9uBiI',
  )
})
