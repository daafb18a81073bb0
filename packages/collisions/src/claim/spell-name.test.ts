import { expect, test } from 'vitest'
import { spellName } from './spell-name.ts'

test.each([
  ['wolfiContainer', 'wolfi-container'],
  ['FooBarBaz', 'foo-bar-baz'],
  ['HTTPServer', 'http-server'],
  ['myCIBuild', 'my-ci-build'],
  ['go1Build', 'go-1-build'],
  ['my_mod', 'my-mod'],
  ['_1passRead', '1-pass-read'],
  ['___', '___'],
])('`%s` is spelled `%s`', (name, spelling) => {
  expect(spellName(name)).toBe(spelling)
  expect(spellName(spelling)).toBe(spelling)
})
