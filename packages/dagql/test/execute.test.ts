import { arg, Boolean, createServer, Int, layer, list, nullable, object, type WireResult } from '@graft/dagql'
import { describe, expect, test } from 'vitest'
import { geometry } from './geometry.ts'

const server = createServer({ layers: [geometry().layer] })

type Variables = { readonly [name: string]: unknown }

function ask(query: string, variables?: Variables): Promise<WireResult> {
  return server.execute({ query, variables })
}

function codesOf({ errors }: WireResult): readonly string[] {
  return (errors ?? []).map((error) => error.extensions.code)
}

describe('a query is answered', () => {
  test.for<[query: string, data: unknown, variables?: Variables]>([
    ['{ point(x: 2) { x y distance } }', { point: { x: 2, y: 0, distance: 2 } }],
    ['{ a: point(x: 1) { b: x } c: flip }', { a: { b: 1 }, c: 'BLUE' }],
    ['{ __typename point(x: 1) { __typename } }', { __typename: 'Query', point: { __typename: 'Point' } }],
    ['{ flip(color: BLUE) }', { flip: 'RED' }],
    ['query ($c: Color!) { flip(color: $c) }', { flip: 'RED' }, { c: 'BLUE' }],
    ['{ flipAll(colors: [RED, BLUE]) }', { flipAll: ['BLUE', 'RED'] }],
    ['{ flipAll(colors: RED) }', { flipAll: ['BLUE'] }],
    ['query ($c: [Color!]!) { flipAll(colors: $c) }', { flipAll: ['BLUE'] }, { c: ['RED'] }],
    ['query ($c: Color!) { flipAll(colors: [RED, $c]) }', { flipAll: ['BLUE', 'RED'] }, { c: 'BLUE' }],
    ['{ not(value: true) }', { not: false }],
    ['query ($v: Boolean!) { not(value: $v) }', { not: true }, { v: false }],
    ['{ echo(json: "{\\"a\\":[1]}") }', { echo: '{"a":[1]}' }],
    ['{ name(id: "abc") }', { name: 'abc' }],
    ['{ scale(by: 3) }', { scale: 6 }],
    ['{ scale }', { scale: 1 }],
    ['query ($x: Int!) { point(x: $x) { x } }', { point: { x: 2 ** 53 - 1 } }, { x: 2 ** 53 - 1 }],
    ['{ point(x: 4294967296) { x } }', { point: { x: 4_294_967_296 } }],
    ['{ gaps { x } }', { gaps: [{ x: 1 }, null, { x: 3 }] }],
    ['{ nobody { x } }', { nobody: null }],
    ['{ rest }', { rest: null }],
    ['{ point(x: 1) { label(prefix: "é\\u0000") } }', { point: { label: 'é\0 1,0' } }],
    [
      '{ point(x: 2) { ...p } } fragment p on Point { parent { ... on Node { id } x } }',
      { point: { parent: { id: expect.any(String), x: 1 } } },
    ],
    ['{ point(x: 1) { x } point(x: 1) { y } }', { point: { x: 1, y: 0 } }],
  ])('%s', async ([query, data, variables]) => {
    expect(await ask(query, variables)).toEqual({ data })
  })
})

describe('`@include` and `@skip` read variables and literals', () => {
  test.for<[query: string, variables: Variables, data: unknown]>([
    [
      'query ($on: Boolean!) { point(x: 1) { x @include(if: $on) y } }',
      { on: true },
      { point: { x: 1, y: 0 } },
    ],
    ['query ($on: Boolean!) { point(x: 1) { x @include(if: $on) y } }', { on: false }, { point: { y: 0 } }],
    ['query ($off: Boolean = true) { point(x: 1) { x @skip(if: $off) y } }', {}, { point: { y: 0 } }],
    [
      'query ($on: Boolean!) { not(value: $on) scale @include(if: $on) }',
      { on: true },
      { not: false, scale: 1 },
    ],
    ['{ flip scale @skip(if: true) }', {}, { flip: 'BLUE' }],
    [
      'query ($on: Boolean!) { flip ... on Query @include(if: $on) { scale } }',
      { on: false },
      { flip: 'BLUE' },
    ],
  ])('%s with %j', async ([query, variables, data]) => {
    expect(await ask(query, variables)).toEqual({ data })
  })

  test('a field that is left out is not called', async () => {
    const { layer: counted, ran } = geometry()
    await createServer({ layers: [counted] }).execute({ query: '{ flip point(x: 1) @skip(if: true) { x } }' })
    expect(ran).toEqual([])
  })
})

