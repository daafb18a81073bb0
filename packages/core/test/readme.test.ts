import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { layers } from '../src/layers.ts'

const folder = fileURLToPath(new URL('..', import.meta.url))
const readme = readFileSync(`${folder}/README.md`, 'utf8')

test('the example of the README runs and prints what the README says', () => {
  const [, example = ''] = /```ts\n(.*?)```/su.exec(readme) ?? []
  const [, printed] = /```text\n(.*?)```/su.exec(readme) ?? []

  const run = spawnSync(process.execPath, ['--input-type=module-typescript', '-'], {
    cwd: folder,
    input: example,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
    timeout: 20_000,
  })

  expect(run.stderr.replaceAll(/.*ExperimentalWarning.*\n|.*--trace-warnings.*\n/gu, '')).toBe('')
  expect(run.stdout).toBe(printed)
})

test('the README names the folders in their order', () => {
  const [, named = ''] = /Folders: ([^.]*)\./su.exec(readme) ?? []
  expect([...named.matchAll(/`([\w-]+)`/gu)].map(([, name]) => name)).toEqual([...layers])
})
