import { arg, createServer, Int, layer, object, ObjectResult, type Server, pure } from '@graft/dagql'
import { describe, expect, test } from 'vitest'
import { idOf } from './ask-server.ts'

interface Value {
  readonly content: string
  readonly steps: number
}

const Thing = object<Value>('Thing', undefined, { contentDigest: ({ content }) => content })
const Plain = object<Value>('Plain')

/** Things that say what they are, and others that are made of them. */
function things(): { readonly server: Server; readonly ran: string[]; next: string } {
  const ran: string[] = []
  const state = { next: 'a' }
  const made = layer(
    'things',
    ({ type, root }) => {
      type(Thing, (field) => ({
        copy: field(Plain, ({ content, steps }) => {
          ran.push(`copy ${content}`)
          return { content, steps: steps + 1 }
        }),
        later: field(Plain, async ({ content, steps }) => {
          ran.push(`later ${content}`)
          return { content, steps: steps + 1 }
        }),
      }))
      type(Plain, (field) => ({
        step: field(Plain, ({ content, steps }) => {
          ran.push('step')
          return { content, steps: steps + 1 }
        }),
        join: field(Plain, { args: { other: arg(Plain) } }, ({ content, steps }, { other }) => {
          ran.push('join')
          return { content: content + other.content, steps: steps + other.steps }
        }),
      }))
      root((field) => ({
        thing: field(Thing, { args: { from: arg(Int) } }, (_root, { from }) => {
          ran.push('thing')
          return { content: from < 10 ? 'small' : 'large', steps: 0 }
        }),
        latest: field(Thing, { cache: { never: 'it changes' } }, () => ({ content: state.next, steps: 0 })),
      }))
    },
    { cache: pure },
  )
  return Object.assign(state, { server: createServer({ layers: [made] }), ran })
}

const from = (value: number) => ({ field: 'thing', args: { from: value } }) as const

describe('TestEquivalencySetCacheHits: calls on equal content are made once', () => {
  test('down a chain, and with equal objects as arguments', async () => {
    const { server, ran } = things()
    for (const value of [1, 2, 3]) {
      const other = await server.select(from(value), 'copy')
      const found = await server.select(from(value), 'copy', 'step', { field: 'join', args: { other } })
      expect(found instanceof ObjectResult && found.value).toEqual({ content: 'smallsmall', steps: 3 })
    }
    expect(ran).toEqual(['thing', 'copy small', 'step', 'join', 'thing', 'thing'])
  })

  test('other content is another call', async () => {
    const { server, ran } = things()
    await server.select(from(1), 'copy')
    await server.select(from(11), 'copy')
    expect(ran).toEqual(['thing', 'copy small', 'thing', 'copy large'])
  })

  test.for(['copy', 'later'])('an ID of such a call is found by whoever loads it: %s', async (field) => {
    const { server, ran } = things()
    await server.select(from(1), field)
    const loaded = await server.load(await idOf(server, from(1), field))
    expect(loaded.value).toEqual({ content: 'small', steps: 1 })
    expect(ran).toEqual(['thing', `${field} small`])
  })
})

test('what is made of a result that changes follows its content', async () => {
  const state = things()
  const found: unknown[] = []
  for (const content of ['a', 'b', 'a']) {
    state.next = content
    const copy = await state.server.select('latest', 'copy')
    found.push(copy instanceof ObjectResult && copy.value)
  }
  expect(found).toEqual(['a', 'b', 'a'].map((content) => ({ content, steps: 1 })))
  expect(state.ran).toEqual(['copy a', 'copy b'])
})