describe('a document that does not fit the schema is refused, and nothing is called', () => {
  test.for<[query: string, message: string | RegExp]>([
    ['{ pont(x: 1) { x } }', /^Cannot query field "pont" on type "Query". Did you mean "point"/],
    ['{ point(x: 1) { z } }', 'Cannot query field "z" on type "Point".'],
    ['{ point(x: 1) }', /must have a selection of subfields/],
    ['{ flip { x } }', /must not have a selection/],
    ['{ point { x } }', /Argument "Query.point\(x:\)" of type "Int!" is required/],
    ['{ point(x: 1, z: 1) { x } }', /Unknown argument "z" on field "Query.point"/],
    ['{ point(x: "1") { x } }', /expected an integer/],
    ['{ point(x: 1.5) { x } }', /expected an integer/],
    ['{ point(x: 9007199254740992) { x } }', /expected an integer/],
    ['{ flip(color: GREEN) }', /Value "GREEN" does not exist in "Color" enum/],
    ['{ flip(color: "RED") }', /Enum "Color" cannot represent non-enum value/],
    ['{ not(value: 1) }', /Boolean cannot represent a non boolean value/],
    [
      'query ($x: String!) { point(x: $x) { x } }',
      /Variable "\$x" of type "String!" used in position expecting type "Int!"/,
    ],
    [
      'query ($x: Int) { point(x: $x) { x } }',
      /Variable "\$x" of type "Int" used in position expecting type "Int!"/,
    ],
    ['query ($p: Point!) { mirror(point: $p) { x } }', /Variable "\$p" cannot be non-input type "Point!"/],
    ['{ point(x: $x) { x } }', /Variable "\$x" is not defined/],
    ['{ ...f } fragment f on Nope { x }', /Unknown type "Nope"/],
    ['{ ...f } fragment f on Query { ...f }', /Cannot spread fragment "f" within itself/],
    [
      '{ node(id: "x") { x } }',
      /Cannot query field "x" on type "Node". Did you mean to use an inline fragment on "Point"/,
    ],
    ['{ point(x: 1) { ... on Circle { radius } } }', /Fragment cannot be spread here/],
    ['mutation { point(x: 1) { x } }', /The mutation operation is not supported by the schema/],
    ['{ __proto__ }', 'Cannot query field "__proto__" on type "Query".'],
    ['{ constructor }', 'Cannot query field "constructor" on type "Query".'],
    ['{ point(x: 1) { toString } }', 'Cannot query field "toString" on type "Point".'],
    ['{ flip @nope }', /Unknown directive "@nope"/],
  ])('%s', async ([query, message]) => {
    const { layer: counted, ran } = geometry()
    const result = await createServer({ layers: [counted] }).execute({ query })
    expect(codesOf(result)).toContain('DOCUMENT_INVALID')
    expect(new Set(codesOf(result))).toEqual(new Set(['DOCUMENT_INVALID']))
    expect(result.errors?.[0]?.message).toMatch(message)
    expect(result.errors?.[0]?.locations).not.toHaveLength(0)
    expect(result).not.toHaveProperty('data')
    expect(ran).toEqual([])
  })

  test('a document is refused as such before anything else', async () => {
    expect((await ask('{')).errors).toMatchObject([
      { extensions: { code: 'DOCUMENT_SYNTAX' }, locations: [{ line: 1, column: 2 }] },
    ])
    expect(codesOf(await ask('{ a '.repeat(300)))).toEqual(['DOCUMENT_TOO_LARGE'])
    expect(codesOf(await ask(''))).toEqual(['DOCUMENT_SYNTAX'])
  })

  test('the limits of a server are its own', async () => {
    const small = createServer({ layers: [geometry().layer], limits: { maxTokens: 5, maxLength: 30 } })
    expect(codesOf(await small.execute({ query: '{ a b c d e f }' }))).toEqual(['DOCUMENT_TOO_LARGE'])
    expect(await small.execute({ query: '{ flip }' })).toEqual({ data: { flip: 'BLUE' } })
  })

  test('a long chain of fragments is answered', async () => {
    const fragments = Array.from(
      { length: 1_900 },
      (_, index) => `fragment f${index} on Query { ...f${index + 1} }`,
    )
    const query = `{ ...f0 } ${fragments.join(' ')} fragment f1900 on Query { flip }`
    expect(await ask(query)).toEqual({ data: { flip: 'BLUE' } })
  })
})

