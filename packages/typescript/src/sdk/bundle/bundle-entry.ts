import path from 'node:path'
import type { ModuleDef, ModuleSource } from '@graft/typedef'
import type { SourceList } from '../source/list-sources.ts'
import { runtimeEntry } from './own-sources.ts'

/** The text of the program that a module process runs: the runtime, and the module loaded into it. */
export function bundleEntry(source: ModuleSource, list: SourceList, def: ModuleDef): string {
  const imports = entryFiles(source, list, def).map((file) => `  await import(${JSON.stringify(file)})`)
  return [
    `import { startRuntime } from ${JSON.stringify(runtimeEntry())}`,
    'startRuntime(async () => {',
    ...imports,
    '})',
    '',
  ].join('\n')
}

/** `src/index.ts`, then the files that declare the module's objects. Where both are unknown, every file. */
function entryFiles(source: ModuleSource, list: SourceList, def: ModuleDef): readonly string[] {
  const folder = path.resolve(source.root, source.sourcePath, 'src')
  const files = list.code.map(([file]) => file).filter((file) => !/\.d\.m?ts$/.test(file))
  const main = ['index.ts', 'index.mts'].map((name) => path.join(folder, name))
  const declared = def.objects.map(({ location }) => location && path.resolve(source.root, location.file))
  const wanted = new Set([...main, ...declared])
  const found = [...wanted].filter((file) => file !== undefined && files.includes(file))
  return found.length > 0 ? found.filter((file) => file !== undefined) : files
}
