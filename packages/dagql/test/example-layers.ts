import { arg, input } from '../src/field/argument-token.ts'
import { instance } from '../src/field/instance.ts'
import { layer } from '../src/layer/define-layer.ts'
import type { Layer } from '../src/layer/layer.ts'
import { enumOf, interfaceOf, object, scalar } from '../src/type/declare-type.ts'
import {
  Boolean,
  Float,
  ID,
  Int,
  JSON as JsonText,
  list,
  nullable,
  String,
  Void,
  type TypeToken,
} from '../src/type/type-token.ts'

const Point: TypeToken<{ readonly x: number; readonly y: number }> = object(
  'Point',
  'A place on the plane.',
  {
    directives: [
      { name: 'marked', args: { with: 'chalk' } },
      { name: 'marked', args: { with: 'ink' } },
    ],
  },
)
const Color = enumOf(
  'Color',
  [
    'RED',
    { name: 'BLUE', description: 'As the sky.', deprecated: 'Too cold.', value: 'blue' },
    { name: 'GREY', deprecated: '', experimental: 'May fade.' },
  ],
  'A colour.',
)
const Url = scalar<string>('Url', {
  description: 'An address.',
  specifiedBy: 'https://url.spec.whatwg.org/',
  parse: (value) => {
    if (typeof value === 'string' && URL.canParse(value)) return value
    throw new TypeError('expected an address')
  },
  serialize: (value) => value,
})
const Depth = input('Depth', { color: arg(Color, { default: 'RED' }), of: arg(nullable(Int)) }, 'How deep.')
const Size = input('Size', {
  depth: arg(nullable(Depth), { default: { of: 3, color: 'GREY' } }),
  height: arg(Int, { default: 1, experimental: 'May go.' }),
  unit: arg(nullable(String), { deprecated: '' }),
  width: arg(Int, { description: 'From left to right.' }),
})

/** Something of everything that a schema may hold. */
export const kinds: Layer = layer('kinds', ({ type, root, directive }) => {
  directive({
    name: 'marked',
    description: 'Somebody marked it.',
    args: [
      { name: 'with', type: { kind: 'named', name: 'String', nullable: false }, default: 'chalk' },
      { name: 'color', type: { kind: 'named', name: 'Color', nullable: true } },
    ],
    locations: ['OBJECT', 'FIELD_DEFINITION'],
    repeatable: true,
  })
  type(Point, (field) => ({
    x: field(Int, { description: 'Eastwards.' }),
    y: field(Int, { deprecated: '' }),
    distance: field(Float, ({ x, y }) => Math.hypot(x, y)),
    shift: field(Point, { args: { by: arg(Int, { default: 1 }) } }, ({ x, y }, { by }) => ({ x: x + by, y })),
  }))
  root((field) => ({
    point: field(
      Point,
      {
        args: { x: arg(Int), y: arg(Int, { default: 0, description: 'Northwards.' }) },
        deprecated: 'Use `grid`.',
      },
      (_root, at) => at,
    ),
    grid: field(list(list(nullable(Point))), { directives: [{ name: 'marked' }] }, () => [
      [{ x: 1, y: 2 }, null],
      [],
    ]),
    mirror: field(Point, { args: { point: arg(Point) } }, (_root, { point }) => point),
    add: field(nullable(Point), { args: { points: arg(list(nullable(list(Point)))) } }, () => null),
    paint: field(
      Color,
      {
        args: {
          color: arg(Color, { default: 'RED' }),
          colors: arg(nullable(list(Color)), { default: ['RED', 'GREY'] }),
        },
      },
      (_root, { color }) => color,
    ),
    area: field(
      Float,
      { args: { size: arg(Size, { default: { width: 2, height: 3, depth: null, unit: 'm' } }) } },
      () => 6,
    ),
    visit: field(
      Url,
      { args: { url: arg(Url, { default: 'https://example.org/' }) } },
      (_root, { url }) => url,
    ),
    not: field(
      Boolean,
      { args: { value: arg(Boolean), why: arg(nullable(String), { default: null }) } },
      () => true,
    ),
    echo: field(
      JsonText,
      { args: { json: arg(JsonText), id: arg(nullable(ID), { deprecated: 'Not needed.' }) } },
      (_root, { json }) => json,
    ),
    rest: field(Void, { experimental: 'May do something.' }, () => undefined),
    rests: field(list(Void), () => [null, undefined]),
    secret: field(
      String,
      {
        args: {
          shown: arg(nullable(String), { experimental: 'A trial.' }),
          token: arg(nullable(String), { internal: true }),
        },
      },
      () => 'hush',
    ),
  }))
})

