import { expect, test } from 'vitest'
import { connectFromEnvironment } from './connect-from-environment.ts'

/** The requests that a client built from `env` makes, without a network. */
async function sentBy(env: Record<string, string | undefined>): Promise<string[]> {
  const sent: string[] = []
  const client = connectFromEnvironment(env, {
    fetch: async (request) => {
      sent.push(`${request.method} ${request.url} ${request.headers.get('authorization')}`)
      return Response.json({ data: {} })
    },
  })
  await client?.query('{ version }')
  return sent
}

function basic(token: string): string {
  return `Basic ${Buffer.from(`${token}:`).toString('base64')}`
}

test('the environment names port and token', async () => {
  expect(await sentBy({ GRAFT_SESSION_PORT: '4100', GRAFT_SESSION_TOKEN: 't1' })).toEqual([
    `POST http://127.0.0.1:4100/query ${basic('t1')}`,
  ])
  expect(await sentBy({ DAGGER_SESSION_PORT: '4200', DAGGER_SESSION_TOKEN: 't2' })).toEqual([
    `POST http://127.0.0.1:4200/query ${basic('t2')}`,
  ])
})

test('the names of Graft come first and pairs are not mixed', async () => {
  const older = { DAGGER_SESSION_PORT: '4200', DAGGER_SESSION_TOKEN: 't2' }
  expect(await sentBy({ ...older, GRAFT_SESSION_PORT: '4100', GRAFT_SESSION_TOKEN: 't1' })).toEqual([
    `POST http://127.0.0.1:4100/query ${basic('t1')}`,
  ])
  expect(() => connectFromEnvironment({ ...older, GRAFT_SESSION_PORT: '4100' })).toThrow(
    expect.objectContaining({
      code: 'CLIENT_SESSION_TOKEN_MISSING',
      message: expect.stringContaining('`GRAFT_SESSION_TOKEN`'),
    }),
  )
})

test('no port is no engine', () => {
  expect(connectFromEnvironment({})).toBeUndefined()
  expect(connectFromEnvironment({ GRAFT_SESSION_PORT: '', GRAFT_SESSION_TOKEN: 't' })).toBeUndefined()
  expect(connectFromEnvironment({ DAGGER_SESSION_TOKEN: 't' })).toBeUndefined()
})

test.for([undefined, ''])('a port with the token %o is refused', (token) => {
  expect(() => connectFromEnvironment({ DAGGER_SESSION_PORT: '4200', DAGGER_SESSION_TOKEN: token })).toThrow(
    expect.objectContaining({
      code: 'CLIENT_SESSION_TOKEN_MISSING',
      message: expect.stringContaining('`DAGGER_SESSION_TOKEN`'),
    }),
  )
})

test.for(['0', '65536', '-1', '80.5', '4100/query', 'http', '0x10', ' 80'])('%j is no port', (port) => {
  expect(() => connectFromEnvironment({ GRAFT_SESSION_PORT: port, GRAFT_SESSION_TOKEN: 't' })).toThrow(
    expect.objectContaining({
      code: 'CLIENT_SESSION_PORT',
      message: expect.stringContaining(JSON.stringify(port)),
    }),
  )
})
