import {
  ContextValues,
  createServer,
  layer,
  nullable,
  ObjectResult,
  String,
  contextKey,
  arg,
  Int,
  CallContext,
  clientView,
  type Selector,
} from '@graft/dagql'
import { describe, expect, test } from 'vitest'
import { geometry, Point } from './geometry.ts'

type Path = readonly (string | Selector)[]

const server = createServer({ layers: [geometry().layer] })
const code = (expected: string, message?: string): unknown =>
  expect.objectContaining({ code: expected, ...(message === undefined ? {} : { message }) })

describe('a chain of selectors is walked', () => {
  test.for<[what: string, path: Path, value: unknown]>([
    ['a leaf of the root', ['flip'], 'BLUE'],
    ['with arguments', [{ field: 'point', args: { x: 2, y: 3 } }, 'label'], '2,3'],
    [
      'through several objects',
      [{ field: 'point', args: { x: 2 } }, 'shift', { field: 'shift', args: { by: 4 } }, 'x'],
      7,
    ],
    [
      'the first element of a list',
      [{ field: 'point', args: { x: 2 } }, { field: 'neighbours', nth: 1 }, 'x'],
      1,
    ],
    [
      'the last element of a list',
      [{ field: 'point', args: { x: 2 } }, { field: 'neighbours', nth: 2 }, 'x'],
      3,
    ],
    [
      'an element of a list of leaves',
      [{ field: 'flipAll', args: { colors: ['RED', 'BLUE'] }, nth: 2 }],
      'RED',
    ],
    ['a list of leaves', [{ field: 'flipAll', args: { colors: ['RED'] } }], ['BLUE']],
    [
      'an argument given as undefined is left out',
      [{ field: 'point', args: { x: 1, y: undefined } }, 'y'],
      0,
    ],
    [
      'null for an argument that allows it',
      [
        { field: 'point', args: { x: 1 } },
        { field: 'label', args: { prefix: null } },
      ],
      '1,0',
    ],
  ])('%s', async ([, path, value]) => {
    expect(await server.select(...path)).toEqual(value)
  })
})

describe('null along the way ends the walk with null', () => {
  test.for<[what: string, path: Path]>([
    ['from a field', [{ field: 'point', args: { x: 0 } }, 'parent', 'x']],
    ['even before a field that does not exist', [{ field: 'point', args: { x: 0 } }, 'parent', 'nope']],
    ['from an element', [{ field: 'gaps', nth: 2 }, 'x']],
    ['from a list that is null', [{ field: 'nobody', nth: 1 }, 'x']],
    ['from nothing at all', ['rest', 'x']],
  ])('%s', async ([, path]) => {
    expect(await server.select(...path)).toBeNull()
  })
})

test('a list of objects comes as objects, each with its own identity', async () => {
  const list = await server.select({ field: 'point', args: { x: 2 } }, 'neighbours')
  expect(list).toEqual([expect.any(ObjectResult), expect.any(ObjectResult)])
  const ids = (Array.isArray(list) ? list : []).map((each) => (each instanceof ObjectResult ? each.id() : ''))
  expect(new Set(ids).size).toBe(2)
})

test('an element has the identity that it has in the list', async () => {
  const list = await server.select({ field: 'point', args: { x: 2 } }, 'neighbours')
  const second = await server.select({ field: 'point', args: { x: 2 } }, { field: 'neighbours', nth: 2 })
  expect(second).toEqual(Array.isArray(list) ? list[1] : undefined)
})

test('no selector is the root itself', async () => {
  expect(await server.select()).toMatchObject({ typeName: 'Query', call: undefined })
})

describe('a selector that does not fit is refused', () => {
  const point = { field: 'point', args: { x: 2 } }
  test.for<[what: string, path: Path, code: string, message: string]>([
    ['unknown field of the root', ['pont'], 'FIELD_UNKNOWN', '`Query` has no field `pont`'],
    ['unknown field of an object', [point, 'z'], 'FIELD_UNKNOWN', '`Point` has no field `z`'],
    [
      'a field of a leaf',
      [point, 'x', 'y'],
      'SELECT_LEAF',
      '`y` cannot be selected on a value of type `number`',
    ],
    [
      'a field of a list',
      [point, 'neighbours', 'x'],
      'SELECT_LEAF',
      '`x` cannot be selected on a value of type `list`',
    ],
    [
      'an element of an object',
      [{ ...point, nth: 1 }],
      'SELECT_LEAF',
      '`element 1` cannot be selected on a value of type `Point`',
    ],
    [
      'an element past the end',
      [point, { field: 'neighbours', nth: 3 }],
      'SELECT_RANGE',
      '`neighbours` has 2 elements; there is no element 3',
    ],
    [
      'element zero',
      [point, { field: 'neighbours', nth: 0 }],
      'SELECT_RANGE',
      '`neighbours` has 2 elements; there is no element 0',
    ],
    [
      'a negative element',
      [point, { field: 'neighbours', nth: -1 }],
      'SELECT_RANGE',
      '`neighbours` has 2 elements; there is no element -1',
    ],
    [
      'half an element',
      [point, { field: 'neighbours', nth: 1.5 }],
      'SELECT_RANGE',
      '`neighbours` has 2 elements; there is no element 1.5',
    ],
    [
      'unknown argument',
      [{ field: 'point', args: { x: 1, z: 2 } }],
      'ARGUMENT_UNKNOWN',
      '`Query.point` has no argument `z`',
    ],
    [
      'unknown argument that an object inherits',
      [{ field: 'point', args: { x: 1, ['constructor']: 2 } }],
      'ARGUMENT_UNKNOWN',
      '`Query.point` has no argument `constructor`',
    ],
    [
      'missing argument',
      ['point'],
      'ARGUMENT_MISSING',
      '`Query.point` needs the argument `x` of type `Int!`',
    ],
    [
      'argument of another type',
      [{ field: 'point', args: { x: '2' } }],
      'ARGUMENT_TYPE',
      '`Query.point(x:)` must be `Int!`: expected an integer from -(2^53-1) to 2^53-1, got `2`',
    ],
    [
      'null for an argument',
      [{ field: 'point', args: { x: null } }],
      'ARGUMENT_TYPE',
      '`Query.point(x:)` must be `Int!`: got null',
    ],
  ])('%s', async ([, path, expected, message]) => {
    await expect(server.select(...path)).rejects.toThrow(code(expected, message))
  })
})

