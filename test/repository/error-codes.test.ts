import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readDocumentedCodes, readErrorCodes } from './read-error-codes.ts'

const repository = join(import.meta.dirname, '../..')
const documented = readDocumentedCodes(readFileSync(join(repository, 'docs/errors.md'), 'utf8'))
const { defined, faults } = readErrorCodes(repository)

test('every code of the sources is documented in docs/errors.md', () => {
  const missing = [...defined]
    .filter(([code]) => !documented.includes(code))
    .map(([code, place]) => `${code} (${place})`)
  expect(missing, `docs/errors.md lacks:\n${missing.join('\n')}\n`).toEqual([])
})

test('every code that docs/errors.md documents is in the sources, and documented once', () => {
  const stale = documented.filter((code, index) => !defined.has(code) || documented.indexOf(code) !== index)
  expect(stale, `docs/errors.md documents what is gone, or twice:\n${stale.join('\n')}\n`).toEqual([])
})

test('codes are literals, and only in messages.ts', () => {
  expect(faults, `${faults.join('\n')}\n`).toEqual([])
})

test('the reader of sources tells codes in messages, fallbacks, codes elsewhere and computed codes apart', () => {
  expect(readErrorCodes(join(import.meta.dirname, 'fixtures/error-codes'))).toEqual({
    defined: new Map([
      ['NAME_EMPTY', 'packages/typedef/src/name/messages.ts:2'],
      ['NAME_LONG', 'packages/typedef/src/name/messages.ts:6'],
      ['NAME_OLD', 'packages/typedef/src/name/messages.ts:14'],
      ['NAME_NEW', 'packages/typedef/src/name/messages.ts:14'],
      ['NAME_FALLBACK', 'packages/typedef/src/name/read-name.ts:6'],
    ]),
    faults: [
      'packages/typedef/src/name/messages.ts:10: the code is not a literal in UPPER_SNAKE',
      'packages/typedef/src/name/messages.ts:18: the code is not a literal in UPPER_SNAKE',
      'packages/typedef/src/name/read-name.ts:10: `NAME_STRAY` belongs in a function of messages.ts',
    ],
  })
})

test('the reader of the page takes headings with text below, and no others', () => {
  const page = '# Errors\n\n## NAMES\n\n### NAME_EMPTY\n\nText.\n\n### NAME_BARE\n\n### NAME_LONG\nText.\n'
  expect(readDocumentedCodes(page)).toEqual(['NAME_EMPTY', 'NAME_LONG'])
})
