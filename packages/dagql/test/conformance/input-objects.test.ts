import {
  arg,
  Boolean,
  createServer,
  Float,
  input,
  Int,
  layer,
  list,
  nullable,
  object,
  String,
  type Server,
} from '@graft/dagql'
import { describe, expect, test } from 'vitest'
import { geometry, Point } from '../geometry.ts'
import { ask, coded, complaints, objectOf } from './ask.ts'

const Size = input('Size', {
  width: arg(Int, { default: 10 }),
  height: arg(Int, { default: 20 }),
  unit: arg(nullable(String)),
})
const Grid = input('Grid', {
  numbers: arg(list(list(Int)), { default: [[1], [2, 3]] }),
  size: arg(nullable(Size)),
})
/** TypeScript has no embedding; fields that several input objects have in common are spread. */
const named = { name: arg(String), tag: arg(String, { default: 'none' }) }
const Labelled = input('Labelled', { ...named, count: arg(Int, { default: 1 }) })
const Native = input('Native', {
  int: arg(Int, { default: 1 }),
  float: arg(Float, { default: 2 }),
  string: arg(String, { default: 'three' }),
  boolean: arg(Boolean, { default: true }),
})
const Line = input('Line', {
  from: arg(Point),
  to: arg(nullable(Point)),
  via: arg(list(Point), { default: [] }),
})

interface Seen {
  readonly seen: unknown
}
const Box = object<Seen>('Box')

function boxes(): Server {
  return createServer({
    layers: [
      geometry().layer,
      layer('boxes', ({ type, root }) => {
        type(Box, (field) => ({ json: field(String, ({ seen }) => JSON.stringify(seen)) }))
        root((field) => ({
          size: field(Box, { args: { size: arg(Size) } }, (_root, { size }) => ({ seen: size })),
          maybe: field(
            Box,
            { args: { size: arg(nullable(Size)) } },
            (_root, { size = 'absent' as const }) => ({ seen: size }),
          ),
          sizes: field(Box, { args: { sizes: arg(list(Size)) } }, (_root, { sizes }) => ({ seen: sizes })),
          grid: field(
            Box,
            { args: { grid: arg(Grid, { default: { numbers: [[7]], size: null } }) } },
            (_root, { grid }) => ({
              seen: grid,
            }),
          ),
          labelled: field(Box, { args: { label: arg(Labelled) } }, (_root, { label }) => ({ seen: label })),
          native: field(Box, { args: { native: arg(Native) } }, (_root, { native }) => ({ seen: native })),
          span: field(Int, { args: { line: arg(Line) } }, (_root, { line: { from, to, via } }) =>
            [...via, ...(to === null || to === undefined ? [] : [to])].reduce(
              (sum, point) => sum + point.x,
              -from.x,
            ),
          ),
        }))
      }),
    ],
  })
}

const server = boxes()

async function shown(query: string, variables?: { readonly [name: string]: unknown }): Promise<unknown> {
  const data = await ask(server, `query ${query}`, { variables })
  const [box] = Object.values(data as { readonly [key: string]: { readonly json: string } })
  return JSON.parse(box?.json ?? 'null') as unknown
}