describe('a request that does not fit its document is refused', () => {
  test.for<[query: string, variables: Variables]>([
    ['query ($x: Int!) { point(x: $x) { x } }', {}],
    ['query ($x: Int!) { point(x: $x) { x } }', { x: null }],
    ['query ($x: Int!) { point(x: $x) { x } }', { x: '1' }],
    ['query ($x: Int!) { point(x: $x) { x } }', { x: 1.5 }],
    ['query ($c: Color!) { flip(color: $c) }', { c: 'GREEN' }],
    ['query ($c: [Color!]!) { flipAll(colors: $c) }', { c: ['RED', null] }],
    ['query ($v: Boolean!) { not(value: $v) }', { v: 'true' }],
  ])('%s with %j', async ([query, variables]) => {
    const result = await ask(query, variables)
    expect(codesOf(result)).toEqual(['REQUEST_INVALID'])
    expect(result).not.toHaveProperty('data')
  })

  test('an operation is chosen by name', async () => {
    const query = 'query A { flip } query B { scale }'
    expect(await server.execute({ query, operationName: 'B' })).toEqual({ data: { scale: 1 } })
    expect(codesOf(await server.execute({ query, operationName: 'C' }))).toEqual(['REQUEST_INVALID'])
    expect(codesOf(await server.execute({ query }))).toEqual(['REQUEST_INVALID'])
  })

  test('text with half a character is refused where it is used', async () => {
    const result = await ask('query ($t: String!) { point(x: 1) { label(prefix: $t) } }', { t: '\uD800' })
    expect(codesOf(result)).toEqual(['ARGUMENT_TYPE'])
  })
})

