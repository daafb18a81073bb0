import { expect, test } from 'vitest'
import { parseValue } from './parse-value.ts'
import type { TypeModel } from '../model/api-model.ts'

const place = { flag: '--x', enums: () => undefined }
const integers: TypeModel = { kind: 'list', element: { kind: 'integer', optional: false }, optional: false }

test.each<[TypeModel, string]>([
  [{ kind: 'object', name: 'Directory', optional: false }, 'Directory has no form on the command line'],
  [{ kind: 'void', optional: true }, 'void has no form on the command line'],
  [{ kind: 'unknown', optional: true }, 'unknown has no form on the command line'],
  [{ kind: 'enum', name: 'Gone', optional: false }, 'value should be one of '],
])('a value of %j is refused', (type, message) => {
  expect(() => parseValue('a', type, place)).toThrow(
    expect.objectContaining({
      code: 'CLI_FLAG_VALUE',
      message: `invalid argument "a" for "--x" flag: ${message}`,
    }),
  )
})

test('integers are exact at both ends', () => {
  const type: TypeModel = { kind: 'integer', optional: false }
  for (const value of [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 0])
    expect(parseValue(String(value), type, place)).toBe(value)
  for (const text of ['9007199254740992', '-9007199254740992', '1e3', '1_000', '١', ' 1'])
    expect(() => parseValue(text, type, place)).toThrow(expect.objectContaining({ code: 'CLI_FLAG_VALUE' }))
})

test('a JSON list may have spaces before it, and nothing after it', () => {
  expect(parseValue(' \n[1]', integers, place)).toEqual([1])
  expect(() => parseValue('[1],2', integers, place)).toThrow('expected a JSON list')
  expect(() => parseValue('[9007199254740993]', integers, place)).toThrow('2^53-1')
  expect(() => parseValue('[{}]', integers, place)).toThrow('expected int in the list')
  expect(() => parseValue('[null]', integers, place)).toThrow('expected int in the list')
})

test('a long list is read to its end', () => {
  const text = Array.from({ length: 100_000 }, (_, index) => index).join(',')
  expect(parseValue(text, integers, place)).toHaveLength(100_000)
})
