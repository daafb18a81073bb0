import { expect, test } from 'vitest'
import type { Flag } from './flag.ts'
import { takeFlags } from './take-flags.ts'

const module: Flag = {
  name: 'load-module',
  short: 'm',
  type: { kind: 'string', optional: true },
  description: '',
}
const json: Flag = { name: 'json', short: 'j', type: { kind: 'boolean', optional: true }, description: '' }
const name: Flag = { name: 'name', type: { kind: 'string', optional: true }, description: '' }

test.each<[string, string, string]>([
  ['-m x greet', '-m x', 'greet'],
  ['-m=x greet', '-m=x', 'greet'],
  ['--json -m x --json greet', '-m x', '--json --json greet'],
  ['--name -m -m x greet', '-m x', '--name -m greet'],
  ['--loadModule x greet', '--loadModule x', 'greet'],
  ['greet -m x', '', 'greet -m x'],
  ['--json=false -m x -- -m y', '-m x', '--json=false -- -m y'],
  ['--unknown -m x', '', '--unknown -m x'],
  ['- -m x', '', '- -m x'],
  ['-m', '-m', ''],
  ['', '', ''],
])('of `%s` it takes `%s`', (line, mine, rest) => {
  const words = line.split(' ').filter((word) => word !== '')
  const taken = takeFlags(words, [module], [json, name])
  expect([taken.mine.join(' '), taken.rest.join(' ')]).toEqual([mine, rest])
})

test('a spelling that both have is not taken, a short one that only its own flag has is', () => {
  const text: Flag = { ...json, short: undefined, type: { kind: 'string', optional: true } }
  expect(takeFlags(['--json', '-j', '-j', 'x'], [json], [text])).toEqual({
    mine: ['-j'],
    rest: ['--json', '-j', 'x'],
  })
})
