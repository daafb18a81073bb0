import { spawnSync } from 'node:child_process'
import { mkdtempDisposableSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { packageLayers } from '../layers/package-layers.ts'
import { readFolderOrder } from '../layers/read-folder-order.ts'

const packagesFolder = join(import.meta.dirname, '../../packages')

describe.each(packageLayers)('the README of $name', ({ name, mayImport }) => {
  const home = join(packagesFolder, name)
  const text = readFileSync(join(home, 'README.md'), 'utf8')
  // A command is for shells; every other package is for programs.
  const language = name === 'cli' ? 'sh' : 'ts'

  test('has a title, a paragraph, an example and what it prints', () => {
    expect(readReadme(text)).toMatchObject({ title: `@graft/${name}`, language })
  })

  test.each(readReadme(text).examples)(
    'has an example that prints what it says: %#',
    ({ example, printed }) => {
      expect(language === 'sh' ? runCommands(example) : runProgram(example, home)).toBe(printed)
    },
  )

  test('has examples that import only itself and what it may import', () => {
    const own = [name, ...mayImport].map((each) => `@graft/${each}`)
    const imported = readReadme(text).examples.flatMap(({ example }) => importsOf(example))
    const strange = imported.filter(
      (specifier) =>
        !specifier.startsWith('node:') && !own.some((each) => `${specifier}/`.startsWith(`${each}/`)),
    )
    expect(strange).toEqual([])
  })

  test('names what the package may import', () => {
    expect(readList(text, 'May import')).toEqual(mayImport.map((each) => `@graft/${each}`))
  })

  test('names the folders in their order', () => {
    expect(readList(text, 'Folders')).toEqual(readFolderOrder(join(home, 'src/layers.ts')))
  })
})

const goodReadme = '# @graft/a\n\nText.\n\n```ts\nf()\n```\n\n```text\n1\n```\n'

test.each([
  ['no paragraph', goodReadme.replace('Text.\n\n', '')],
  ['two paragraphs', goodReadme.replace('Text.', 'Text.\n\nText.')],
  ['words between the example and what it prints', goodReadme.replace('```text', 'It prints\n\n```text')],
  ['nothing printed', goodReadme.replace('```text\n1\n```\n', '')],
  ['a second example that prints nothing', `${goodReadme}\n\`\`\`ts\ng()\n\`\`\`\n`],
  ['an example in another language', `${goodReadme}\n\`\`\`sh\ng\n\`\`\`\n\n\`\`\`text\n2\n\`\`\`\n`],
])('a README with %s is refused', (_fault, text) => {
  expect(readReadme(goodReadme)).toEqual({
    title: '@graft/a',
    language: 'ts',
    examples: [{ example: 'f()\n', printed: '1\n' }],
  })
  expect(() => readReadme(text)).toThrow('a README')
})

interface Readme {
  readonly title: string
  readonly language: string
  readonly examples: readonly { readonly example: string; readonly printed: string }[]
}

function readReadme(text: string): Readme {
  const [, title, language] = /^# (\S+)\n\n(?:(?!```)\S[^\n]*\n)+\n```(ts|sh)\n/u.exec(text) ?? []
  const blocks = text.match(/^```(?:ts|sh)$/gmu) ?? []
  const pairs = text.matchAll(/^```(ts|sh)\n(.*?)```\n\n```text\n(.*?)```\n/gmsu)
  const examples = [...pairs].flatMap(([, each, example = '', printed = '']) =>
    each === language ? [{ example, printed }] : [],
  )
  if (title === undefined || language === undefined)
    throw new Error('a README starts with a title, a paragraph and a block `ts` or `sh`')
  if (examples.length !== blocks.length)
    throw new Error('every block of a README is followed by what it prints, and all are in one language')
  return { title, language, examples }
}

/** The names of a list such as: Folders: `a`, `b`. */
function readList(text: string, label: string): readonly string[] | undefined {
  const names = new RegExp(`^${label}: ([^.]*)\\.`, 'mu').exec(text)?.[1]
  return names?.match(/`[^`]+`/gu)?.map((name) => name.slice(1, -1)) ?? (names === 'nothing' ? [] : undefined)
}

/** What an example imports, also in a module that it writes. */
function importsOf(example: string): readonly string[] {
  return [...example.matchAll(/\b(?:from|import) ?\(?'([^']+)'/gu)].flatMap(
    ([, specifier]) => specifier ?? [],
  )
}

/** Runs a program as if it were a module in the package's folder, with what the package can resolve. */
function runProgram(program: string, cwd: string): string {
  const flags = ['--disable-warning=ExperimentalWarning', '--input-type=module-typescript']
  return run(process.execPath, [...flags, '-'], { input: program, cwd })
}

/** Runs commands in an empty folder, where `graft` is the command of this checkout. */
function runCommands(commands: string): string {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'graft-readme-'))
  const graft = `graft() { '${process.execPath}' '${join(packagesFolder, 'cli/bin/graft.mjs')}' "$@"; }`
  const cache = `export GRAFT_CACHE_DIR='${join(folder.path, 'cache')}'`
  // By `-c`, so that no command can read the rest of them from stdin.
  const stdout = run('sh', ['-euc', `${graft}\n${cache}\n${commands}`], { input: '', cwd: folder.path })
  // A block ends with a line break; a string that `graft call` prints has none.
  return stdout.endsWith('\n') ? stdout : `${stdout}\n`
}

function run(command: string, args: readonly string[], options: { input: string; cwd: string }): string {
  // Nothing else of the environment: no colours, no running engine.
  const env = { PATH: process.env['PATH'], TMPDIR: process.env['TMPDIR'], NO_COLOR: '1' }
  const ran = spawnSync(command, args, { ...options, env, encoding: 'utf8', timeout: 20_000 })
  expect({ stderr: ran.stderr, status: ran.status }).toEqual({ stderr: '', status: 0 })
  return ran.stdout
}