const hint = (text: string): unknown =>
  expect.objectContaining({ diagnostics: [expect.objectContaining({ hint: text })] })

test('a refusal suggests near names', async () => {
  await expect(server.select('pont')).rejects.toThrow(hint('Did you mean `point`?'))
  await expect(server.select({ field: 'point', args: { xx: 1 } })).rejects.toThrow(hint('Did you mean `x`?'))
  await expect(server.select({ field: 'rest', args: { xx: 1 } })).rejects.toThrow(
    hint('It takes no arguments.'),
  )
  await expect(server.select({ field: 'flip', args: { hue: 1 } })).rejects.toThrow(hint('It takes `color`.'))
})

test('resolvers of fields after a refused one do not run', async () => {
  const { layer: counted, ran } = geometry()
  await expect(
    createServer({ layers: [counted] }).select({ field: 'point', args: { x: 'no' } }, 'shift'),
  ).rejects.toThrow(code('ARGUMENT_TYPE'))
  expect(ran).toEqual([])
})

test('a resolver selects and loads as a caller would', async () => {
  const { layer: shapes } = geometry()
  const far = layer('far', ({ root }) =>
    root((field) => ({
      far: field(Point, { args: { x: arg(Int) } }, async (_root, { x }, context) => {
        const shifted = await context.select(
          context.root,
          { field: 'point', args: { x } },
          { field: 'shift', args: { by: 100 } },
        )
        if (!(shifted instanceof ObjectResult)) throw new Error('a point was selected')
        return context.load(shifted.id())
      }),
    })),
  )
  const both = createServer({ layers: [shapes, far] })
  expect(await both.select({ field: 'far', args: { x: 1 } }, 'x')).toBe(101)
  // What a resolver passes on keeps the identity of how it was made.
  const plain = await both.select({ field: 'point', args: { x: 1 } }, { field: 'shift', args: { by: 100 } })
  expect(await both.select({ field: 'far', args: { x: 1 } })).toEqual(plain)
})

test('a resolver gets at once what nothing must be waited for', async () => {
  const found: unknown[] = []
  const asking = layer('asking', ({ root }) =>
    root((field) => ({
      asks: field(String, async (_root, _args, context) => {
        const { root: top } = context
        found.push(context.selectNow(top, { field: 'soon' }))
        found.push(context.selectNow(top, { field: 'later' }))
        for (const name of ['fails', 'nothing', 'failsLater']) {
          try {
            found.push(await context.selectNow(top, { field: name }))
          } catch (error) {
            found.push(error instanceof Error ? error.message : error)
          }
        }
        return 'asked'
      }),
      soon: field(String, () => 'soon'),
      later: field(String, async () => 'later'),
      fails: field(String, () => {
        throw new Error('failed')
      }),
      failsLater: field(String, async () => {
        throw new Error('failed later')
      }),
    })),
  )
  await createServer({ layers: [asking] }).select('asks')
  expect(found).toEqual([
    'soon',
    expect.any(Promise),
    'failed',
    expect.stringContaining('has no field `nothing`'),
    'failed later',
  ])
  expect(await found[1]).toBe('later')
})

test('a resolver that calls itself is stopped', async () => {
  let ran = 0
  const endless = layer('endless', ({ root }) =>
    root((field) => ({
      again: field(Int, {}, async (_root, _args, context) => {
        ran += 1
        return Number(await context.select(context.root, { field: 'again' }))
      }),
    })),
  )
  await expect(createServer({ layers: [endless] }).select('again')).rejects.toThrow(code('CALL_DEPTH'))
  expect(ran).toBeLessThan(200)
})

test('values of a request reach resolvers, by key', async () => {
  const user = contextKey('user', (value) => typeof value === 'string')
  const who = layer('who', ({ root }) =>
    root((field) => ({
      whoAmI: field(nullable(String), {}, (_root, _args, { values }) => values.get(user) ?? null),
      viaSelect: field(nullable(String), {}, async (_root, _args, context) => {
        const name = await context.select(context.root, { field: 'whoAmI' })
        return typeof name === 'string' ? name : null
      }),
    })),
  )
  const asked = createServer({ layers: [who] })
  const values = ContextValues.none.with(user, 'ann')
  expect(await asked.execute({ query: '{ whoAmI viaSelect }', values })).toEqual({
    data: { whoAmI: 'ann', viaSelect: 'ann' },
  })
  expect(await asked.execute({ query: '{ whoAmI }' })).toEqual({ data: { whoAmI: null } })
})

test('nothing is called once the signal has fired', async () => {
  const { layer: shapes, ran } = geometry()
  const { composition } = createServer({ layers: [shapes] })
  const stop = new AbortController()
  const context = new CallContext({
    composition,
    view: clientView,
    signal: stop.signal,
    values: ContextValues.none,
  })
  expect(await context.select(context.root, { field: 'point', args: { x: 1 } })).toBeInstanceOf(ObjectResult)
  stop.abort(new Error('enough'))
  await expect(context.select(context.root, { field: 'point', args: { x: 1 } })).rejects.toThrow('enough')
  expect(ran).toEqual(['point'])
})
