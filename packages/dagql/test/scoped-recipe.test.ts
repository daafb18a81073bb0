import { createServer, Int, layer, object, ObjectResult, String, type Server, pure } from '@graft/dagql'
import { describe, expect, test } from 'vitest'
import { ask } from './ask-server.ts'

const Visit = object<{ readonly of: string; readonly times: number }>('Visit')

/** A field whose result is each session's own, and one whose result is every caller's. */
function visits(): { readonly server: Server; readonly ran: string[] } {
  const ran: string[] = []
  const made = layer(
    'visits',
    ({ type, root }) => {
      type(Visit, (field) => ({
        of: field(String),
        times: field(Int),
        next: field(Visit, ({ of, times }) => {
          ran.push('next')
          return { of, times: times + 1 }
        }),
      }))
      root((field) => ({
        visit: field(Visit, { cache: { scope: 'session' } }, (_root, _args, context) => {
          ran.push(`visit ${context.sessionId}`)
          return { of: context.sessionId, times: 0 }
        }),
        shared: field(Visit, (_root, _args, context) => {
          ran.push('shared')
          return { of: context.sessionId, times: 0 }
        }),
      }))
    },
    { cache: pure },
  )
  return { server: createServer({ layers: [made] }), ran }
}

async function idIn(server: Server, sessionId: string, ...path: readonly string[]): Promise<string> {
  const found = await server.selectAs({ sessionId }, ...path)
  if (found instanceof ObjectResult) return found.id()
  throw new Error('the path leads to no object')
}

describe('TestNotReplayableRecipeLoad', () => {
  test('the same session finds what it made', async () => {
    const { server, ran } = visits()
    const id = await idIn(server, 'a', 'visit', 'next')
    expect((await server.load(id, { sessionId: 'a' })).value).toEqual({ of: 'a', times: 1 })
    expect((await server.load(id, { sessionId: 'a' })).id()).toBe(id)
    expect(ran).toEqual(['visit a', 'next'])
  })

  test('another session makes the call for itself, and what is built on it', async () => {
    const { server, ran } = visits()
    const id = await idIn(server, 'a', 'visit', 'next')
    const loaded = await server.load(id, { sessionId: 'b' })
    expect(loaded.value).toEqual({ of: 'b', times: 1 })
    expect(loaded.id()).not.toBe(id)
    expect(ran).toEqual(['visit a', 'next', 'visit b', 'next'])
    await server.load(id, { sessionId: 'b' })
    expect(ran).toHaveLength(4)
  })

  test('through GraphQL too', async () => {
    const { server } = visits()
    const id = await idIn(server, 'a', 'visit', 'next')
    const query = 'query ($id: ID!) { node(id: $id) { ... on Visit { of times } } }'
    for (const sessionId of ['a', 'b', 'a'])
      expect(await ask(server, query, { id }, { sessionId })).toEqual({ node: { of: sessionId, times: 1 } })
  })

  test('the ID does not tell who called', async () => {
    const id = await idIn(visits().server, 'session-of-ann', 'visit')
    expect(Buffer.from(id, 'base64url').toString('latin1')).not.toContain('ann')
  })
})

test('TestNotReplayableWithoutSessionStamp: what depends on no caller is one result for all', async () => {
  const { server, ran } = visits()
  const id = await idIn(server, 'a', 'shared', 'next')
  expect((await server.load(id, { sessionId: 'b' })).value).toEqual({ of: 'a', times: 1 })
  expect(ran).toEqual(['shared', 'next'])
})

test('the calls of another session are not found by whoever has the ID alone', async () => {
  const { server } = visits()
  const id = await idIn(server, 'a', 'visit')
  server.releaseSession('a')
  expect((await server.load(id, { sessionId: 'b' })).value).toEqual({ of: 'b', times: 0 })
})
