import {
  arg,
  createServer,
  decodeId,
  digestCall,
  Int,
  layer,
  object,
  ObjectResult,
  String,
  type Layer,
  pure,
} from '@graft/dagql'
import { describe, expect, test } from 'vitest'
import { ask, idOf } from './ask-server.ts'

const Login = object<{ readonly user: string; readonly token: string }>('Login')

function logins(): { readonly made: string[]; readonly layer: Layer } {
  const made: string[] = []
  const logs = layer(
    'logins',
    ({ type, root }) => {
      type(Login, (field) => ({
        size: field(Int, ({ token }) => token.length),
        again: field(Login, (login) => login),
      }))
      root((field) => ({
        login: field(
          Login,
          { args: { user: arg(String), token: arg(String, { sensitive: true }) } },
          (_root, { user, token }) => {
            made.push(token)
            return { user, token }
          },
        ),
      }))
    },
    { cache: pure },
  )
  return { made, layer: logs }
}

const login = (token: string) => ({ field: 'login', args: { user: 'ann', token } }) as const

describe('TestIDsDoNotContainSensitiveValues', () => {
  const server = createServer({ layers: [logins().layer] })

  test('neither the ID nor what is in it shows the value, and what is not sensitive shows', async () => {
    const id = await idOf(server, login('hunter2hunter2hunter2'), 'again')
    const bytes = Buffer.from(id, 'base64url').toString('latin1')
    expect(bytes).not.toContain('hunter2')
    expect(JSON.stringify(decodeId(id))).not.toContain('hunter2')
    expect(JSON.stringify(decodeId(id))).toContain('ann')
  })

  test('two values are two calls, one value is one', async () => {
    const digests = await Promise.all(
      ['a', 'b', 'a'].map(async (token) => digestCall(decodeId(await idOf(server, login(token))))),
    )
    expect(new Set(digests).size).toBe(2)
    expect(digests[0]).toBe(digests[2])
  })

  test('an error does not show it either', async () => {
    const args = { user: 'ann', token: 77_001 }
    const refused = server.select({ field: 'login', args })
    await expect(refused).rejects.toThrow('Query.login(token:)')
    await expect(refused).rejects.not.toThrow('77001')
  })
})

describe('an ID that depends on a secret', () => {
  test('works in the server that made it, also where nothing is kept', async () => {
    for (const cache of [undefined, false] as const) {
      const server = createServer({ layers: [logins().layer], cache })
      const id = await idOf(server, login('abc'), 'again')
      expect((await server.load(id)).value).toEqual({ user: 'ann', token: 'abc' })
      const query = 'query ($id: ID!) { node(id: $id) { id ... on Login { size } } }'
      expect(await ask(server, query, { id })).toEqual({ node: { id, size: 3 } })
    }
  })

  test('works in another server of the same engine, which has its seals', async () => {
    const server = createServer({ layers: [logins().layer] })
    const id = await idOf(server, login('abc'))
    const other = server.with(layer('more', ({ root }) => root((field) => ({ one: field(Int, () => 1) }))))
    expect((await other.load(id)).value).toEqual({ user: 'ann', token: 'abc' })
  })

  test('is refused by any other server, and calls nothing', async () => {
    const id = await idOf(createServer({ layers: [logins().layer] }), login('abc'), 'again')
    const { layer: other, made } = logins()
    await expect(createServer({ layers: [other] }).load(id)).rejects.toThrow(
      expect.objectContaining({
        code: 'ID_SENSITIVE',
        message: expect.stringContaining('Query.login(token:)'),
      }),
    )
    expect(made).toEqual([])
  })

  test('is not kept for another value', async () => {
    const { layer: counted, made } = logins()
    const server = createServer({ layers: [counted] })
    const values = []
    for (const token of ['a', 'b', 'a']) values.push(await server.select(login(token)))
    expect(values.map((value) => value instanceof ObjectResult && value.value)).toMatchObject([
      { token: 'a' },
      { token: 'b' },
      { token: 'a' },
    ])
    expect(made).toEqual(['a', 'b'])
  })
})
