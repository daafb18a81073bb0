import { GraftError } from '@graft/diagnostics'
import { expect, test } from 'vitest'
import { encodeClientMetadata } from './client-metadata.ts'

test('metadata is JSON in base64, with every key and any script', () => {
  const metadata = {
    sessionId: 's1',
    clientId: 'c1',
    clientSecretToken: 'geheim',
    extraModules: [{ ref: './prüfer-日本', name: 'lint', blueprint: true }, { ref: 'github.com/a/b@v1' }],
    skipWorkspaceModules: true,
    workspace: '/srv/app',
    env: 'ci',
    clientVersion: '1.2.0',
    moduleScope: 'lint',
    allowModuleFailures: false,
  }
  const header = encodeClientMetadata(metadata)
  expect(header).toMatch(/^[A-Za-z0-9+/]+=*$/)
  expect(JSON.parse(Buffer.from(header, 'base64').toString('utf8'))).toEqual(metadata)
})

test('undefined keys are left out', () => {
  expect(Buffer.from(encodeClientMetadata({ env: undefined, workspace: '.' }), 'base64').toString()).toBe(
    '{"workspace":"."}',
  )
})

test('16 KiB of header are allowed and one group of base64 more is not', () => {
  const overhead = JSON.stringify({ workspace: '' }).length
  const fits = 'x'.repeat((16 * 1024 * 3) / 4 - overhead)
  expect(encodeClientMetadata({ workspace: fits })).toHaveLength(16 * 1024)
  expect(() => encodeClientMetadata({ workspace: `${fits}x` })).toThrow(
    expect.objectContaining({ code: 'CLIENT_METADATA_TOO_LARGE' }),
  )
  expect(() => encodeClientMetadata({ workspace: `${fits}x` })).toThrow(GraftError)
})