describe('a resolver that fails gives an error, and the rest is answered', () => {
  test('an unexpected error has the code `INTERNAL`, a path, and nothing of the process', async () => {
    const result = await ask('{ flip breaks }')
    expect(result).toEqual({
      data: { flip: 'BLUE', breaks: null },
      errors: [
        {
          message: 'out of paper',
          path: ['breaks'],
          locations: [{ line: 1, column: 8 }],
          extensions: { code: 'INTERNAL' },
        },
      ],
    })
    expect(JSON.stringify(result)).not.toMatch(/stack|geometry\.ts|node_modules/)
  })

  test('a user mistake has its code, hint and extensions', async () => {
    expect((await ask('{ refuses }')).errors).toEqual([
      {
        message: 'no paper',
        path: ['refuses'],
        locations: [{ line: 1, column: 3 }],
        extensions: {
          code: 'PAPER_EMPTY',
          tray: 2,
          diagnostics: [{ code: 'PAPER_EMPTY', severity: 'error', message: 'no paper', hint: 'Add some.' }],
        },
      },
    ])
  })

  test.for<[field: string, code: string, message: string, path: unknown]>([
    ['hollow { x }', 'RESULT_NULL', '`hollow` returned null, but its type is `Point!`', ['hollow']],
    [
      'hollowList { x }',
      'RESULT_NULL',
      '`hollowList[1]` returned null, but its type is `Point!`',
      ['hollowList', 1],
    ],
    [
      'liar',
      'RESULT_TYPE',
      '`liar` returned a value that is not `Int!`: expected an integer from -(2^53-1) to 2^53-1, got `one`',
      ['liar'],
    ],
    [
      'liarColor',
      'RESULT_TYPE',
      '`liarColor` returned a value that is not `Color!`: `GREEN` is not one of its members',
      ['liarColor'],
    ],
    [
      'liarList',
      'RESULT_TYPE',
      '`liarList` returned a value that is not `[Int!]!`: it is not a list',
      ['liarList'],
    ],
    [
      'liarVoid',
      'RESULT_TYPE',
      '`liarVoid` returned a value that is not `Void`: expected nothing, got `something`',
      ['liarVoid'],
    ],
    [
      'liarPoint { x }',
      'RESULT_TYPE',
      '`liarPoint` returned a value that is not `Point!`: it is a `Circle`',
      ['liarPoint'],
    ],
  ])('%s answers with %s', async ([field, code, message, path]) => {
    const result = await ask(`{ ${field} }`)
    expect(result.errors).toMatchObject([{ message, path, extensions: { code } }])
  })

  test.for<[query: string, data: unknown]>([
    ['{ flip liar }', null],
    ['{ flip liarVoid }', { flip: 'BLUE', liarVoid: null }],
    ['{ a: breaks flip b: breaks }', { a: null, flip: 'BLUE', b: null }],
  ])('null goes up to where it is allowed: %s', async ([query, data]) => {
    expect((await ask(query)).data).toEqual(data)
  })

  test('null goes up in part of the data alone, and siblings are answered', async () => {
    const Box = object<{ readonly full: boolean }>('Box')
    const boxes = layer('boxes', ({ type, root }) => {
      type(Box, (field) => ({
        content: field(Int, {}, ({ full }) => {
          if (full) return 1
          throw new Error('the box is empty')
        }),
        lid: field(Boolean, {}, () => true),
      }))
      root((field) => ({
        boxes: field(list(nullable(Box)), {}, () => [{ full: true }, { full: false }, { full: true }]),
        sealed: field(nullable(list(Box)), {}, () => [{ full: true }, { full: false }]),
      }))
    })
    const result = await createServer({ layers: [boxes] }).execute({
      query: '{ boxes { content lid } sealed { content } again: boxes { lid } }',
    })
    expect(result.data).toEqual({
      boxes: [{ content: 1, lid: true }, null, { content: 1, lid: true }],
      sealed: null,
      again: [{ lid: true }, { lid: true }, { lid: true }],
    })
    expect(result.errors?.map((error) => error.path)).toEqual([
      ['boxes', 1, 'content'],
      ['sealed', 1, 'content'],
    ])
  })

  test('objects in lists of lists have an identity each, and are found again by it', async () => {
    const Cell = object<{ readonly n: number }>('Cell')
    const grid = layer('grid', ({ type, root }) => {
      type(Cell, (field) => ({ n: field(Int) }))
      root((field) => ({
        cells: field(list(list(Cell)), () => [[{ n: 1 }], [{ n: 2 }, { n: 3 }]]),
        numbers: field(list(list(Int)), () => [[1], [2, 3]]),
      }))
    })
    const both = createServer({ layers: [grid] })
    expect(await both.execute({ query: '{ numbers }' })).toEqual({ data: { numbers: [[1], [2, 3]] } })
    const { data } = await both.execute({ query: '{ cells { id } }' })
    const ids = JSON.stringify(data?.['cells']).match(/[A-Za-z0-9_-]{8,}/g) ?? []
    expect(new Set(ids).size).toBe(3)
    expect(await Promise.all(ids.map(async (id) => (await both.load(id)).value))).toEqual([
      { n: 1 },
      { n: 2 },
      { n: 3 },
    ])
    expect(await both.select(['cells', {}, [2, 1]], 'n').as(Int)).toBe(2)
  })
})

describe('a request can be aborted', () => {
  test('before it starts: it rejects with the reason, and nothing is called', async () => {
    const { layer: counted, ran } = geometry()
    const asked = createServer({ layers: [counted] })
    await expect(
      asked.execute({ query: '{ point(x: 1) { x } }', signal: AbortSignal.abort(new Error('enough')) }),
    ).rejects.toThrow('enough')
    expect(ran).toEqual([])
  })

  test('while a resolver waits: it rejects at once, the resolver sees the signal, and no more is called', async () => {
    const { promise: started, resolve: start } = Promise.withResolvers<AbortSignal>()
    const { promise: never } = Promise.withResolvers<number>()
    const called: string[] = []
    const slow = layer('slow', ({ root }) =>
      root((field) => ({
        wait: field(Int, { args: { n: arg(Int, { default: 1 }) } }, (_root, _args, { signal }) => {
          called.push('wait')
          start(signal)
          return never
        }),
      })),
    )
    const stop = new AbortController()
    const answer = createServer({ layers: [slow] }).execute({ query: '{ wait }', signal: stop.signal })
    const signal = await started
    stop.abort(new Error('enough'))
    await expect(answer).rejects.toThrow('enough')
    expect([signal.aborted, called]).toEqual([true, ['wait']])
  })
})
