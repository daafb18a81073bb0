import { definePolicies } from '@graft/collisions'
import {
  arg,
  Boolean,
  composeAll,
  createServer,
  encodeId,
  Float,
  Int,
  layer,
  list,
  makeLayer,
  nullable,
  object,
  String,
  type FieldSpec,
  type JsonValue,
  type ScalarType,
  type Server,
} from '@graft/dagql'
import { describe, expect, test } from 'vitest'
import { ask, objectOf } from './ask.ts'

const Echo = object<{ readonly args: { readonly [name: string]: unknown } }>('Echo')

function echoes(): Server {
  return createServer({
    layers: [
      layer('echoes', ({ type, root }) => {
        type(Echo, (field) => ({ json: field(String, ({ args }) => JSON.stringify(args)) }))
        root((field) => ({
          defaults: field(
            Echo,
            {
              args: {
                boolean: arg(Boolean, { default: true }),
                int: arg(Int, { default: 42 }),
                float: arg(Float, { default: 3.14 }),
                string: arg(String, { default: 'hello' }),
                zero: arg(Int, { default: 0 }),
                nothing: arg(nullable(Int), { default: null }),
                maybe: arg(nullable(Int), { default: 7 }),
                list: arg(list(Int), { default: [1, 2] }),
              },
            },
            (_root, args) => ({ args }),
          ),
          boolean: field(Boolean, { args: { of: arg(Boolean) } }, (_root, { of }) => of),
          int: field(Int, { args: { of: arg(Int) } }, (_root, { of }) => of),
          float: field(Float, { args: { of: arg(Float) } }, (_root, { of }) => of),
          string: field(String, { args: { of: arg(String) } }, (_root, { of }) => of),
          strings: field(list(String), { args: { of: arg(list(String)) } }, (_root, { of }) => of),
          deep: field(list(list(Int)), { args: { of: arg(list(list(Int))) } }, (_root, { of }) => of),
          deepGaps: field(
            list(nullable(list(nullable(Int)))),
            { args: { of: arg(list(nullable(list(nullable(Int))))) } },
            (_root, { of }) => of,
          ),
          optional: field(
            nullable(String),
            { args: { of: arg(nullable(String)) } },
            (_root, { of = null }) => of,
          ),
        }))
      }),
    ],
  })
}

const server = echoes()
const defaults = {
  boolean: true,
  int: 42,
  float: 3.14,
  string: 'hello',
  zero: 0,
  nothing: null,
  maybe: 7,
  list: [1, 2],
}

/** The answer with another value of one argument. */
function withMaybe(maybe: number | null): unknown {
  return { defaults: { json: JSON.stringify({ ...defaults, maybe }) } }
}

/** A field whose argument has a default that may be bad. */
function bad(name: string, type: string, value: JsonValue): FieldSpec {
  return {
    name,
    owner: 'bad',
    type: { kind: 'named', name: type, nullable: true },
    args: [{ name: 'of', type: { kind: 'named', name: type, nullable: false }, default: value }],
    resolve: ({ args }) => args['of'],
  }
}

function refusal(message: string): unknown {
  return expect.objectContaining({ code: 'LAYER_DEFAULT_TYPE', message: expect.stringContaining(message) })
}

