import { definePolicies } from '@graft/collisions'
import {
  arg,
  composeAll,
  createServer,
  Int,
  interfaceOf,
  layer,
  list,
  nullable,
  object,
  String,
  type ArgumentOptions,
  type ArgumentToken,
  type Layer,
  type LayerBuilder,
  type TypeToken,
} from '@graft/dagql'
import { describe, expect, test } from 'vitest'
import { coded } from './ask.ts'
import { Duck, Named, Quacker, Robot, implementsIn } from './implements-in.ts'

/** A layer with one object type and one interface, each with a field `f` as given. */
function fitting(
  declare: (
    builder: LayerBuilder,
    types: { readonly Thing: TypeToken<object>; readonly Wanted: TypeToken<never> },
  ) => void,
): boolean {
  const Thing = object<object>('Thing')
  const Wanted = interfaceOf('Wanted')
  return implementsIn([layer('fitting', (builder) => declare(builder, { Thing, Wanted }))], 'Thing', 'Wanted')
}

/** Whether a field with arguments fits one that an interface asks for. */
function fitsArguments(
  offered: { readonly [name: string]: ArgumentToken<unknown> },
  wanted: { readonly [name: string]: ArgumentToken<unknown> },
): boolean {
  return fitting(({ type, shape }, { Thing, Wanted }) => {
    type(Thing, (field) => ({ f: field(String, { args: offered }, () => 'x') }))
    shape(Wanted, (field) => ({ f: field(String, { args: wanted }) }))
  })
}

/** Whether a result of one type fits one of another. */
function fitsResult(offered: TypeToken<unknown>, wanted: TypeToken<unknown>): boolean {
  return fitting(({ type, shape }, { Thing, Wanted }) => {
    type(Thing, (field) => ({ f: field(offered) }))
    shape(Wanted, (field) => ({ f: field(wanted) }))
  })
}

/** A type whose field `self` is of a type as given, beside an interface that asks for itself. */
function selves(selfOf: TypeToken<unknown>): Layer {
  return layer('selves', ({ type, shape }) => {
    const Self = object<object>('Self')
    const Other = object<object>('Other')
    const Selfer = interfaceOf('Selfer')
    type(Self, (field) => ({ self: field(selfOf) }))
    type(Other, (field) => ({ other: field(String, () => 'x') }))
    shape(Selfer, (field) => ({ self: field(Selfer) }))
  })
}

/** The argument as a set of arguments, where there is one. */
function named(argument: ArgumentToken<unknown> | undefined): {
  readonly [name: string]: ArgumentToken<unknown>
} {
  return argument === undefined ? {} : { a: argument }
}

/** A layer that brings the interface `Named`. */
function nameOf(kind: 'Int' | 'String'): Layer {
  return layer(`named ${kind}`, ({ shape }) =>
    shape(Named, (field) => ({ name: field(kind === 'Int' ? Int : String) })),
  )
}

