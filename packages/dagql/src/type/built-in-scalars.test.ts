import { expect, test } from 'vitest'
import { builtInScalars } from './built-in-scalars.ts'
import type { ScalarType } from './type-definition.ts'

function scalar(name: string): ScalarType {
  const found = builtInScalars.get(name)
  if (found === undefined) throw new Error(`no scalar ${name}`)
  return found
}

const taken: readonly (readonly [name: string, value: unknown])[] = [
  ['Int', 0],
  ['Int', -1],
  ['Int', 2 ** 31],
  ['Int', 2 ** 53 - 1],
  ['Int', -(2 ** 53 - 1)],
  ['Float', 0.5],
  ['Float', 1],
  ['Float', 1e308],
  ['String', ''],
  ['String', '\0 é 👩‍👩‍👧'],
  ['Boolean', false],
  ['ID', 'abc'],
  ['JSON', '{"a":1}'],
]

const refused: readonly (readonly [name: string, value: unknown])[] = [
  ['Int', 1.5],
  ['Int', 2 ** 53],
  ['Int', '1'],
  ['Int', true],
  ['Int', 1n],
  ['Int', Number.NaN],
  ['Int', [1]],
  ['Float', Number.NaN],
  ['Float', Number.POSITIVE_INFINITY],
  ['Float', '0.5'],
  ['String', 1],
  ['String', ['a']],
  ['String', { toString: () => 'a' }],
  ['Boolean', 0],
  ['Boolean', 'true'],
  ['ID', 7],
  ['JSON', { a: 1 }],
  ['Void', ''],
  ['Void', false],
]

test.for(taken)('%s takes and gives %j', ([name, value]) => {
  expect(scalar(name).parse(value)).toBe(value)
  expect(scalar(name).serialize(value)).toBe(value)
})

test.for(refused.map(([name, value]) => [name, String(value), value] as const))(
  '%s neither takes nor gives %s',
  ([name, , value]) => {
    expect(() => scalar(name).parse(value)).toThrow(TypeError)
    expect(() => scalar(name).serialize(value)).toThrow(/^expected /)
  },
)

test.for(['String', 'ID', 'JSON'])('%s takes no half of a surrogate pair, and gives any text', (name) => {
  expect(() => scalar(name).parse('a\uD800b')).toThrow('half a surrogate pair')
  expect(() => scalar(name).parse('\uDC00')).toThrow(TypeError)
  expect(scalar(name).serialize('a\uD800b')).toBe('a\uD800b')
})

test('Void takes and gives nothing but null', () => {
  expect([scalar('Void').parse(null), scalar('Void').serialize(undefined)]).toEqual([null, null])
})

test('a refusal shows the value, and of a composite one its kind', () => {
  expect(() => scalar('Int').parse('x')).toThrow('expected an integer from -(2^53-1) to 2^53-1, got `x`')
  expect(() => scalar('String').parse([1])).toThrow('expected text, got `a list`')
  expect(() => scalar('String').parse({})).toThrow('expected text, got `an object`')
})
