import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { runGraft, temporaryFolder } from './graft.ts'

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
const section = readme.slice(readme.indexOf('## A first workspace'), readme.indexOf('## Packages'))
const [paste = '', commands = ''] = [...section.matchAll(/```sh\n(.*?)```/gs)].map((match) => match[1])

test('the first workspace of the README can be pasted, in at most ten lines', async () => {
  expect(paste.trimEnd().split('\n').length).toBeLessThanOrEqual(10)
  await using folder = await temporaryFolder()
  await using cache = await temporaryFolder()
  execFileSync('bash', ['-euc', paste], { cwd: folder.path })
  const lines = commands.trim().split('\n')
  const answers = []
  for (const line of lines) {
    const [, input, words = ''] =
      /^(?:echo '(.*)' \| )?npx pnpm@12 --silent -C CHECKOUT graft (.*)$/.exec(line) ?? []
    answers.push(await runGraft(words.split(' '), { cwd: folder.path, cacheDir: cache.path, stdin: input }))
  }
  expect(answers).toEqual([
    { exitCode: 0, stdout: 'Name    Description\ngreet   Greet somebody.\nhello   -\n', stderr: '' },
    { exitCode: 0, stdout: 'hello, Ada', stderr: '' },
    { exitCode: 0, stdout: '{\n    "hello": {\n        "greet": "hello, world"\n    }\n}\n', stderr: '' },
  ])
})
