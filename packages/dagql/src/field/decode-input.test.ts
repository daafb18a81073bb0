import { describe, expect, test } from 'vitest'
import { builtInScalars } from '../type/built-in-scalars.ts'
import type { TypeDefinition } from '../type/type-definition.ts'
import {
  Boolean,
  enumOf,
  Float,
  ID,
  Int,
  JSON as JsonText,
  list,
  nullable,
  object,
  String,
  type TypeToken,
} from '../type/type-token.ts'
import { decodeInput } from './decode-input.ts'
import { ObjectResult } from './object-result.ts'

const Color = enumOf('Color', ['RED', 'BLUE'])
const Point = object<object>('Point')
const node: TypeToken<unknown> = {
  ref: { kind: 'named', name: 'Node', nullable: false },
  definition: undefined,
}
const unknown: TypeToken<unknown> = {
  ref: { kind: 'named', name: 'Nope', nullable: false },
  definition: undefined,
}
/** A scalar whose values in resolvers are not what crosses the API. */
const date: TypeToken<unknown> = {
  ref: { kind: 'named', name: 'Date', nullable: false },
  definition: undefined,
}

const definitions = new Map<string, TypeDefinition>([
  ...builtInScalars,
  ['Color', { kind: 'enum', name: 'Color', members: [{ name: 'RED' }, { name: 'BLUE' }] }],
  ['Point', { kind: 'object', name: 'Point' }],
  ['Node', { kind: 'interface', name: 'Node' }],
  [
    'Date',
    {
      kind: 'scalar',
      name: 'Date',
      parse: (value) => {
        if (typeof value === 'string' && value !== '') return new Date(value)
        throw new TypeError('expected a date')
      },
      serialize: (value) => (value instanceof Date ? value.toISOString() : null),
    },
  ],
])

const point = new ObjectResult('Point', {}, { field: 'point', args: [], type: 'Point' })
const circle = new ObjectResult('Circle', {}, { field: 'circle', args: [], type: 'Circle' })

const decode = (token: TypeToken<unknown>, value: unknown): unknown =>
  decodeInput('Query.f(x:)', token.ref, value, (name) => definitions.get(name))

describe('a value of the type is taken', () => {
  test.for<[what: string, type: TypeToken<unknown>, value: unknown, decoded: unknown]>([
    ['integer', Int, 5, 5],
    ['float without a fraction', Float, 5, 5],
    ['empty text', String, '', ''],
    ['false', Boolean, false, false],
    ['ID', ID, 'x', 'x'],
    ['JSON text', JsonText, '{}', '{}'],
    ['null', nullable(Int), null, null],
    ['undefined for null', nullable(Int), undefined, null],
    ['enum member', Color, 'BLUE', 'BLUE'],
    ['empty list', list(Int), [], []],
    ['list', list(Int), [1, 2], [1, 2]],
    ['list with nulls', list(nullable(Int)), [1, null], [1, null]],
    ['null for a list', nullable(list(Int)), null, null],
    ['list of lists', list(list(Int)), [[1], []], [[1], []]],
    ['object by ID', Point, 'some-id', 'some-id'],
    ['object itself', Point, point, point],
    ['list of both', list(Point), ['some-id', point], ['some-id', point]],
    ['any object for an interface', node, circle, circle],
    ['scalar that decodes', date, '2020-01-01T00:00:00.000Z', new Date('2020-01-01T00:00:00.000Z')],
    ['list of scalars that decode', list(date), ['1970'], [new Date('1970')]],
  ])('%s', ([, type, value, decoded]) => {
    expect(decode(type, value)).toEqual(decoded)
  })
})

describe('any other value is refused', () => {
  test.for<[what: string, type: TypeToken<unknown>, value: unknown, message: string]>([
    ['null', Int, null, '`Query.f(x:)` must be `Int!`: got null'],
    ['undefined', list(Int), undefined, '`Query.f(x:)` must be `[Int!]!`: got null'],
    ['null in a list', list(Int), [1, null], '`Query.f(x:)[1]` must be `Int!`: got null'],
    ['text for an integer', Int, '5', 'got `5`'],
    ['fraction for an integer', Int, 0.5, '`Query.f(x:)` must be `Int!`: expected an integer'],
    ['integer for text', String, 5, 'expected text'],
    ['single value for a list', list(Int), 1, 'got a single value; write a list'],
    ['text for a list', list(String), 'ab', 'write a list'],
    ['object for a list', list(Int), { length: 1, 0: 1 }, 'write a list'],
    ['list for a single value', Int, [1], 'got `a list`'],
    ['wrong element, deep in', list(list(Int)), [[1], [2, 'x']], '`Query.f(x:)[1][1]` must be `Int!`'],
    ['no member', Color, 'GREEN', '`Query.f(x:)` must be `Color!`: its members are `RED`, `BLUE`'],
    ['member in lower case', Color, 'red', 'its members are'],
    ['number for a member', Color, 0, 'its members are'],
    ['another object', Point, circle, '`Query.f(x:)` must be `Point!`: got a `Circle`'],
    ['number for an object', Point, 5, 'got no ID'],
    ['plain object', Point, { id: 'x' }, 'got no ID'],
    ['number for an interface', node, 5, 'got no ID'],
    ['unknown type', unknown, 'x', 'the schema has no such type'],
    ['scalar that does not decode', date, '', 'expected a date'],
    ['half a surrogate pair', String, '\uD800', 'half a surrogate pair'],
  ])('%s', ([, type, value, message]) => {
    expect(() => decode(type, value)).toThrow(message)
    expect(() => decode(type, value)).toThrow(expect.objectContaining({ code: 'ARGUMENT_TYPE' }))
  })
})