describe('TestInputObjects', () => {
  describe('inputs and defaults', () => {
    test.for<[what: string, query: string, value: unknown]>([
      ['each member has its default', '{ size(size: {}) { json } }', { width: 10, height: 20 }],
      ['a member is given', '{ size(size: { height: 1 }) { json } }', { width: 10, height: 1 }],
      ['a member is null', '{ size(size: { unit: null }) { json } }', { width: 10, height: 20, unit: null }],
      ['lists of lists', '{ grid(grid: {}) { json } }', { numbers: [[1], [2, 3]] }],
      [
        'lists of lists that are given',
        '{ grid(grid: { numbers: [[], [4]] }) { json } }',
        { numbers: [[], [4]] },
      ],
      [
        'an object in an object',
        '{ grid(grid: { size: { width: 3 } }) { json } }',
        { numbers: [[1], [2, 3]], size: { width: 3, height: 20 } },
      ],
      ['the default of the argument', '{ grid { json } }', { numbers: [[7]], size: null }],
    ])('%s', async ([, query, value]) => {
      expect(await shown(query)).toEqual(value)
    })

    test('by a variable', async () => {
      const query = '($size: Size!, $width: Int) { size(size: $size) { json } }'
      expect(await shown(query.replace(', $width: Int', ''), { size: { width: 3 } })).toEqual({
        width: 3,
        height: 20,
      })
      const inside = '($width: Int) { size(size: { width: 2, height: $width }) { json } }'
      expect(await complaints(server, `query ${inside}`)).toEqual([])
    })

    test('a missing member is refused, and an unknown one as well', async () => {
      expect(await complaints(server, '{ labelled(label: {}) { json } }')).toEqual([
        expect.stringContaining('name'),
      ])
      expect(await complaints(server, '{ size(size: { depth: 1 }) { json } }')).toEqual([
        expect.stringContaining('depth'),
      ])
      await expect(server.select(['labelled', { label: {} }])).rejects.toThrow(coded('ARGUMENT_TYPE'))
      await expect(server.select(['size', { size: { depth: 1 } }])).rejects.toThrow(coded('ARGUMENT_TYPE'))
      await expect(server.select(['size', { size: { constructor: 1 } }])).rejects.toThrow(
        coded('ARGUMENT_TYPE'),
      )
    })
  })

  describe('embedded structs in IDs', () => {
    test('embedded members are part of the identity and come back from an ID', async () => {
      const one = await objectOf(server.select(['labelled', { label: { name: 'a', tag: 'x', count: 2 } }]))
      const other = await objectOf(server.select(['labelled', { label: { name: 'b', tag: 'x', count: 2 } }]))
      expect(one.digest()).not.toBe(other.digest())
      expect((await boxes().load(one.id())).value).toEqual({ seen: { name: 'a', tag: 'x', count: 2 } })
    })

    test('the order of members makes no difference, nor whether a default is spelled out', async () => {
      const ids = await Promise.all(
        [
          { name: 'a', tag: 'none', count: 1 },
          { count: 1, tag: 'none', name: 'a' },
          { name: 'a' },
          { name: 'a', tag: undefined },
        ].map(async (label) => (await objectOf(server.select(['labelled', { label }]))).id()),
      )
      expect(new Set(ids).size).toBe(1)
    })

    test('a query makes the same call', async () => {
      const { labelled } = (await ask(server, '{ labelled(label: { count: 1, name: "a" }) { id } }')) as {
        readonly labelled: { readonly id: string }
      }
      expect(labelled.id).toBe((await objectOf(server.select(['labelled', { label: { name: 'a' } }]))).id())
    })
  })

  describe('builtins and defaults', () => {
    test('each built-in type is a member, with its default', async () => {
      const defaults = { int: 1, float: 2, string: 'three', boolean: true }
      expect(await shown('{ native(native: {}) { json } }')).toEqual(defaults)
      expect(
        await shown('{ native(native: { int: 5, float: 0.5, string: "", boolean: false }) { json } }'),
      ).toEqual({
        int: 5,
        float: 0.5,
        string: '',
        boolean: false,
      })
    })
  })

  describe('nullable inputs, arrays of inputs', () => {
    test.for<[what: string, query: string, value: unknown]>([
      ['absent', '{ maybe { json } }', 'absent'],
      ['null', '{ maybe(size: null) { json } }', null],
      ['given', '{ maybe(size: {}) { json } }', { width: 10, height: 20 }],
      [
        'a list with defaults',
        '{ sizes(sizes: [{}, { width: 1 }]) { json } }',
        [
          { width: 10, height: 20 },
          { width: 1, height: 20 },
        ],
      ],
      ['an empty list', '{ sizes(sizes: []) { json } }', []],
    ])('%s', async ([, query, value]) => {
      expect(await shown(query)).toEqual(value)
    })
  })

  test('an object in an input object is its value to the resolver, and its call in the identity', async () => {
    const one = await objectOf(server.select(['point', { x: 1 }]))
    const five = await objectOf(server.select(['point', { x: 5 }]))
    const query = 'query ($line: Line!) { span(line: $line) }'
    const variables = { line: { from: one.id(), to: five.id(), via: [one.id()] } }
    expect(await ask(server, query, { variables })).toEqual({ span: 5 })
    expect(await server.select(['span', { line: { from: one, to: five.id() } }]).as(Int)).toBe(4)
    expect(await server.select(['span', { line: { from: one } }]).as(Int)).toBe(-1)
  })
})
