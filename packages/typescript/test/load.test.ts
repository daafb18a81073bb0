import { chmod, mkdir, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { ModuleDef } from '@graft/typedef'
import { typescriptSdk, type SdkCounters } from '@graft/typescript/sdk'
import { runModule, settleFiles, writeModule, type ModuleFixture } from './module-fixture.ts'

const SOURCE = `
import { func, object } from '@dagger.io/dagger'
@object()
export class Demo {
  @func()
  run(): string {
    return 'ran'
  }
}
`

test('a module is described without running it', async () => {
  await using fixture = await writeModule({ 'src/index.ts': `${SOURCE}\nthrow new Error('it ran')` })
  const loaded = await load(fixture)
  expect(loaded.def).toMatchObject({ name: 'demo', mainObject: 'Demo' })
  expect(loaded.digest).toMatch(/^[0-9a-f]{64}$/)
  expect(loaded.counters).toMatchObject({ introspections: 1, processesStarted: 0, bundles: 0 })
})

test('unchanged files are not read again, also by another instance', async () => {
  await using fixture = await writeModule({ 'src/index.ts': SOURCE, 'src/more.mts': 'export {}' })
  await settleFiles()
  const first = await load(fixture)
  expect(first.counters).toMatchObject({ sourcesRead: 3, introspections: 1, typedefHits: 0 })
  const second = await load(fixture)
  expect(second.counters).toMatchObject({ sourcesRead: 0, introspections: 0, typedefHits: 1 })
  expect(second).toMatchObject({ digest: first.digest, def: first.def })
})

test('files that were just written are read again, as their times could hide a change', async () => {
  await using fixture = await writeModule({ 'src/index.ts': SOURCE })
  const soon = Date.now() / 1000 + 3600
  await utimes(path.join(fixture.source.root, 'src/index.ts'), soon, soon)
  await load(fixture)
  const second = await load(fixture)
  expect(second.counters).toMatchObject({ sourcesRead: 2, introspections: 0, typedefHits: 1 })
})

test('an edit is described again, and its undoing is found by its digest', async () => {
  await using fixture = await writeModule({ 'src/index.ts': SOURCE })
  await settleFiles()
  const first = await load(fixture)
  await fixture.write({ 'src/index.ts': SOURCE.replace('run()', 'walk()') })
  const edited = await load(fixture)
  expect(edited.counters).toMatchObject({ introspections: 1 })
  expect(edited.def?.objects[0]?.functions[0]?.name).toBe('walk')
  expect(edited.digest).not.toBe(first.digest)
  await fixture.write({ 'src/index.ts': SOURCE })
  const undone = await load(fixture)
  expect(undone.counters).toMatchObject({ introspections: 0, typedefHits: 1 })
  expect(undone.digest).toBe(first.digest)
})

test.each([
  ['a new source file', 'src/deep/new.ts', true],
  ['a lock file', 'pnpm-lock.yaml', true],
  ['the tsconfig', 'tsconfig.json', true],
  ['a dependency', 'src/node_modules/x/index.ts', false],
  ['generated bindings', 'src/sdk/index.ts', false],
  ['a build result', 'src/dist/index.ts', false],
  ['a document', 'src/README.md', false],
  ['a file beside the sources', 'scripts/build.ts', false],
])('%s counts as it should', async (_title, file, counts) => {
  await using fixture = await writeModule({ 'src/index.ts': SOURCE })
  const before = await load(fixture)
  await fixture.write({ [file]: '{}' })
  const after = await load(fixture)
  expect(after.digest !== before.digest).toBe(counts)
})

test('cache files that are broken in any way are ignored and written anew', async () => {
  await using fixture = await writeModule({ 'src/index.ts': SOURCE })
  await settleFiles()
  const first = await load(fixture)
  const files = await cacheFiles(fixture)
  expect(files).toHaveLength(2)
  const whole = await Promise.all(files.map((file) => readFile(file, 'utf8')))
  for (const broken of [
    (): string => '',
    (text: string): string => text.slice(0, -10),
    (): string => '[]',
    (): string => 'null',
    (text: string): string => text.replace('"mainObject"', '"mainSubject"'),
    (text: string): string => text.replace('"format":1', '"format":0'),
    (text: string): string => text.replace(/"listedAt":\d+/, '"listedAt":1e999').replace('"def"', '"fed"'),
  ]) {
    await Promise.all(files.map((file, index) => writeFile(file, broken(whole[index] ?? ''))))
    const again = await load(fixture)
    expect(again.counters).toMatchObject({ introspections: 1, typedefHits: 0 })
    expect(again.def).toEqual(first.def)
    expect((await load(fixture)).counters).toMatchObject({ sourcesRead: 0, typedefHits: 1 })
  }
})

test('a cache folder that cannot be written only costs time', async () => {
  await using fixture = await writeModule({ 'src/index.ts': SOURCE })
  await writeFile(fixture.cacheDir, 'a file in its place')
  await using module = await runModule(fixture)
  expect(await module.call('run')).toBe('ran')
  expect((await load(fixture)).counters).toMatchObject({ introspections: 1 })
})

test('failures are not remembered', async () => {
  await using fixture = await writeModule({ 'src/index.ts': `${SOURCE} class @@` })
  await settleFiles()
  for (let attempt = 0; attempt < 2; attempt++) {
    const failed = await load(fixture)
    expect(failed.codes.length).toBeGreaterThan(0)
    expect(failed.counters).toMatchObject({ introspections: 1 })
  }
})

test('a module without sources is told where they should be', async () => {
  await using fixture = await writeModule({ 'src/README.md': 'no code', 'src/node_modules/x/a.ts': '' })
  expect((await load(fixture)).codes).toEqual(['TS_NO_SOURCES'])
  await rm(path.join(fixture.source.root, 'src'), { recursive: true })
  const sdk = typescriptSdk({ cacheDir: fixture.cacheDir })
  const result = await sdk.load(fixture.source, {})
  expect(result.ok ? '' : result.diagnostics[0]?.message).toContain(path.join(fixture.source.root, 'src'))
})

test('a source folder outside of the module is refused', async () => {
  await using fixture = await writeModule({ 'src/index.ts': SOURCE })
  const source = { ...fixture.source, sourcePath: '../..' }
  expect((await load({ ...fixture, source })).codes).toEqual(['TS_SOURCE_OUTSIDE'])
})

test('links are followed where they stay in the module, and never in circles', async () => {
  await using fixture = await writeModule({ 'src/index.ts': SOURCE, 'shared/part.ts': 'export {}' })
  const { root } = fixture.source
  const outside = path.join(path.dirname(root), 'outside')
  await mkdir(outside)
  await writeFile(path.join(outside, 'secret.ts'), 'export {}')
  await symlink(root, path.join(root, 'src/circle'))
  await symlink(path.join(root, 'shared'), path.join(root, 'src/inside'))
  await symlink(outside, path.join(root, 'src/outside'))
  await symlink(path.join(outside, 'secret.ts'), path.join(root, 'src/secret.ts'))
  await symlink(path.join(root, 'gone.ts'), path.join(root, 'src/gone.ts'))
  // dagger.json, index.ts and shared/part.ts: the circle leads to the module's folder, whose files are walked once.
  expect((await load(fixture)).counters.sourcesRead).toBe(3)
})

test('too many files are refused', async () => {
  await using fixture = await writeModule({ 'src/index.ts': SOURCE })
  const folder = path.join(fixture.source.root, 'src')
  await Promise.all(
    Array.from({ length: 5_000 }, (_, index) => writeFile(path.join(folder, `n${index}.ts`), '')),
  )
  expect((await load(fixture)).codes).toEqual(['TS_TOO_MANY_SOURCES'])
})

test('a source that cannot be read is named', async () => {
  await using fixture = await writeModule({ 'src/index.ts': SOURCE })
  const file = path.join(fixture.source.root, 'src/index.ts')
  await chmod(file, 0)
  const readable = await readFile(file).then(
    () => true,
    () => false,
  )
  if (readable) return // As the superuser, who may read everything.
  expect((await load(fixture)).codes).toEqual(['TS_UNREADABLE'])
})

test('loading ends where its signal aborts', async () => {
  await using fixture = await writeModule({ 'src/index.ts': SOURCE })
  const sdk = typescriptSdk({ cacheDir: fixture.cacheDir })
  const signal = AbortSignal.abort(new Error('not needed'))
  await expect(sdk.load(fixture.source, { signal })).rejects.toThrow('not needed')
})

interface Loaded {
  readonly counters: SdkCounters
  readonly codes: readonly string[]
  readonly digest?: string
  readonly def?: ModuleDef
}

/** Loads a module with an SDK of its own. */
async function load(fixture: Pick<ModuleFixture, 'cacheDir' | 'source'>): Promise<Loaded> {
  const sdk = typescriptSdk({ cacheDir: fixture.cacheDir })
  const result = await sdk.load(fixture.source, {})
  if (!result.ok) return { counters: sdk.counters, codes: result.diagnostics.map(({ code }) => code) }
  const { digest, def } = result.value
  return { counters: sdk.counters, codes: [], digest, def }
}

async function cacheFiles(fixture: ModuleFixture): Promise<readonly string[]> {
  const entries = await readdir(fixture.cacheDir, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
}
