import { execFile } from 'node:child_process'
import { symlink, writeFile, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)
const packageFolder = fileURLToPath(new URL('..', import.meta.url))
const compiler = path.join(
  path.dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
  'bin/tsc',
)

const SOURCE = `
import { agent, argument, check, dag, Directory, enumType, field, File, func, generate, object, up, type float } from '@graft/typescript'

@enumType()
export class Old {
  static readonly A: string = 'a'
}

@object()
export class Demo {
  @func()
  dir: Directory = dag.directory()

  @field('alias')
  private ratio: float = 1.5

  constructor(@argument({ defaultPath: '/', ignore: ['dist'] }) private readonly source: Directory, protected other?: File) {}

  @func('renamed')
  @check()
  async verify(@argument({ defaultAddress: 'alpine' }) name: string, ...rest: string[]): Promise<void> {
    const names: string[] = await this.source.entries('src')
    const text: string = await this.dir.withNewFile('a', name).file('a').contents()
    void [names, text, this.ratio, rest, await this.other?.name(), await dag.version()]
  }

  @func({ alias: 'made', cache: '5m' })
  @generate()
  @up()
  @agent()
  private async make(): Promise<Directory> {
    return (await this.dir.sync()).withNewFile('a', '')
  }
}
`

test('a module that uses all of it typechecks', async () => {
  expect(await typecheck(SOURCE)).toBe('')
})

test.each([
  ['a class decorator on a method', `export class A {\n  @object()\n  run(): void {}\n}`, 'TS1241'],
  ['an unknown option', `export class A {\n  @func({ nmae: 'x' })\n  run(): void {}\n}`, 'TS2353'],
  [
    'a wrong argument',
    `export class A {\n  run(): unknown {\n    return dag.directory().file(1)\n  }\n}`,
    'TS2345',
  ],
])('a mistake is an error of the compiler: %s', async (_title, text, code) => {
  const head = `import { dag, func, object } from '@graft/typescript'\nvoid [dag, func, object]\n`
  expect(await typecheck(head + text)).toContain(code)
})

/** What the compiler prints about a module's source. */
async function typecheck(source: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'graft-authoring-'))
  try {
    await mkdir(path.join(folder, 'node_modules/@graft'), { recursive: true })
    await symlink(packageFolder, path.join(folder, 'node_modules/@graft/typescript'))
    await writeFile(path.join(folder, 'package.json'), '{ "type": "module" }')
    await writeFile(path.join(folder, 'index.ts'), source)
    const compilerOptions = {
      experimentalDecorators: true,
      strict: true,
      target: 'es2024',
      module: 'nodenext',
      noEmit: true,
      skipLibCheck: true,
      allowImportingTsExtensions: true,
      typeRoots: [path.join(packageFolder, '../../node_modules/@types')],
      types: ['node'],
    }
    await writeFile(
      path.join(folder, 'tsconfig.json'),
      JSON.stringify({ compilerOptions, files: ['index.ts'] }),
    )
    await run(process.execPath, [compiler, '-p', folder, '--pretty', 'false'])
    return ''
  } catch (error) {
    return String(Reflect.get(error as object, 'stdout'))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
