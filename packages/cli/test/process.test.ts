import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { TestWorkspace } from './graft.ts'

const entry = fileURLToPath(new URL('../bin/graft.mjs', import.meta.url))
const workspace = new TestWorkspace({})
afterAll(() => workspace[Symbol.dispose]())

function start(...words: readonly string[]): ChildProcessWithoutNullStreams {
  const env = { ...process.env, GRAFT_CACHE_DIR: workspace.path('cache'), NO_COLOR: '1' }
  return spawn(process.execPath, [entry, ...words], { cwd: workspace.root, env })
}

async function finish(child: ChildProcessWithoutNullStreams): Promise<object> {
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk))
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk))
  const [exitCode]: unknown[] = await once(child, 'close')
  return { exitCode, stdout, stderr }
}

test('the exit code, standard output and standard error are those of the process', async () => {
  const child = start('query')
  child.stdin.end('{ __typename }')
  expect(await finish(child)).toEqual({
    exitCode: 0,
    stdout: '{\n    "__typename": "Query"\n}\n',
    stderr: '',
  })
  const failed = start('cal')
  failed.stdin.end()
  expect(await finish(failed)).toEqual({
    exitCode: 1,
    stdout: '',
    stderr: 'Error: unknown command "cal" for "graft"\n  Did you mean `call`?\n',
  })
})

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it with 2', async (signal) => {
  const child = start('query')
  const finished = finish(child)
  // More than a pipe holds: when it is written, the command has come to read it.
  await new Promise((resolve) => child.stdin.write(' '.repeat(1_048_576), resolve))
  child.kill(signal)
  expect(await finished).toEqual({ exitCode: 2, stdout: '', stderr: 'Canceled.\n' })
})

test('a reader that stops early is no failure', async () => {
  const child = start('help')
  child.stdin.end()
  child.stdout.destroy()
  expect(await finish(child)).toEqual({ exitCode: 0, stdout: '', stderr: '' })
})

test('a large result arrives whole', async () => {
  const child = start('query')
  const aliases = Array.from({ length: 4_000 }, (_, index) => `a${index}: __typename`)
  child.stdin.end(`{ ${aliases.join(' ')} }`)
  const { exitCode, stdout } = Object(await finish(child))
  expect(exitCode).toBe(0)
  expect(Object.keys(JSON.parse(stdout))).toHaveLength(4_000)
})
