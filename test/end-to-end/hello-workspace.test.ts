import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { steps } from '../../examples/hello-workspace/expected.ts'
import { runGraft, temporaryFolder, type GraftRun } from './graft.ts'

const example = fileURLToPath(new URL('../../examples/hello-workspace', import.meta.url))
let cache: Awaited<ReturnType<typeof temporaryFolder>>

beforeAll(async () => {
  cache = await temporaryFolder()
})
afterAll(() => cache[Symbol.asyncDispose]())

function graft(words: readonly string[], cwd: string = example, stdin?: string): Promise<GraftRun> {
  return runGraft(words, { cwd, cacheDir: cache.path, stdin })
}

describe('the tour of the example workspace', () => {
  for (const step of steps) {
    const place = step.folder === undefined ? '' : ` in ${step.folder}`
    test(`graft ${step.words.join(' ')}${place}`, async () => {
      const result = await graft(step.words, join(example, step.folder ?? '.'), step.stdin)
      expect(result).toEqual({ exitCode: 0, stdout: step.stdout, stderr: '' })
    })
  }
})

test('--workdir stands in for the current folder', async () => {
  const result = await graft(['call', '--workdir', example, 'greet'], '/')
  expect(result).toMatchObject({ exitCode: 0, stdout: 'hola, world!' })
})

test('-m loads that module alone', async () => {
  const listed = await graft(['functions', '-m', './.dagger/modules/lint'])
  expect(listed.stdout.split('\n').map((line) => line.split(' ')[0])).toEqual([
    'Name',
    'check',
    'lint',
    'rules',
    '',
  ])
  const other = await graft(['-m', './.dagger/modules/lint', 'call', 'greet'])
  expect(other.exitCode).toBe(1)
  expect(other.stderr).toContain('unknown command "greet" for "graft call"')
})

test('a list of objects prints one handle a line', async () => {
  const { stdout, exitCode } = await graft(['call', 'lint', 'rules'])
  expect(exitCode).toBe(0)
  expect(stdout).toMatch(/^- LintRule@sha256:[0-9a-f]{64}\n- LintRule@sha256:[0-9a-f]{64}\n$/)
})

test('an unknown function suggests the nearest', async () => {
  const { stderr, exitCode } = await graft(['call', 'gret'])
  expect(exitCode).toBe(1)
  expect(stderr).toContain('unknown command "gret" for "graft call"')
  expect(stderr).toContain('`greet`')
})

test('a wrong flag value names the flag, the type and the value', async () => {
  const { stdout, stderr, exitCode } = await graft(['call', 'lint', 'check', '--strict=perhaps'])
  expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 1 })
  expect(stderr).toContain('invalid argument "perhaps" for "--strict" flag')
  expect(stderr).toContain('bool')
})

test('without config and modules, `functions` says so on stderr and exits 0', async () => {
  await using folder = await temporaryFolder()
  await mkdir(join(folder.path, '.git'))
  const { stdout, stderr, exitCode } = await graft(['functions'], folder.path)
  expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 0 })
  expect(stderr).toContain('No functions found.')
})

describe('a workspace with a syntax error in `lint`', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>

  beforeAll(async () => {
    folder = await temporaryFolder()
    await cp(join(example, '.dagger'), join(folder.path, '.dagger'), { recursive: true })
    const source = join(folder.path, '.dagger/modules/lint/src/index.ts')
    const text = await readFile(source, 'utf8')
    await writeFile(
      source,
      text.replace('async check(strict: boolean = false)', 'async check(strict: boolean = )'),
    )
  })
  afterAll(() => folder[Symbol.asyncDispose]())

  test('`graft call greet` works', async () => {
    expect(await graft(['call', 'greet'], folder.path)).toEqual({
      exitCode: 0,
      stdout: 'hola, world!',
      stderr: '',
    })
  })

  test('`graft call lint check` names file and line', async () => {
    const { stdout, stderr, exitCode } = await graft(['call', 'lint', 'check'], folder.path)
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 1 })
    expect(stderr).toMatch(/\.dagger\/modules\/lint\/src\/index\.ts:29:\d+/)
  })

  test('a query that names it fails with file and line, and one that does not works', async () => {
    const failed = await graft(['query'], folder.path, '{ lint { check } }')
    expect(failed).toMatchObject({ exitCode: 1, stdout: '' })
    expect(failed.stderr).toMatch(/lint\/src\/index\.ts:29:\d+/)
    const fine = await graft(['query'], folder.path, '{ greet }')
    expect(JSON.parse(fine.stdout)).toEqual({ greet: 'hola, world!' })
  })

  test('`graft functions` names it on stderr, lists the rest and exits 0', async () => {
    const { stdout, stderr, exitCode } = await graft(['functions'], folder.path)
    expect(exitCode).toBe(0)
    expect(stdout).toContain('greet ')
    expect(stdout).not.toContain('lint')
    expect(stderr).toMatch(/module "lint".*[^]*src\/index\.ts:29:\d+/)
  })
})