describe('TestDefaults', () => {
  test('builtin scalars', async () => {
    expect(await ask(server, '{ defaults { json } }')).toEqual({
      defaults: { json: JSON.stringify(defaults) },
    })
    const given =
      '{ defaults(boolean: false, int: 1, float: 2, string: "", zero: 3, nothing: 4, maybe: null, list: []) { json } }'
    expect(await ask(server, given)).toEqual({
      defaults: {
        json: JSON.stringify({
          boolean: false,
          int: 1,
          float: 2,
          string: '',
          zero: 3,
          nothing: 4,
          maybe: null,
          list: [],
        }),
      },
    })
    expect((await objectOf(server.select('defaults'))).value).toEqual({ args: defaults })
  })

  test('a variable that is left out leaves the default, and null does not', async () => {
    const query = 'query ($maybe: Int) { defaults(maybe: $maybe) { json } }'
    expect(await ask(server, query)).toEqual(withMaybe(7))
    expect(await ask(server, query, { variables: { maybe: null } })).toEqual(withMaybe(null))
  })

  describe('invalid', () => {
    test('three bad defaults are refused together when the layer is made', () => {
      const root = [
        bad('a', 'Boolean', 'yessir'),
        bad('b', 'Int', 'forty-two'),
        bad('c', 'Float', 'float on'),
      ]
      expect(() => makeLayer({ name: 'bad', root })).toThrow(
        expect.objectContaining({
          diagnostics: [refusal('yessir'), refusal('forty-two'), refusal('float on')],
        }),
      )
    })

    test('where another layer brings the type, three bad defaults are refused together', () => {
      const three: ScalarType = {
        kind: 'scalar',
        name: 'Three',
        parse: (value) => {
          if (value === 3) return 3
          throw new TypeError(`expected three, got ${JSON.stringify(value)}`)
        },
        serialize: Number,
      }
      const types = makeLayer({ name: 'three', types: [three] })
      const fields = makeLayer({
        name: 'bad',
        root: [
          bad('a', 'Three', 'yessir'),
          bad('b', 'Three', 'forty-two'),
          bad('c', 'Three', 'float on'),
          bad('d', 'Three', 3),
        ],
      })
      const composed = composeAll([types, fields], definePolicies({}))
      expect(composed).toMatchObject({
        ok: false,
        diagnostics: [
          { code: 'LAYER_DEFAULT_TYPE', message: expect.stringContaining('yessir') },
          { code: 'LAYER_DEFAULT_TYPE', message: expect.stringContaining('forty-two') },
          { code: 'LAYER_DEFAULT_TYPE', message: expect.stringContaining('float on') },
        ],
      })
    })
  })
})

describe('TestBuiltins', () => {
  test.for<[query: string, data: unknown]>([
    ['{ boolean(of: false) }', { boolean: false }],
    ['{ int(of: -1) }', { int: -1 }],
    ['{ float(of: 1) }', { float: 1 }],
    ['{ float(of: 0.5) }', { float: 0.5 }],
    ['{ string(of: "x") }', { string: 'x' }],
    ['{ strings(of: ["a", ""]) }', { strings: ['a', ''] }],
    ['{ deep(of: [[1], [], [2, 3]]) }', { deep: [[1], [], [2, 3]] }],
    ['{ deepGaps(of: [[1, null], null]) }', { deepGaps: [[1, null], null] }],
    ['{ optional }', { optional: null }],
    ['{ optional(of: "x") }', { optional: 'x' }],
  ])('types: %s', async ([query, data]) => {
    expect(await ask(server, query)).toEqual(data)
  })

  test.for<[field: string, of: unknown, message: RegExp]>([
    ['int', '42', /expected an integer/],
    ['int', 1.5, /expected an integer/],
    ['int', Number.NaN, /expected an integer/],
    ['int', 2 ** 53, /expected an integer/],
    ['float', '1', /expected a finite number/],
    ['float', Number.POSITIVE_INFINITY, /expected a finite number/],
    ['boolean', 'true', /expected true or false/],
    ['string', 1, /expected text/],
    ['strings', 'a', /got a single value; write a list/],
    ['deep', [1], /got a single value; write a list/],
    ['deep', [[null]], /got null/],
  ])('invalid: %s of %j', async ([field, of, message]) => {
    await expect(server.select([field, { of }])).rejects.toThrow(message)
  })
})

describe('TestInputSpecsInputsFromResultCallArgs', () => {
  test('a call that is made again has its recorded arguments, and defaults for the others', async () => {
    const made = await objectOf(server.select(['defaults', { int: 1, maybe: null }]))
    expect(made.call?.args).toEqual([
      ['int', { kind: 'integer', value: 1 }],
      ['maybe', { kind: 'null' }],
    ])
    expect((await echoes().load(made.id())).value).toEqual({ args: { ...defaults, int: 1, maybe: null } })
  })

  test('recorded arguments are checked like those of a caller', async () => {
    const made = await objectOf(server.select(['defaults', { int: 1 }]))
    const forged = (name: string): string =>
      encodeId({
        ...made.call,
        field: 'defaults',
        type: 'Echo',
        args: [[name, { kind: 'string', value: 'x' }]],
      })
    await expect(server.load(forged('int'))).rejects.toThrow(/expected an integer/)
    await expect(server.load(forged('nope'))).rejects.toThrow(/has no argument `nope`/)
  })
})
