import { expect, test } from 'vitest'
import { lazyRecord } from './lazy-record.ts'

function counted(names: readonly string[]): { made: string[]; record: { [name: string]: { name: string } } } {
  const made: string[] = []
  const values = new Map<string, { name: string }>()
  const record = lazyRecord<{ name: string }>({
    names: () => names,
    has: (name) => names.includes(name),
    get: (name) => {
      if (!names.includes(name)) return undefined
      const known = values.get(name)
      if (known !== undefined) return known
      made.push(name)
      const value = { name }
      values.set(name, value)
      return value
    },
  })
  return { made, record }
}

test('asking for keys makes no value, and reading one makes that one', () => {
  const { made, record } = counted(['a', 'b', 'c'])
  expect(Object.keys(record)).toEqual(['a', 'b', 'c'])
  expect(['a' in record, 'z' in record]).toEqual([true, false])
  expect(made).toEqual([])
  expect(record['b']).toEqual({ name: 'b' })
  expect(record['b']).toBe(record['b'])
  expect(made).toEqual(['b'])
})

test('values, entries and spreading give every value', () => {
  const { record } = counted(['a', 'b'])
  expect(Object.values(record)).toEqual([{ name: 'a' }, { name: 'b' }])
  expect({ ...record }).toEqual({ a: { name: 'a' }, b: { name: 'b' } })
})

test('nothing can be written to it', () => {
  const { record } = counted(['a'])
  expect(() => Object.assign(record, { b: { name: 'b' } })).toThrow(TypeError)
  expect(Reflect.deleteProperty(record, 'a')).toBe(false)
  expect(Object.keys(record)).toEqual(['a'])
})

test('it inherits nothing', () => {
  const { record } = counted(['a'])
  expect([record['constructor'], record['__proto__'], record['toString']]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
  expect(Object.hasOwn(record, 'a')).toBe(true)
  expect(Object.hasOwn(record, 'constructor')).toBe(false)
})
