import { describe, expect, expectTypeOf, test } from 'vitest'
import { arg } from '../field/argument-token.ts'
import type { FieldBuilder } from '../field/define-field.ts'
import type { ResolveContext } from '../field/field-spec.ts'
import type { ObjectResult } from '../field/object-result.ts'
import { enumOf, object } from '../type/declare-type.ts'
import {
  Int,
  list,
  nullable,
  String,
  type Boolean,
  type Float,
  type ID,
  type TypeToken,
  type ValueOf,
  type Void,
} from '../type/type-token.ts'
import { layer } from './define-layer.ts'

interface Place {
  readonly x: number
  readonly y: number
}

const Point = object<Place>('Point', 'A place on the plane.')
const Color = enumOf('Color', ['RED', { name: 'BLUE', description: 'As the sky.' }], 'A colour.')

describe('types are inferred', () => {
  test('a token carries the type of its values', () => {
    expectTypeOf<ValueOf<typeof Int>>().toEqualTypeOf<number>()
    expectTypeOf<ValueOf<typeof Float>>().toEqualTypeOf<number>()
    expectTypeOf<ValueOf<typeof Boolean>>().toEqualTypeOf<boolean>()
    expectTypeOf<ValueOf<typeof ID>>().toEqualTypeOf<string>()
    expectTypeOf<ValueOf<typeof Void>>().toEqualTypeOf<null | undefined>()
    expectTypeOf<ValueOf<typeof Point>>().toEqualTypeOf<Place>()
    expectTypeOf<ValueOf<typeof Color>>().toEqualTypeOf<'RED' | 'BLUE'>()
    const texts = list(nullable(String))
    expectTypeOf<ValueOf<typeof texts>>().toEqualTypeOf<readonly (string | null)[]>()
    const maybe = nullable(list(Point))
    expectTypeOf<ValueOf<typeof maybe>>().toEqualTypeOf<readonly Place[] | null>()
    expect([texts.ref.nullable, maybe.ref.nullable]).toEqual([false, true])
  })

  test('a resolver sees its parent, its arguments and its context', () => {
    const made = layer('typed', ({ type, root }) => {
      expectTypeOf(type<Place>)
        .parameter(1)
        .parameter(0)
        .toEqualTypeOf<FieldBuilder<Place>>()
      type(Point, (field) => ({
        shift: field(
          Point,
          { args: { by: arg(Int, { default: 1 }), name: arg(nullable(String)), colors: arg(list(Color)) } },
          (point, args, context) => {
            expectTypeOf(point).toEqualTypeOf<Place>()
            expectTypeOf(args).toEqualTypeOf<{
              by: number
              name: string | null | undefined
              colors: readonly ('RED' | 'BLUE')[]
            }>()
            expectTypeOf(context).toEqualTypeOf<ResolveContext>()
            return { x: point.x + args.by, y: point.y }
          },
        ),
      }))
      root((field) => ({
        point: field(Point, { args: { at: arg(Point) } }, (parent, { at }) => {
          expectTypeOf(parent).toEqualTypeOf<null>()
          expectTypeOf(at).toEqualTypeOf<Place>()
          return Promise.resolve(at)
        }),
        none: field(Int, {}, (_root, args) => {
          expectTypeOf(args).toEqualTypeOf<object>()
          return 1
        }),
      }))
    })
    expect([...made.root.keys()]).toEqual(['point', 'none'])
  })

  test('what does not fit is a type error', () => {
    expect(() =>
      layer('wrong', ({ type, root }) => {
        type(Point, (field) => ({
          // @ts-expect-error a `Place` has no `z`
          z: field(Int, {}, (point) => point.z),
          // @ts-expect-error the text is no number
          x: field(Int, {}, () => 'one'),
          // @ts-expect-error null is no number
          y: field(Int, {}, () => null),
        }))
        root((field) => ({
          // @ts-expect-error `GREEN` is no member
          color: field(Color, {}, () => 'GREEN'),
          // @ts-expect-error the default is no number
          shift: field(Int, { args: { by: arg(Int, { default: 'x' }) } }, (_root, { by }) => by),
          // @ts-expect-error there is no argument `to`
          turn: field(Int, { args: { by: arg(Int) } }, (_root, { to }) => to),
          // @ts-expect-error a `Place` needs `y`
          point: field(Point, {}, () => ({ x: 1 })),
          fine: field(nullable(Point), {}, (): ObjectResult | null => null),
        }))
      }),
    ).toThrow(expect.objectContaining({ code: 'LAYER_DEFAULT_TYPE' }))
  })
})

test('a layer holds its types and root fields, with their owner', () => {
  const made = layer('geometry', ({ type, root }) => {
    type(Point, (field) => ({
      x: field(Int, { description: 'Eastwards.', deprecated: 'Use `y`.' }, (point) => point.x),
    }))
    root((field) => ({
      point: field(
        Point,
        { args: { x: arg(Int, { default: 0, description: 'East.' }) } },
        (_root, { x }) => ({ x, y: 0 }),
      ),
    }))
  })
  const type = made.types.get('Point')
  expect(type).toMatchObject({ kind: 'object', name: 'Point', description: 'A place on the plane.' })
  expect(type?.kind === 'object' && type.fields[0]).toMatchObject({
    name: 'x',
    owner: 'geometry',
    description: 'Eastwards.',
    deprecated: 'Use `y`.',
    type: { kind: 'named', name: 'Int', nullable: false },
    args: [],
  })
  expect(made.root.get('point')).toMatchObject({
    owner: 'geometry',
    args: [{ name: 'x', description: 'East.', default: 0, type: { name: 'Int', nullable: false } }],
  })
})

test('an argument without a default has none, and null is a default', () => {
  const made = layer('defaults', ({ root }) =>
    root((field) => ({
      f: field(
        Int,
        {
          args: {
            a: arg(Int),
            b: arg(nullable(Int), { default: null }),
            c: arg(list(Int), { default: [1] }),
          },
        },
        () => 1,
      ),
    })),
  )
  const args = made.root.get('f')?.args ?? []
  expect(args.map((each) => ('default' in each ? each.default : 'none'))).toEqual(['none', null, [1]])
})

test('enums that fields mention belong to the layer, built-in scalars and objects do not', () => {
  const Size = enumOf('Size', ['S', 'L'])
  const Other: TypeToken<object> = object('Other')
  const made = layer('paint', ({ root }) =>
    root((field) => ({
      color: field(Color, { args: { sizes: arg(nullable(list(Size))), n: arg(Int) } }, () => 'RED'),
      other: field(Other, {}, () => ({})),
    })),
  )
  expect([...made.types.keys()].toSorted()).toEqual(['Color', 'Size'])
  expect(made.types.get('Color')).toMatchObject({
    description: 'A colour.',
    members: [{ name: 'RED' }, { name: 'BLUE', description: 'As the sky.' }],
  })
})

test('root fields may be declared in several steps', () => {
  const made = layer('steps', ({ root }) => {
    root((field) => ({ a: field(Int, {}, () => 1) }))
    root((field) => ({ b: field(Int, {}, () => 2) }))
  })
  expect([...made.root.keys()]).toEqual(['a', 'b'])
})

test('only object types have fields, and each is declared once', () => {
  expect(() => layer('a', ({ type }) => type(Color, () => ({})))).toThrow('only object types have fields')
  expect(() => layer('a', ({ type }) => (type(Point, () => ({})), type(Point, () => ({}))))).toThrow(
    'type Point is declared twice',
  )
})
