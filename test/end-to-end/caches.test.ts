import { cp, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { main, type CliIo } from '@graft/cli'
import { typescriptSdk, type TypescriptSdk } from '@graft/typescript/sdk'
import { expect, test } from 'vitest'
import { temporaryFolder } from './graft.ts'

const example = fileURLToPath(new URL('../../examples/hello-workspace', import.meta.url))

/** Runs a command in this process, with an SDK whose counters can be read afterwards. */
async function runCounted(
  words: readonly string[],
  cwd: string,
  cacheDir: string,
): Promise<{
  readonly exitCode: number
  readonly stdout: string
  readonly counters: TypescriptSdk['counters']
}> {
  const sdk = typescriptSdk({ cacheDir })
  let stdout = ''
  const io: CliIo = {
    env: {},
    cwd,
    signal: new AbortController().signal,
    stdinIsTerminal: true,
    stdoutIsTerminal: false,
    columns: 80,
    stdin: Readable.from([]),
    writeStdout: (text) => (stdout += text),
    writeStderr: () => undefined,
  }
  const exitCode = await main(words, io, () => [sdk])
  return { exitCode, stdout, counters: { ...sdk.counters } }
}

test('listing and help start no module process, and read no source twice', async () => {
  await using folder = await temporaryFolder()
  await using cache = await temporaryFolder()
  await cp(join(example, '.dagger'), join(folder.path, '.dagger'), { recursive: true })
  // A cache does not trust files that changed in the very moment in which it was written.
  const past = new Date(Date.now() - 60_000)
  for (const module of ['greeter', 'lint']) {
    for (const file of ['dagger.json', 'src/index.ts']) {
      await utimes(join(folder.path, '.dagger/modules', module, file), past, past)
    }
  }

  const first = await runCounted(['functions'], folder.path, cache.path)
  expect(first.exitCode).toBe(0)
  expect(first.counters).toMatchObject({ introspections: 2, processesStarted: 0, bundles: 0 })
  expect(first.counters.sourcesRead).toBeGreaterThanOrEqual(2)

  for (const words of [
    ['functions'],
    ['functions', 'lint'],
    ['call', 'lint', 'check', '--help'],
    ['call', '--help'],
  ]) {
    const again = await runCounted(words, folder.path, cache.path)
    expect(again.exitCode).toBe(0)
    expect(again.counters).toMatchObject({
      sourcesRead: 0,
      introspections: 0,
      processesStarted: 0,
      bundles: 0,
    })
  }

  const call = await runCounted(['call', 'greet'], folder.path, cache.path)
  expect(call.stdout).toBe('hola, world!')
  expect(call.counters).toMatchObject({ sourcesRead: 0, processesStarted: 1 })
})
