import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { readAll, startServer } from './answer-server.ts'

test('the example in the README runs', async () => {
  const queries: string[] = []
  await using server = await startServer(async (request, response) => {
    const { query } = JSON.parse(await readAll(request))
    queries.push(query)
    response.end(
      queries.length === 1
        ? '{"data":{"lint":{"rules":[{"name":"semi","level":1}]}}}'
        : '{"data":{"lint":{"check":"clean"}}}',
    )
  })
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8')
  const example = /```ts\n(.*?)```/s.exec(readme)?.[1]
  if (example === undefined) throw new Error('no example in the README')

  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module-typescript', '--eval', example],
    {
      cwd: new URL('..', import.meta.url),
      env: { GRAFT_SESSION_PORT: String(server.port), GRAFT_SESSION_TOKEN: 'secret' },
    },
  )
  expect(stdout).toBe("[ { name: 'semi', level: 1 } ]\n{ lint: { check: 'clean' } } undefined\n")
  expect(queries).toEqual([
    '{ lint(strict: true) { rules { name level } } }',
    'query ($p: String!) { lint { check(path: $p) } }',
  ])
})
