import { spellName } from '@graft/collisions'
import { commandName } from '@graft/typedef'
import { expect, test } from 'vitest'

// Two packages of one layer cannot share the rule, and names that a policy makes must be spelled like all others.
test.each([
  'containerEcho',
  'fnA1b',
  'v2',
  'sha256',
  'HTTPServer',
  'getURLs',
  'neo4jUri',
  'neo4juri',
  'loadContainerFromID',
  'my-module',
  'snake_case',
  'wolfiContainer',
])('collisions spell `%s` as commands do', (name) => {
  expect(spellName(name)).toBe(commandName(name))
})
