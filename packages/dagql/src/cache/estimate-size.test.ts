import { expect, test } from 'vitest'
import { estimateSize } from './estimate-size.ts'

test.each<readonly [string, unknown, number]>([
  ['nothing', undefined, 16],
  ['a number', 5, 16],
  ['text, two bytes a character', 'x'.repeat(100), 216],
  ['bytes', new Uint8Array(1_000), 1_016],
  ['a list', ['a', 'b'], 16 + 18 + 18],
  ['an object', { name: 'xx', of: { name: 'yy' } }, 16 + 20 + 16 + 20],
  ['a map, keys and values', new Map([['k', 'v']]), 16 + 16 + 18 + 18],
  ['a set', new Set(['k']), 16 + 18],
])('the size of %s', (_, value, bytes) => {
  expect(estimateSize(value)).toBe(bytes)
})

test('what occurs twice, or holds itself, counts once', () => {
  const bytes = new Uint8Array(1_000)
  const circle: unknown[] = [bytes, bytes]
  circle.push(circle)
  expect(estimateSize(circle)).toBe(1_000 + 4 * 16)
})

test.each<readonly [string, unknown]>([
  ['a list', Array.from({ length: 10_000 }, () => 'x'.repeat(42))],
  ['a set', new Set(Array.from({ length: 10_000 }, (_, index) => `${index}`.padEnd(42)))],
  [
    'an object',
    Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`k${index}`, 'x'.repeat(42)])),
  ],
])('%s that is too large to look at whole is taken to be alike throughout', (_, value) => {
  const bytes = estimateSize(value)
  expect(bytes).toBeGreaterThan(900_000)
  expect(bytes).toBeLessThan(1_100_000)
})

test('a deep value is no deep recursion', () => {
  let value: unknown = 'end'
  for (let depth = 0; depth < 100_000; depth++) value = [value]
  expect(estimateSize(value)).toBeGreaterThan(3_000)
})
