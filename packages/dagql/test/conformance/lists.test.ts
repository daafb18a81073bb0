import { createServer, Int, layer, list, nullable, object, pure, String, type Server } from '@graft/dagql'
import { describe, expect, test } from 'vitest'
import { ask, objectsOf } from './ask.ts'

const Item = object<{ readonly n: number }>('Item')

function shelves(): { readonly server: Server; readonly ran: string[] } {
  const ran: string[] = []
  const made = layer(
    'shelves',
    ({ type, root }) => {
      type(Item, (field) => ({
        n: field(Int),
        parts: field(list(Item), ({ n }) => {
          ran.push('parts')
          return [{ n: n * 10 }, { n: n * 10 + 1 }]
        }),
      }))
      root((field) => ({
        items: field(list(Item), () => {
          ran.push('items')
          return [{ n: 1 }, { n: 2 }]
        }),
        none: field(list(Int), () => []),
        noItems: field(list(Item), () => []),
        nullItems: field(nullable(list(Item)), () => null),
        // A set and a generator are lists to whoever asks.
        set: field(list(String), () => new Set(['a', 'b']) as never),
        promised: field(list(Int), () => Promise.resolve([1, 2])),
        promisedElements: field(list(Item), () => [{ n: 1 }, Promise.resolve({ n: 2 })] as never),
        promisedRows: field(
          list(list(Item)),
          () => [[{ n: 1 }, Promise.resolve({ n: 2 })], Promise.resolve([])] as never,
        ),
      }))
    },
    { cache: pure },
  )
  return { server: createServer({ layers: [made] }), ran }
}

describe('TestListResults', () => {
  test('a list without elements is a list, and null is null', async () => {
    const { server } = shelves()
    expect(await ask(server, '{ none noItems { n } nullItems { n } set promised }')).toEqual({
      none: [],
      noItems: [],
      nullItems: null,
      set: ['a', 'b'],
      promised: [1, 2],
    })
  })

  test('lists are waited for, and their elements, at every level', async () => {
    const { server } = shelves()
    expect(await ask(server, '{ promisedElements { n } promisedRows { n } }')).toEqual({
      promisedElements: [{ n: 1 }, { n: 2 }],
      promisedRows: [[{ n: 1 }, { n: 2 }], []],
    })
    expect(await server.select(['promisedRows', {}, [1, 2]], 'n')).toBe(2)
  })

  test('elements load from their IDs without running the list again', async () => {
    const { server, ran } = shelves()
    const items = await objectsOf(server.select('items'))
    for (const item of items) expect(await server.load(item.id())).toBe(item)
    const query = 'query ($id: ID!) { node(id: $id) { id ... on Item { n parts { n } } } }'
    expect(await ask(server, query, { variables: { id: items[1]?.id() } })).toEqual({
      node: { id: items[1]?.id(), n: 2, parts: [{ n: 20 }, { n: 21 }] },
    })
    expect(ran).toEqual(['items', 'parts'])
  })

  test('elements of elements load from their IDs', async () => {
    const { server, ran } = shelves()
    const [, second] = await objectsOf(server.select(['items', {}, 2], 'parts'))
    expect(second?.call).toMatchObject({ field: 'parts', nth: [2], receiver: { field: 'items', nth: [2] } })
    expect((await server.load(second?.id() ?? '')).value).toEqual({ n: 21 })
    expect(ran).toEqual(['items', 'parts'])
  })
})
