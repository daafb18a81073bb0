import { expect, test } from 'vitest'
import { enumValue } from './enum-value.ts'
import { printArguments, printLiteral, type ArgumentValue } from './print-literal.ts'

test.for<[ArgumentValue, string]>([
  [null, 'null'],
  [true, 'true'],
  ['', '""'],
  ['a"b\\c', String.raw`"a\"b\\c"`],
  ['"""', String.raw`"\"\"\""`],
  ['line\nnext\ttab\r\u0000\u001b\u007f\u0085', String.raw`"line\nnext\ttab\r\u0000\u001b\u007f\u0085"`],
  ['grüße 日本 😀 \u2028', '"grüße 日本 😀 \u2028"'],
  ['$x { } # not a comment', '"$x { } # not a comment"'],
  [0, '0'],
  [-0, '0'],
  [-7, '-7'],
  [1.5, '1.5'],
  [1e-7, '1e-7'],
  [9_007_199_254_740_991, '9007199254740991'],
  [2 ** 60, '1152921504606846976'],
  [1e20, '100000000000000000000'],
  [1e300, '1e+300'],
  [12_345_678_901_234_567_890n, '12345678901234567890'],
  [[], '[]'],
  [['', 'a', [null]], '["", "a", [null]]'],
  [{}, '{}'],
  [{ a: 1, b: undefined, c: { d: [enumValue('TCP')] } }, '{a: 1, c: {d: [TCP]}}'],
  [enumValue('_A1'), '_A1'],
])('%o is printed as %s', ([value, literal]) => {
  expect(printLiteral(value)).toBe(literal)
})

test('arguments are printed with their parentheses, and undefined ones are left out', () => {
  expect(printArguments({ a: 1, b: undefined, c: null })).toBe('(a: 1, c: null)')
  expect(printArguments({ b: undefined })).toBe('')
})

test('an object that looks like an enum member is an object', () => {
  const json: ArgumentValue = JSON.parse('{"memberName": "A", "__proto__": 1}')
  expect(printLiteral(json)).toBe('{memberName: "A", __proto__: 1}')
})

/** Values that the types refuse and JavaScript callers send anyway. */
function fromJavaScript(value: unknown): ArgumentValue {
  return value as ArgumentValue
}

const cycle: { self?: unknown } = {}
cycle.self = cycle

test.for<[string, unknown, string]>([
  ['NaN', Number.NaN, '`$` cannot be written in GraphQL: it is `NaN`'],
  ['infinity', { a: [1, Number.NEGATIVE_INFINITY] }, '`$.a[1]`'],
  ['undefined in a list', [undefined], '`$[0]` cannot be written in GraphQL: it is undefined'],
  ['a function', { run: () => 1 }, 'a function'],
  ['a symbol', Symbol('x'), 'a symbol'],
  ['a date', { at: new Date(0) }, 'an instance of `Date`'],
  ['a map', new Map(), 'an instance of `Map`'],
  ['half of a surrogate pair', 'a\ud800', 'surrogate'],
  ['a cycle', cycle, 'nested more than 100 deep'],
])('%s is refused with the path to it', ([, value, text]) => {
  expect(() => printLiteral(fromJavaScript(value))).toThrow(
    expect.objectContaining({ code: 'CLIENT_ARGUMENT_VALUE', message: expect.stringContaining(text) }),
  )
})

test.for(['', '1a', 'a b', 'a: 1) { x } #', 'ä', 'a\n', '$a'])('%j is refused as a name', (name) => {
  const code = expect.objectContaining({ code: 'CLIENT_NAME' })
  expect(() => printLiteral({ [name]: 1 })).toThrow(code)
  expect(() => printArguments({ [name]: 1 })).toThrow(code)
  expect(() => enumValue(name)).toThrow(code)
})

test('the words of GraphQL are no enum members', () => {
  for (const word of ['true', 'false', 'null']) {
    expect(() => enumValue(word)).toThrow(expect.objectContaining({ code: 'CLIENT_NAME' }))
  }
})

test('a value that doubles at every level ends at the size limit', () => {
  let value: ArgumentValue = 'x'.repeat(64)
  for (let level = 0; level < 60; level++) value = [value, value]
  expect(() => printLiteral(value)).toThrow(expect.objectContaining({ code: 'CLIENT_ARGUMENT_SIZE' }))
})
