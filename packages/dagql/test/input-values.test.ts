import {
  arg,
  CallContext,
  clientView,
  ContextValues,
  createServer,
  enumOf,
  input,
  Int,
  layer,
  list,
  nullable,
  scalar,
  String,
  type JsonValue,
} from '@graft/dagql'
import { describe, expect, test } from 'vitest'
import { askOracle } from './oracle.ts'
import { sdlLayer } from './sdl-layer.ts'
import { starWars } from './star-wars.ts'

const Level = enumOf('Level', [
  { name: 'LOW', value: 1 },
  { name: 'HIGH', value: 'LOW' },
])
const Anything = scalar<JsonValue>('Anything', {
  parse: (value) => value as JsonValue,
  serialize: (value) => value,
})
const Filter = input('Filter', {
  level: arg(nullable(Level)),
  levels: arg(nullable(list(Level))),
  sizes: arg(list(Int), { default: [1, 2] }),
})

const Nested = input('Nested', { level: arg(Int, { default: 1 }), json: arg(nullable(Anything)) })

const levels = layer('levels', ({ root }) =>
  root((field) => ({
    level: field(String, { args: { level: arg(Level) } }, (_root, { level }) => JSON.stringify(level)),
    all: field(String, { args: { levels: arg(list(Level)) } }, (_root, args) => JSON.stringify(args.levels)),
    filter: field(String, { args: { filter: arg(Filter) } }, (_root, { filter }) => JSON.stringify(filter)),
    anything: field(
      Anything,
      { args: { json: arg(Anything), nested: arg(nullable(Nested)) } },
      (_root, { json }) => json ?? null,
    ),
    back: field(Level, { args: { level: arg(Level) } }, (_root, { level }) => level),
    spoil: field(
      String,
      { args: { sizes: arg(list(Int), { default: [5] }), filter: arg(nullable(Filter)) } },
      (_root, args) => {
        const before = JSON.stringify(args)
        try {
          // The types forbid it; code without types does it all the same.
          ;(args.sizes as number[]).push(9)
          ;(args.filter?.sizes as number[] | undefined)?.push(9)
        } catch {
          // Whoever is told does not do it again.
        }
        return before
      },
    ),
  })),
)

const server = createServer({ layers: [levels] })

describe('a variable names members of enums as a literal does, and does not know their values', () => {
  test.for<[type: string, field: string, good: unknown, bad: readonly unknown[]]>([
    ['Level!', 'level(level: $x)', 'LOW', [1, '1', 2, ['LOW'], null]],
    ['[Level!]!', 'all(levels: $x)', ['LOW', 'HIGH'], [[1], ['LOW', 1], 1]],
    [
      'Filter!',
      'filter(filter: $x)',
      { level: 'HIGH' },
      [{ level: 1 }, { levels: ['LOW', 1] }, { levels: 1 }],
    ],
  ])('%s', async ([type, field, good, bad]) => {
    const query = `query ($x: ${type}) { ${field} }`
    expect(await server.execute({ query, variables: { x: good } })).toMatchObject({
      data: expect.any(Object),
    })
    for (const x of bad) {
      const context = new CallContext({
        composition: server.composition,
        view: clientView,
        signal: new AbortController().signal,
        values: ContextValues.none,
      })
      const { errors } = await askOracle(server.schema, { query, variables: { x } }, context)
      expect((await server.execute({ query, variables: { x } })).errors).toEqual(
        errors?.map(({ message, locations }) => ({
          message,
          locations,
          extensions: { code: 'REQUEST_INVALID' },
        })),
      )
    }
  })

  test('and members whose values are names of others are not confused', async () => {
    const query =
      'query ($x: Level!) { level(level: $x) back(level: $x) a: back(level: LOW) b: back(level: HIGH) }'
    expect(await server.execute({ query, variables: { x: 'HIGH' } })).toEqual({
      data: { level: '"LOW"', back: 'HIGH', a: 'LOW', b: 'HIGH' },
    })
  })
})

describe('a resolver that changes its arguments changes those of no other call', () => {
  test.for<[query: string, answer: string, variables?: { readonly [name: string]: unknown }]>([
    ['{ spoil }', '{"sizes":[5]}'],
    ['{ spoil(sizes: [3]) }', '{"sizes":[3]}'],
    ['{ spoil(sizes: 3, filter: {}) }', '{"sizes":[3],"filter":{"sizes":[1,2]}}'],
    ['{ spoil(sizes: 3, filter: { sizes: 4 }) }', '{"sizes":[3],"filter":{"sizes":[4]}}'],
    ['query ($s: [Int!]!) { spoil(sizes: $s) }', '{"sizes":[3]}', { s: [3] }],
    ['query ($s: [Int!] = [3]) { spoil(sizes: $s) }', '{"sizes":[3]}'],
    ['query ($f: Filter = { sizes: [3] }) { spoil(filter: $f) }', '{"sizes":[5],"filter":{"sizes":[3]}}'],
  ])('%s', async ([query, answer, variables]) => {
    for (let turn = 0; turn < 3; turn++) {
      expect(await server.execute({ query, variables })).toEqual({ data: { spoil: answer } })
    }
  })
})

/** A list in a list, so many times. */
function deep(times: number): unknown {
  return JSON.parse(`${'['.repeat(times)}${']'.repeat(times)}`)
}

describe('variables that nest without end give an error', () => {
  test.for<[query: string, variables: { readonly [name: string]: unknown }, code: string]>([
    ['query ($x: Anything!) { anything(json: $x) }', { x: deep(100_000) }, 'ARGUMENT_TYPE'],
    ['query ($x: Nested) { anything(json: 1, nested: $x) }', { x: { json: deep(100_000) } }, 'ARGUMENT_TYPE'],
    ['query ($x: [Int!]!) { spoil(sizes: $x) }', { x: deep(100_000) }, 'REQUEST_INVALID'],
  ])('%s', async ([query, variables, code]) => {
    const { errors } = await server.execute({ query, variables })
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual([code])
  })

  test('also where an input object is in itself', async () => {
    const ranges = createServer({ layers: [sdlLayer(starWars)] })
    const text = `${'{"inner":'.repeat(50_000)}{}${'}'.repeat(50_000)}`
    const { errors } = await ranges.execute({
      query: 'query ($r: Range) { range(range: $r) }',
      variables: { r: JSON.parse(text) },
    })
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['REQUEST_INVALID'])
  })

  test('others are answered', async () => {
    const query = 'query ($x: Anything!) { anything(json: $x) }'
    const x = deep(100)
    expect(await server.execute({ query, variables: { x } })).toEqual({ data: { anything: x } })
  })
})
