import { expect, test } from 'vitest'
import { Seals } from './seals.ts'

const secret = { kind: 'string', value: 'hunter2' } as const
const key = Buffer.alloc(32, 7)

test('a seal gives the value back where it was made, and nowhere else', () => {
  const seals = new Seals(key)
  const seal = seals.seal('Query.login(token:)', secret, 'hunter2')
  expect(seals.open(seal)).toEqual({ value: 'hunter2' })
  expect(new Seals(key).open(seal)).toBeUndefined()
})

test('a value has one seal in one place, and the key decides which', () => {
  const seal = new Seals(key).seal('a', secret, 'hunter2')
  expect(seal).toMatch(/^[\w-]{43}$/)
  expect(new Seals(key).seal('a', secret, 'hunter2')).toBe(seal)
  expect(new Seals().seal('a', secret, 'hunter2')).not.toBe(seal)
  expect(new Seals(key).seal('b', secret, 'hunter2')).not.toBe(seal)
  expect(new Seals(key).seal('a', { kind: 'string', value: 'hunter3' }, 'hunter3')).not.toBe(seal)
  expect(new Seals(key).seal('a', { kind: 'enum', value: 'hunter2' }, 'hunter2')).not.toBe(seal)
})

test('halves of surrogate pairs have seals of their own', () => {
  const seals = ['\uD800', '\uD801'].map((value) =>
    new Seals(key).seal('a', { kind: 'string', value }, value),
  )
  expect(new Set(seals).size).toBe(2)
})
