import { expect, expectTypeOf, test } from 'vitest'
import { contextKey, ContextValues } from './context-key.ts'

const isText = (value: unknown): value is string => typeof value === 'string'
const user = contextKey('user', isText)
const namesake = contextKey('user', isText)

test('a value comes back under its key, with its type', () => {
  const values = ContextValues.none.with(user, 'ann')
  expect(values.get(user)).toBe('ann')
  expectTypeOf(values.get(user)).toEqualTypeOf<string | undefined>()
})

test('keys of one name are different keys', () => {
  expect(ContextValues.none.with(user, 'ann').get(namesake)).toBeUndefined()
})

test('adding a value leaves the values as they were', () => {
  const before = ContextValues.none.with(user, 'ann')
  const after = before.with(user, 'bob').with(namesake, 'eve')
  expect([before.get(user), after.get(user), after.get(namesake)]).toEqual(['ann', 'bob', 'eve'])
  expect(ContextValues.none.get(user)).toBeUndefined()
})
