import { expect, test } from 'vitest'
import { query } from './query-builder.ts'

const rules = query().field('lint').field('rules')
const names = rules.field('name')
const entries = query().field('node', { id: 'x' }).on('Directory').field('entries')

test('the keys of the chain are walked down', () => {
  expect(names.unwrap({ data: { lint: { rules: { name: 'a' } } } })).toBe('a')
  expect(
    rules.leaf(['name', 'level']).unwrap({ data: { lint: { rules: { name: 'a', level: 1 } } } }),
  ).toEqual({
    name: 'a',
    level: 1,
  })
  expect(rules.unwrap({ data: { lint: { rules: 0 } } })).toBe(0)
})

test('lists are mapped over, also inside lists', () => {
  const data = { lint: [{ rules: [[{ name: 'a' }, null], []] }, { rules: null }] }
  expect(names.unwrap({ data })).toEqual([[['a', null], []], null])
  expect(rules.leaf(['name']).unwrap({ data: { lint: { rules: [{ name: 'a' }, { name: 'b' }] } } })).toEqual([
    { name: 'a' },
    { name: 'b' },
  ])
})

test('a list of scalars at the end is returned as it is', () => {
  expect(entries.unwrap({ data: { node: { entries: ['a', 'b'] } } })).toEqual(['a', 'b'])
})

test('null ends the way', () => {
  expect(names.unwrap({ data: null })).toBeNull()
  expect(names.unwrap({ data: { lint: null } })).toBeNull()
  expect(rules.leaf(['name']).unwrap({ data: { lint: { rules: null } } })).toBeNull()
})

test('an object of another type than the condition is null', () => {
  expect(entries.unwrap({ data: { node: {} } })).toBeNull()
  const files = query().field('nodes').on('File').leaf(['name', 'size'])
  expect(files.unwrap({ data: { nodes: [{}, { name: 'a', size: 1 }] } })).toEqual([
    null,
    { name: 'a', size: 1 },
  ])
})

function nested(depth: number): unknown {
  let value: unknown = []
  for (let level = 0; level < depth; level++) value = [value]
  return value
}

test.for<[string, unknown, string]>([
  ['no data', undefined, '`$`: expected `data`'],
  ['a missing field', { lint: {} }, '`$.lint`: expected the field `rules`'],
  ['a scalar on the way', { lint: 3 }, '`$.lint`: expected an object'],
  ['a scalar in a list', { lint: [{ rules: 'x' }] }, '`$.lint[].rules`: expected an object'],
  ['lists without end', { lint: nested(50_000) }, 'lists at most 32 deep'],
])('%s is reported with its place', ([, data, text]) => {
  expect(() => names.unwrap({ ...(data !== undefined && { data }) })).toThrow(
    expect.objectContaining({ code: 'CLIENT_UNEXPECTED_DATA', message: expect.stringContaining(text) }),
  )
})

test('what objects inherit is no field', () => {
  expect(() => query().field('constructor').unwrap({ data: {} })).toThrow(
    expect.objectContaining({ code: 'CLIENT_UNEXPECTED_DATA' }),
  )
})
