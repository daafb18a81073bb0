import { expect, test } from 'vitest'
import { layer } from '../layer/define-layer.ts'
import type { Layer } from '../layer/layer.ts'
import { enumOf, scalar } from '../type/declare-type.ts'
import { Int, list, nullable, String, type TypeToken } from '../type/type-token.ts'
import { arg, argumentSpecs, input } from './argument-token.ts'

const Color = enumOf('Color', [
  'RED',
  { name: 'BLUE', value: 'blue' },
  { name: 'AZURE', value: 'blue' },
  { name: 'FOURTH', value: 4 },
])
const Day = scalar<Date>('Day', {
  parse: (value) => {
    const date = new Date(`${value}`)
    if (Number.isNaN(date.getTime())) throw new TypeError('expected a day')
    return date
  },
  serialize: (value) => value.toISOString().slice(0, 10),
})
const Stroke = input('Stroke', {
  color: arg(Color, { default: 'blue' }),
  more: arg(nullable(list(nullable(Color))), { default: [4, null, 'RED'] }),
  since: arg(nullable(Day)),
  note: arg(nullable(String)),
})
const moon = new Date('1969-07-20')

function defaultOf(token: ReturnType<typeof arg>): unknown {
  return argumentSpecs({ it: token })[0]?.default
}

test.for<[what: string, token: ReturnType<typeof arg>, json: unknown]>([
  ['a member without a value', arg(Color, { default: 'RED' }), 'RED'],
  ['the first member of a value', arg(Color, { default: 'blue' }), 'BLUE'],
  ['a member whose value is a number', arg(Color, { default: 4 }), 'FOURTH'],
  ['null', arg(nullable(Color), { default: null }), null],
  ['a list', arg(list(list(Color)), { default: [['blue'], [4, 'RED']] }), [['BLUE'], ['FOURTH', 'RED']]],
  ['a value of a scalar', arg(Day, { default: moon }), '1969-07-20'],
  ['a scalar that is its own JSON', arg(Int, { default: 3 }), 3],
  [
    'an input object',
    arg(Stroke, { default: { color: 4, more: ['blue'], since: moon, note: undefined } }),
    { color: 'FOURTH', more: ['BLUE'], since: '1969-07-20', note: undefined },
  ],
])('the default of an argument is kept as JSON: %s', ([, token, json]) => {
  expect(defaultOf(token)).toEqual(json)
})

test('so are those of the fields of input objects', () => {
  const { definition } = Stroke
  expect(definition?.kind === 'input' && definition.fields.map((each) => each.default)).toEqual([
    'BLUE',
    ['FOURTH', null, 'RED'],
    undefined,
    undefined,
  ])
})

function paint(token: TypeToken<unknown>, value: unknown): Layer {
  return layer('paint', ({ root }) => {
    root((field) => ({
      paint: field(nullable(String), { args: { with: arg(token, { default: value }) } }, () => null),
    }))
  })
}

test('layers take such defaults, and refuse what is no value of the type', () => {
  expect(() => paint(Color, 'blue')).not.toThrow()
  expect(() => paint(Day, moon)).not.toThrow()
  expect(() => paint(Color, 'green')).toThrow(expect.objectContaining({ code: 'LAYER_DEFAULT_TYPE' }))
  expect(() => paint(Day, 'no date')).toThrow(expect.objectContaining({ code: 'LAYER_DEFAULT_TYPE' }))
})
