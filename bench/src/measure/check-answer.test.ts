import { expect, test } from 'vitest'
import { checkAnswer, checkRefusal } from './check-answer.ts'

test('an answer with other data, or with errors besides the data, is none', () => {
  expect(() => checkAnswer({ data: { a: 1 } }, { a: 1 })).not.toThrow()
  expect(() => checkAnswer({ data: { a: 1 }, errors: [] }, { a: 1 })).not.toThrow()
  expect(() => checkAnswer({ data: { a: 2 } }, { a: 1 })).toThrow(
    'wanted {"data":{"a":1}}, got {"data":{"a":2}}',
  )
  expect(() => checkAnswer({ data: { a: 1 }, errors: ['late'] }, { a: 1 })).toThrow('got')
})

test('a refusal has errors', () => {
  expect(() => checkRefusal({ errors: ['no such field'] })).not.toThrow()
  expect(() => checkRefusal({ data: { a: 1 } })).toThrow('wanted errors')
})
