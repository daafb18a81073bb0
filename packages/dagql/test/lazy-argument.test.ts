import {
  arg,
  createServer,
  encodeId,
  layer,
  LazyReference,
  list,
  ObjectResult,
  String,
  type Layer,
  type Server,
} from '@graft/dagql'
import { describe, expect, test } from 'vitest'
import { ask, callOf, idOf } from './ask-server.ts'
import { geometry, Point } from './geometry.ts'

/** Takes a point without making it, and makes it when it is asked to. */
function keeping(lazy: boolean): {
  readonly server: Server
  readonly ran: string[]
  readonly given: unknown[]
} {
  const { layer: base, ran } = geometry()
  const given: unknown[] = []
  const holds: Layer = layer('holds', ({ root }) => {
    root((field) => ({
      hold: field(Point, { args: { point: arg(Point, { lazy }) } }, (_root, { point }) => {
        given.push(point)
        return { x: 0, y: 0 }
      }),
      holdAll: field(
        String,
        { args: { points: arg(list(Point), { lazy }) } },
        async (_root, { points }, context) => {
          given.push(...points)
          const [first] = points as readonly unknown[]
          if (!(first instanceof LazyReference)) return 'no reference'
          const made = await context.load(first.id())
          return `${made.typeName} ${JSON.stringify(made.value)}`
        },
      ),
    }))
  })
  return { server: createServer({ layers: [base, holds] }), ran, given }
}

const at = (x: number) => ({ field: 'point', args: { x } }) as const

describe('TestLazyRefArgNotEvaluatedOnLoad', () => {
  test('the object is passed on as it is, and not made', async () => {
    const id = await idOf(keeping(true).server, at(1))
    const { server, ran, given } = keeping(true)
    const held = await idOf(server, { field: 'hold', args: { point: id } })
    const again = keeping(true)
    expect((await again.server.load(held)).value).toEqual({ x: 0, y: 0 })
    for (const each of [ran, again.ran]) expect(each).toEqual([])
    for (const each of [given, again.given]) {
      expect(each).toEqual([expect.any(LazyReference)])
      expect(each).toMatchObject([{ typeName: 'Point' }])
    }
  })

  test('an object that is there is passed on as a reference too', async () => {
    const { server, given } = keeping(true)
    const point = await server.select(at(1))
    await server.select({ field: 'hold', args: { point } })
    expect(given).toEqual([expect.any(LazyReference)])
  })

  test('a resolver makes it when it wants it, in lists too', async () => {
    const { server, ran } = keeping(true)
    const id = await idOf(server, at(4))
    const query = 'query ($id: ID!) { holdAll(points: [$id, $id]) }'
    expect(await ask(server, query, { id })).toEqual({ holdAll: 'Point {"x":4,"y":0}' })
    expect(ran).toEqual(['point'])
  })

  test('without it the object is made', async () => {
    const id = await idOf(keeping(false).server, at(1))
    const { server, ran, given } = keeping(false)
    await server.select({ field: 'hold', args: { point: id } })
    expect([ran, given]).toEqual([['point'], [{ x: 1, y: 0 }]])
  })

  test('a reference to an object of another type is refused all the same', async () => {
    const { server } = keeping(true)
    const id = await idOf(server, 'circle')
    await expect(server.select({ field: 'hold', args: { point: id } })).rejects.toThrow(
      expect.objectContaining({ code: 'ID_TYPE' }),
    )
  })
})

test('TestLazyRefArgPreservesCallIdentity: a call is the same whether its object is made or not', async () => {
  const [lazy, eager] = await Promise.all(
    [true, false].map(async (each) => {
      const { server } = keeping(each)
      return callOf(server, { field: 'hold', args: { point: await idOf(server, at(1)) } })
    }),
  )
  expect(lazy).toEqual(eager)
  expect(
    lazy !== undefined && (await keeping(true).server.load(encodeId(lazy))) instanceof ObjectResult,
  ).toBe(true)
})