const Shape: TypeToken<never> = interfaceOf('Shape', 'Has an area.')
const Round: TypeToken<never> = interfaceOf('Round', 'A shape with a radius.')
const Twin: TypeToken<never> = interfaceOf('Twin', 'What `Shape` is, by another name.')
const Circle = object<{ readonly radius: number }>('Circle')
const Square = object<{ readonly side: number }>('Square')
const Wide = object<{ readonly side: number }>('Wide')

/** Types that satisfy interfaces by their fields, interfaces among them. */
export const shapes: Layer = layer('shapes', ({ type, shape, root }) => {
  shape(Shape, (field) => ({ area: field(Float), scale: field(Shape, { args: { by: arg(Int) } }) }))
  shape(Twin, (field) => ({ area: field(Float), scale: field(Shape, { args: { by: arg(Int) } }) }))
  shape(Round, (field) => ({
    id: field(ID),
    area: field(Float),
    radius: field(Float),
    scale: field(Round, { args: { by: arg(Int) } }),
  }))
  type(Circle, (field) => ({
    radius: field(Float),
    area: field(Float, ({ radius }) => Math.PI * radius ** 2),
    scale: field(Circle, { args: { by: arg(Int), from: arg(nullable(Shape)) } }, ({ radius }, { by }) => ({
      radius: radius * by,
    })),
  }))
  type(Square, (field) => ({
    area: field(Float, ({ side }) => side ** 2),
    scale: field(Shape, { args: { by: arg(Int) } }, ({ side }, { by }) =>
      instance(Square, { side: side * by }),
    ),
  }))
  type(Wide, (field) => ({
    area: field(Float, ({ side }) => side ** 2),
    // Takes more than the interface asks for, which GraphQL does not let it declare.
    scale: field(Wide, { args: { by: arg(nullable(Int)) } }, ({ side }, { by }) => ({
      side: side * (by ?? 1),
    })),
  }))
  root((field) => ({
    shape: field(Shape, { args: { name: arg(String) } }, (_root, { name }) => {
      if (name === 'circle') return instance(Circle, { radius: 1 })
      return name === 'wide' ? instance(Wide, { side: 3 }) : instance(Square, { side: 2 })
    }),
    shapes: field(list(Shape), () => [instance(Circle, { radius: 1 }), instance(Square, { side: 2 })]),
  }))
})

/** A layer with one root field, and two types of which one leads to the other. */
export function shelf(number: number): Layer {
  const Shelf = object<{ readonly n: number }>(`Shelf${number}`)
  const Book = object<{ readonly pages: number }>(`Book${number}`)
  const Binding = enumOf(`Binding${number}`, ['HARD', 'SOFT'])
  return layer(`shelf${number}`, ({ type, root }) => {
    type(Shelf, (field) => ({ books: field(list(Book), ({ n }) => [{ pages: n }]) }))
    type(Book, (field) => ({
      pages: field(Int),
      binding: field(Binding, {}, () => 'HARD'),
      shelf: field(Shelf, () => ({ n: 1 })),
    }))
    root((field) => ({
      [`shelf${number}`]: field(Shelf, { args: { n: arg(Int) } }, (_root, { n }) => ({ n })),
    }))
  })
}