describe('TestInterfaces', () => {
  test('recursive covariant', () => {
    expect(implementsIn([selves(object('Self'))], 'Self', 'Selfer')).toBe(true)
    expect(implementsIn([selves(object('Other'))], 'Self', 'Selfer')).toBe(false)
    expect(implementsIn([selves(nullable(object('Self')))], 'Self', 'Selfer')).toBe(false)
  })

  test('mutually recursive, with one that does not fit', () => {
    const A = object<object>('A')
    const B = object<object>('B')
    const HasB = interfaceOf('HasB')
    const HasA = interfaceOf('HasA')
    const made = (fits: boolean): Layer =>
      layer('mutual', ({ type, shape }) => {
        type(A, (field) => ({ b: field(B, () => ({})) }))
        type(B, (field) => ({ a: field(A, () => ({})), ...(fits ? { n: field(Int, () => 1) } : {}) }))
        shape(HasB, (field) => ({ b: field(HasA) }))
        shape(HasA, (field) => ({ a: field(HasB), n: field(Int) }))
      })
    for (const [type, wanted] of [
      ['A', 'HasB'],
      ['B', 'HasA'],
    ] as const) {
      expect(implementsIn([made(true)], type, wanted)).toBe(true)
      expect(implementsIn([made(false)], type, wanted)).toBe(false)
    }
  })

  describe('every field required', () => {
    test('a type that lacks a field does not satisfy an interface', () => {
      const robots = layer('robots', ({ type }) => type(Robot, (field) => ({ name: field(String) })))
      expect(implementsIn([quackers, robots], 'Robot', 'Quacker')).toBe(false)
    })

    const Liar = object<{ readonly name: string }>('Liar', undefined, { implements: [Quacker] })
    const quackers = layer('quackers', ({ shape }) =>
      shape(Quacker, (field) => ({ name: field(String), quack: field(String) })),
    )
    const liars = layer('liars', ({ type }) => type(Liar, (field) => ({ name: field(String) })))

    test('a type that says that it does, and does not, is refused', () => {
      const refusal = expect.objectContaining({
        code: 'LAYER_IMPLEMENTS_FIELD',
        message: expect.stringMatching(/`Liar`.*`Quacker`.*`quack`/),
      })
      expect(() =>
        layer('lying', ({ type, shape }) => {
          shape(Quacker, (field) => ({ name: field(String), quack: field(String) }))
          type(Liar, (field) => ({ name: field(String) }))
        }),
      ).toThrow(refusal)
      // Where another layer brings the interface it is known only when they come together.
      expect(() => createServer({ layers: [quackers, liars] })).toThrow(refusal)
    })

    test('so it is among many layers, and where a field does not fit', () => {
      const many = Array.from({ length: 12 }, (_, index) =>
        layer(`number ${index}`, ({ root }) => root((field) => ({ [`n${index}`]: field(Int, () => index) }))),
      )
      expect(() => createServer({ layers: [quackers, ...many, liars] })).toThrow(
        coded('LAYER_IMPLEMENTS_FIELD'),
      )
      const misfit = layer('misfit', ({ type }) =>
        type(Liar, (field) => ({ name: field(String), quack: field(Int, () => 1) })),
      )
      expect(() => createServer({ layers: [quackers, misfit] })).toThrow(coded('LAYER_IMPLEMENTS_FIELD'))
    })

    test('a type that says so and does is taken', () => {
      const honest = layer('honest', ({ type }) =>
        type(Liar, (field) => ({ name: field(String), quack: field(String, () => 'quack') })),
      )
      expect(implementsIn([quackers, honest], 'Liar', 'Quacker')).toBe(true)
    })

    test('what says that it implements something else than an interface is refused', () => {
      const Odd = object<object>('Odd', undefined, { implements: [Duck] })
      const odd = layer('odd', ({ type }) => type(Odd, (field) => ({ n: field(Int, () => 1) })))
      const ducks = layer('ducks', ({ type }) => type(Duck, (field) => ({ name: field(String) })))
      expect(() => createServer({ layers: [ducks, odd] })).toThrow(coded('LAYER_IMPLEMENTS_KIND'))
    })

    test('an interface that says so and does not is refused', () => {
      const Loud = interfaceOf('Loud', undefined, { implements: ['Quacker'] })
      const lying = layer('lying', ({ shape }) => shape(Loud, (field) => ({ volume: field(Int) })))
      expect(() => createServer({ layers: [quackers, lying] })).toThrow(coded('LAYER_IMPLEMENTS_FIELD'))
    })
  })

  describe('object args must match; missing arg; interface args', () => {
    const optional: ArgumentOptions<number> = { default: 1 }
    test.for<
      [what: string, fits: boolean, offered: ArgumentToken<unknown>[], wanted: ArgumentToken<unknown>[]]
    >([
      ['none and none', true, [], []],
      ['the same', true, [arg(Int)], [arg(Int)]],
      ['an argument that is missing', false, [], [arg(Int)]],
      ['an argument of another type', false, [arg(String)], [arg(Int)]],
      ['an extra argument that is required', false, [arg(Int)], []],
      ['an extra argument that may be null', true, [arg(nullable(Int))], []],
      ['an extra argument with a default', true, [arg(Int, optional)], []],
      ['a wider argument', true, [arg(nullable(Int))], [arg(Int)]],
      ['a narrower argument', false, [arg(Int)], [arg(nullable(Int))]],
      ['an optional argument where it is required', true, [arg(Int, optional)], [arg(Int)]],
      ['a required argument where it is optional', false, [arg(Int)], [arg(Int, optional)]],
      ['a list for a single value', false, [arg(list(Int))], [arg(Int)]],
      ['a single value for a list', false, [arg(Int)], [arg(list(Int))]],
      ['an object that satisfies the interface that is passed', false, [arg(Duck)], [arg(Named)]],
      ['an interface that the object that is passed satisfies', true, [arg(Named)], [arg(Duck)]],
    ])('%s: %s', ([, fits, [offered], [wanted]]) => {
      const made = layer('fitting', ({ type, shape }) => {
        type(Duck, (field) => ({ name: field(String) }))
        shape(Named, (field) => ({ name: field(String) }))
        type(Robot, (field) => ({ f: field(String, { args: named(offered) }, () => 'x') }))
        shape(Quacker, (field) => ({ f: field(String, { args: named(wanted) }) }))
      })
      expect(implementsIn([made], 'Robot', 'Quacker')).toBe(fits)
    })

    test('of several arguments each counts', () => {
      expect(fitsArguments({ a: arg(Int), b: arg(String) }, { a: arg(Int), b: arg(String) })).toBe(true)
      expect(fitsArguments({ a: arg(Int), b: arg(String) }, { b: arg(String), a: arg(Int) })).toBe(true)
      expect(fitsArguments({ a: arg(Int), b: arg(Int) }, { a: arg(Int), b: arg(String) })).toBe(false)
    })
  })

  describe('nullable list result; non-null list arg', () => {
    test.for<[fits: boolean, offered: TypeToken<unknown>, wanted: TypeToken<unknown>]>([
      [true, Int, Int],
      [true, Int, nullable(Int)],
      [false, nullable(Int), Int],
      [false, Int, String],
      [true, list(Int), list(Int)],
      [true, list(Int), nullable(list(Int))],
      [false, nullable(list(Int)), list(Int)],
      [true, list(Int), list(nullable(Int))],
      [false, list(nullable(Int)), list(Int)],
      [true, list(Int), nullable(list(nullable(Int)))],
      [false, list(Int), Int],
      [false, Int, list(Int)],
      [true, list(list(Int)), list(nullable(list(Int)))],
      [false, list(nullable(list(Int))), list(list(Int))],
    ])('results: %s for $ref', ([fits, offered, wanted]) => {
      expect(fitsResult(offered, wanted)).toBe(fits)
    })

    test.for<[fits: boolean, offered: TypeToken<unknown>, wanted: TypeToken<unknown>]>([
      [true, list(Int), list(Int)],
      [true, nullable(list(Int)), list(Int)],
      [false, list(Int), nullable(list(Int))],
      [true, list(nullable(Int)), list(Int)],
      [false, list(Int), list(nullable(Int))],
    ])('arguments: %s', ([fits, offered, wanted]) => {
      expect(fitsArguments({ a: arg(offered) }, { a: arg(wanted) })).toBe(fits)
    })
  })

  describe('duplicate InstallInterface', () => {
    test('two parties that bring an interface of one name collide', () => {
      const result = composeAll([nameOf('String'), nameOf('Int')], definePolicies({}))
      expect(result.ok).toBe(false)
    })

    test('a layer that is there already changes nothing', () => {
      const server = createServer({ layers: [nameOf('String')] })
      expect(server.with(nameOf('String')).composition).toBe(server.composition)
    })
  })
})
