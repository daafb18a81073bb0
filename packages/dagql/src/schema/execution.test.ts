import { execute, graphql, parse } from 'graphql'
import { normalizedExecutor } from '@graphql-tools/executor'
import { createHandler } from 'graphql-http'
import { describe, expect, test } from 'vitest'
import { kinds } from '../../test/example-layers.ts'
import { FakeCaller } from '../../test/fake-caller.ts'
import { visibleSchema } from '../../test/visible-schema.ts'
import { LazySchema } from './lazy-schema.ts'

type Values = { readonly [name: string]: unknown }

const visible = visibleSchema([kinds])
const lazy = new LazySchema(visible)

/** What is given to the first call of a query, by graphql-js and by the executor of graphql-tools. */
async function givenBy(source: string, variableValues: Values = {}): Promise<unknown> {
  const [one, other] = [new FakeCaller(visible), new FakeCaller(visible)]
  const result = await graphql({ schema: lazy, source, variableValues, contextValue: one })
  const again = await normalizedExecutor({
    schema: lazy,
    document: parse(source),
    variableValues,
    contextValue: other,
  })
  expect(result.errors).toBeUndefined()
  expect(again).toEqual(result)
  expect(other.calls).toEqual(one.calls)
  return one.calls[0]?.given
}

describe('only what a query gives is passed on', () => {
  test.for<[query: string, variables: Values, given: Values]>([
    ['{ point(x: 1) { x } }', {}, { x: 1 }],
    ['{ point(x: 1, y: 0) { x } }', {}, { x: 1, y: 0 }],
    ['query ($y: Int) { point(x: 1, y: $y) { x } }', { y: 2 }, { x: 1, y: 2 }],
    ['query ($y: Int! = 5) { point(x: 1, y: $y) { x } }', {}, { x: 1, y: 5 }],
    ['query ($c: Color!) { paint(color: $c) }', { c: 'GREY' }, { color: 'GREY' }],
    ['query ($c: Color! = BLUE) { paint(color: $c) }', {}, { color: 'BLUE' }],
    ['{ paint(color: BLUE, colors: RED) }', {}, { color: 'BLUE', colors: ['RED'] }],
    ['query ($colors: [Color!]) { paint(colors: $colors) }', {}, {}],
    ['query ($colors: [Color!]) { paint(colors: $colors) }', { colors: null }, { colors: null }],
    [
      'query ($coerced: String, $sources: Boolean!) { not(value: $sources, why: $coerced) }',
      { sources: true },
      { value: true },
    ],
    [
      'query ($coerced: String, $sources: Boolean!) { not(value: $sources, why: $coerced) }',
      { sources: true, coerced: 'x' },
      { value: true, why: 'x' },
    ],
    ['{ not(value: true) }', {}, { value: true }],
    ['{ not(value: true, why: null) }', {}, { value: true, why: null }],
    ['{ area(size: { width: 1 }) }', {}, { size: { width: 1, height: 1, depth: { of: 3, color: 'GREY' } } }],
    [
      'query ($w: Int!) { area(size: { width: $w, depth: { color: BLUE } }) }',
      { w: 4 },
      { size: { width: 4, height: 1, depth: { color: 'BLUE' } } },
    ],
    ['{ mirror(point: "abc") { __typename } }', {}, { point: 'abc' }],
    ['{ add(points: [["a", "b"], null]) { x } }', {}, { points: [['a', 'b'], null] }],
    ['{ visit(url: "https://a.test/") }', {}, { url: 'https://a.test/' }],
    ['{ rest }', {}, {}],
  ])('%s with %j', async ([query, variables, given]) => {
    expect(await givenBy(query, variables)).toEqual(given)
  })
})

describe('what does not fit is refused before anything is called', () => {
  test.for<[query: string, message: RegExp]>([
    ['{ visit(url: "no address") }', /expected an address/],
    ['{ paint(color: GREEN) }', /Value "GREEN" does not exist in "Color" enum/],
    ['{ paint(color: "RED") }', /Enum "Color" cannot represent non-enum value/],
    ['{ point(x: 1.5) { x } }', /expected an integer/],
    ['{ secret(token: "t") }', /Unknown argument "token"/],
    [
      '{ area(size: { height: 1 }) }',
      /Field "?Size\.width"? of required type "Int!" was not provided|"?width"?/,
    ],
    ['query ($p: Point!) { mirror(point: $p) { x } }', /Variable "\$p" cannot be non-input type "Point!"/],
  ])('%s', async ([source, message]) => {
    const caller = new FakeCaller(visible)
    const result = await graphql({ schema: lazy, source, contextValue: caller })
    expect(result.errors?.[0]?.message).toMatch(message)
    expect(caller.calls).toEqual([])
  })
})

test('results are shown as they are: members by name, nothing as null, lists to any depth', async () => {
  const source = '{ paint(color: BLUE) rest rests grid { x y } secret point(x: 1) { shift { x distance } } }'
  expect(await graphql({ schema: lazy, source, contextValue: new FakeCaller(visible) })).toEqual({
    data: {
      paint: 'BLUE',
      rest: null,
      rests: [null, null],
      grid: [[{ x: 1, y: 2 }, null], []],
      secret: 'hush',
      point: { shift: { x: 2, distance: 2 } },
    },
  })
})

/** A schema that makes callers itself, and what it was asked to make them of. */
function withFactory(): { readonly schema: LazySchema; readonly asked: unknown[] } {
  const asked: unknown[] = []
  const schema = new LazySchema(visible, {
    contextFor: (contextValue) => {
      asked.push(contextValue)
      return new FakeCaller(visible)
    },
  })
  return { schema, asked }
}

describe('servers that know nothing of Graft have context values of their own', () => {
  const source = '{ a: secret b: secret point(x: 1) { x } }'
  const data = { a: 'hush', b: 'hush', point: { x: 1 } }

  test('each object gets one caller', async () => {
    const { schema, asked } = withFactory()
    const contextValue = { request: 1 }
    for (const rootValue of [undefined, { secret: 'nobody reads this' }]) {
      expect(await graphql({ schema, source, contextValue, rootValue })).toEqual({ data })
    }
    await graphql({ schema, source, contextValue: { request: 2 } })
    expect(asked).toEqual([{ request: 1 }, { request: 2 }])
  })

  test.for([undefined, null, 'text', 7])('%j gets one for each execution', async (contextValue) => {
    const { schema, asked } = withFactory()
    expect(await execute({ schema, document: parse(source), contextValue })).toEqual({ data })
    expect(await execute({ schema, document: parse(source), contextValue })).toEqual({ data })
    expect(asked).toEqual([contextValue, contextValue])
  })

  test('a caller is used as it is', async () => {
    const { schema, asked } = withFactory()
    const caller = new FakeCaller(visible)
    expect(await graphql({ schema, source, contextValue: caller })).toEqual({ data })
    expect(asked).toEqual([])
    expect(caller.calls.map(({ field }) => field)).toEqual(['secret', 'secret', 'point', 'x'])
  })

  test('without a way to make one, the error says what to do', async () => {
    const { errors } = await graphql({ schema: lazy, source: '{ rest }', contextValue: {} })
    expect(errors?.map(({ message }) => message)).toEqual([
      'invariant violated: a schema is executed with a `CallContext` as context value, or made with `contextFor`',
    ])
  })

  test('graphql-http serves it', async () => {
    const { schema } = withFactory()
    const handler = createHandler({ schema })
    const [body, init] = await handler({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json' },
      body: { query: source },
      raw: null,
      context: undefined,
    })
    expect(init.status).toBe(200)
    expect(JSON.parse(body ?? '')).toEqual({ data })
  })
})
