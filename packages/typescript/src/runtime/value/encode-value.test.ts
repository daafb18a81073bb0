import { expect, test } from 'vitest'
import type { JsonValue, TypeRef } from '@graft/typedef'
import { Dispatch } from './dispatch.ts'
import { decodeValue } from './decode-value.ts'
import { encodeValue } from './encode-value.ts'

const integer: TypeRef = { kind: 'integer', nullable: false }
const text: TypeRef = { kind: 'string', nullable: false }
const level: TypeRef = { kind: 'enum', name: 'Level', nullable: false }
const point: TypeRef = { kind: 'object', name: 'Point', nullable: false }

/** A module with a type alias, which has no class, and an enum. */
const dispatch = new Dispatch({
  objects: [
    {
      name: 'Point',
      fields: [
        { member: 'x', type: integer },
        { member: 'level', type: level },
      ],
      functions: [],
    },
  ],
  enums: [
    {
      name: 'Level',
      members: [
        { name: 'Low', value: 'l' },
        { name: 'Lowest', value: 'l' },
        { name: 'High', value: 'h' },
      ],
    },
  ],
})

test('a plain record stands for an object of a type alias, and its fields have their types', async () => {
  const wire = { $object: 'Point', state: { x: 1, level: 'High' } }
  expect(await encodeValue({ x: 1, level: 'h' }, point, dispatch)).toEqual(wire)
  expect(decodeValue(wire, point, dispatch)).toEqual({ x: 1, level: 'h' })
  expect(await encodeValue({ x: 1, level: 'h' }, text, dispatch)).toEqual({ x: 1, level: 'h' })
})

test('where members of an enum share a value, the first names it', async () => {
  expect(await encodeValue(['l', 'h'], { kind: 'list', element: level, nullable: false }, dispatch)).toEqual([
    'Low',
    'High',
  ])
  expect(decodeValue('Lowest', level, dispatch)).toBe('l')
})

test.each<[string, unknown]>([
  [
    'records that look like wire values',
    [
      { $object: 'Point', state: {} },
      { $id: 'x', type: 'File' },
    ],
  ],
  ['wrapped records', { $plain: { $plain: 1 } }],
  ['empty ones', [{}, [], '', 0, false, null]],
  ['odd keys', JSON.parse('{"__proto__": {"a": 1}, "constructor": 1, "": 2}')],
])('what is encoded decodes to the same: %s', async (_title, value) => {
  const encoded = await encodeValue(value, text, dispatch)
  const received: JsonValue = JSON.parse(JSON.stringify(encoded))
  expect(decodeValue(received, text, dispatch)).toStrictEqual(value)
})

test('the same object in two places is no cycle', async () => {
  const part = { a: 1 }
  expect(await encodeValue({ one: part, two: [part] }, text, dispatch)).toEqual({
    one: { a: 1 },
    two: [{ a: 1 }],
  })
})

test('a list that grows on the way out is refused at some size', async () => {
  let value: unknown = 'leaf'
  for (let depth = 0; depth < 40; depth++) value = [value, value]
  await expect(encodeValue(value, text, dispatch)).rejects.toMatchObject({ code: 'RUNTIME_TOO_LARGE' })
})

test('an undefined in a list is null, in a record it is absent', async () => {
  // eslint-disable-next-line no-sparse-arrays
  expect(await encodeValue({ a: undefined, b: [undefined, , 1] }, text, dispatch)).toEqual({
    b: [null, null, 1],
  })
})

test('an object of a class that nothing declares is refused', () => {
  expect(() => decodeValue({ $object: 'Nobody', state: {} }, text, dispatch)).toThrow('`Nobody`')
})
