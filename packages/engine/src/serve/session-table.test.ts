import { describe, expect, test } from 'vitest'
import { Client } from './client.ts'
import { isSameSecret, SessionTable } from './session-table.ts'

function table(): SessionTable {
  return new SessionTable((metadata) => new Client(metadata, async () => ({ modules: [], warnings: [] })))
}

describe('the client of a request', () => {
  test('is the one of its session and name, made at first use', () => {
    const sessions = table()
    const client = sessions.client({ sessionId: 's', clientId: 'c', workspace: 'app' })
    expect(sessions.client({ sessionId: 's', clientId: 'c', workspace: 'other' })).toBe(client)
    expect(client.metadata.workspace).toBe('app')
    expect(sessions.client({ sessionId: 't', clientId: 'c' })).not.toBe(client)
    expect(sessions.client({ sessionId: 's', clientId: 'd' })).not.toBe(client)
  })

  test('is the default one where the request names none', () => {
    const sessions = table()
    expect(sessions.client({})).toBe(sessions.client({}))
    expect(sessions.client({ sessionId: 'default', clientId: 'default' })).toBe(sessions.client({}))
  })

  test('is refused to who does not know its secret', () => {
    const sessions = table()
    sessions.client({ clientId: 'c', clientSecretToken: 'one' })
    for (const clientSecretToken of ['two', 'on', 'onee', '', undefined]) {
      expect(() => sessions.client({ clientId: 'c', clientSecretToken })).toThrow(
        expect.objectContaining({ code: 'CLIENT_SECRET_MISMATCH' }),
      )
    }
  })

  test('goes when there are too many others, the one that was idle for longest first', () => {
    const sessions = table()
    const first = sessions.client({ clientId: 'first' })
    const used = sessions.client({ clientId: 'used' })
    for (let index = 0; index < 999; index++) {
      sessions.client({ clientId: `c${index}` })
      sessions.client({ clientId: 'used' })
    }
    expect(sessions.client({ clientId: 'used' })).toBe(used)
    expect(sessions.client({ clientId: 'first' })).not.toBe(first)
  })

  test('has names that are only names', () => {
    const sessions = table()
    const client = sessions.client({ sessionId: '__proto__', clientId: 'constructor' })
    expect(sessions.client({ sessionId: '__proto__', clientId: 'constructor' })).toBe(client)
  })
})

test.each([
  ['secret', 'secret', true],
  ['', '', true],
  ['secret', 'Secret', false],
  ['secret', 'secre', false],
  ['ä', 'a', false],
])('secrets %j and %j are compared byte by byte', (expected, actual, same) => {
  expect(isSameSecret(expected, actual)).toBe(same)
})
