import { describe, expect, test } from 'vitest'
import { checkClientMetadata, decodeClientMetadata } from './client-metadata.ts'

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64')
}

describe('decodeClientMetadata', () => {
  test('reads all that a client may say', () => {
    const metadata = {
      sessionId: 's',
      clientId: 'c',
      clientSecretToken: 'secret',
      extraModules: [{ ref: './lint' }, { ref: '/abs', name: 'two', blueprint: true }],
      skipWorkspaceModules: true,
      workspace: 'app',
      allowModuleFailures: false,
    }
    expect(decodeClientMetadata(encode(metadata))).toEqual({ ok: true, value: metadata, warnings: [] })
  })

  test('takes nothing at all, and text in any language', () => {
    expect(decodeClientMetadata(encode({}))).toMatchObject({ ok: true, value: {} })
    expect(decodeClientMetadata(encode({ workspace: 'größe' }))).toMatchObject({
      ok: true,
      value: { workspace: 'größe' },
    })
  })

  test('leaves keys of later versions alone', () => {
    expect(decodeClientMetadata(encode({ clientId: 'c', env: 3, colour: 'red' }))).toMatchObject({ ok: true })
  })

  test.each([
    ['is not base64', '{"clientId":"c"}', 'it is not JSON in base64'],
    ['is base64 of no JSON', Buffer.from('clientId=c').toString('base64'), 'it is not JSON in base64'],
    ['is empty', '', 'it is not JSON in base64'],
    ['is cut off', encode({ clientId: 'client' }).slice(0, 12), 'it is not JSON in base64'],
    ['is a list', encode([]), 'it is not an object'],
    ['is null', encode(null), 'it is not an object'],
    ['is text', encode('client'), 'it is not an object'],
    ['has a number for a session', encode({ sessionId: 1 }), '`sessionId` is not text'],
    ['has null for a client', encode({ clientId: null }), '`clientId` is not text'],
    ['has a list for a secret', encode({ clientSecretToken: [] }), '`clientSecretToken` is not text'],
    ['has an object for a workspace', encode({ workspace: {} }), '`workspace` is not text'],
    [
      'has text for a flag',
      encode({ skipWorkspaceModules: 'yes' }),
      '`skipWorkspaceModules` is not true or false',
    ],
    [
      'has a number for a flag',
      encode({ allowModuleFailures: 0 }),
      '`allowModuleFailures` is not true or false',
    ],
  ])('refuses a header that %s', (_what, header, problem) => {
    expect(decodeClientMetadata(header)).toMatchObject({
      ok: false,
      diagnostics: [
        {
          code: 'METADATA_MALFORMED',
          message: `the client metadata cannot be read: ${problem}`,
          hint: 'The header holds base64 of one JSON object.',
        },
      ],
    })
  })

  test.each([
    ['no list', { ref: './a' }],
    ['a list of text', ['./a']],
    ['no ref', [{ name: 'a' }]],
    ['an empty ref', [{ ref: '' }]],
    ['an empty name', [{ ref: './a', name: '' }]],
    ['a wrong name', [{ ref: './a', name: 1 }]],
    ['a wrong flag', [{ ref: './a', blueprint: 'true' }]],
    ['a list within the list', [[{ ref: './a' }]]],
    ['too many', Array.from({ length: 101 }, () => ({ ref: './a' }))],
  ])('refuses extra modules that are %s', (_what, extraModules) => {
    expect(checkClientMetadata({ extraModules })).toMatchObject({
      ok: false,
      diagnostics: [
        {
          message:
            'the client metadata cannot be read: `extraModules` is not a list of at most 100 `{ ref, name?, blueprint? }`',
        },
      ],
    })
  })

  test('refuses a header that is too long before it decodes it', () => {
    const longest = encode({ clientId: 'c'.repeat(12_288 - 15) })
    expect(longest).toHaveLength(16_384)
    expect(decodeClientMetadata(longest).ok).toBe(true)
    expect(decodeClientMetadata(`${longest}AAAA`)).toMatchObject({
      ok: false,
      diagnostics: [{ message: 'the client metadata cannot be read: it is longer than 16384 characters' }],
    })
  })
})
