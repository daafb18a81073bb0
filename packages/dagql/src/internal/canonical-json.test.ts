import { expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

test.for<[unknown, string]>([
  [{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
  [{ a: undefined, b: null }, '{"b":null}'],
  [undefined, 'null'],
  ['"\n', '"\\"\\n"'],
  [[], '[]'],
  [{}, '{}'],
  [[undefined], '[null]'],
])('%j prints as %s', ([value, printed]) => {
  expect(canonicalJson(value)).toBe(printed)
})

test('the order of keys makes no difference, that of a list does', () => {
  expect(canonicalJson({ a: 1, b: { d: 2, c: 3 } })).toBe(canonicalJson({ b: { c: 3, d: 2 }, a: 1 }))
  expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]))
})

test('what it prints is JSON of the same value', () => {
  const value = { z: [{ y: 'é\0', x: -1.5 }], '': 'empty', 'a"b': false }
  expect(JSON.parse(canonicalJson(value))).toEqual(value)
})
