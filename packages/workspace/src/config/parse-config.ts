import { fail, type Result, type SourceLocation } from '@graft/diagnostics'
import { fileTooLarge } from '../filesystem/messages.ts'
import { ProblemList } from '../internal/problem-list.ts'
import { fieldPath, flag, table, textList } from './expected.ts'
import { indexKeys } from './locate-key.ts'
import { parseToml } from './parse-toml.ts'
import { readModule } from './read-module.ts'
import { locateIn, readKeyOf, warnUnknownKeys, type TableReader } from './table-reader.ts'
import type { WorkspaceConfig, WorkspaceModule } from './workspace-config.ts'

/** No workspace config is larger. Real ones are a few kilobytes. */
export const MAX_CONFIG_BYTES: number = 1024 * 1024

/** Every key at the top of the format. Not all are used yet. */
const CONFIG_KEYS: readonly string[] = [
  'modules',
  'aliases',
  'ignore',
  'defaults_from_dotenv',
  'collisions',
  'env',
  'ports',
  'check-generated',
]

/**
 * Reads a workspace config and reports everything that is wrong with it at once, each with its place.
 * Unknown keys are warnings: a newer version of the format must not stop an older reader.
 *
 * @param file the name of the file, for the places
 */
export function parseConfig(source: string, file: string): Result<WorkspaceConfig> {
  if (source.length > MAX_CONFIG_BYTES) return fail(fileTooLarge(file, MAX_CONFIG_BYTES))
  const document = parseToml(source, file)
  if (!document.ok) return document

  const problems = new ProblemList(source)
  const root: TableReader = { table: document.value, path: [], locate: indexKeys(file, source), problems }
  warnUnknownKeys(root, CONFIG_KEYS)
  const config: WorkspaceConfig = {
    ignore: readKeyOf(root, 'ignore', textList('ignore = ["dist"]')) ?? [],
    defaultsFromDotenv: readKeyOf(root, 'defaults_from_dotenv', flag('defaults_from_dotenv')) ?? false,
    modules: readModules(root),
    ...readAliases(root),
  }
  return problems.conclude(config)
}

function readModules(root: TableReader): readonly WorkspaceModule[] {
  const tables = readKeyOf(root, 'modules', table('[modules.lint]'))
  if (tables === undefined) return []
  const modules: WorkspaceModule[] = []
  for (const name of Object.keys(tables).toSorted()) {
    const below: TableReader = { ...root, table: tables, path: ['modules'] }
    const module = readKeyOf(below, name, table('[modules.lint]'))
    if (module === undefined) continue
    const read = readModule({ ...root, table: module, path: ['modules', name] }, name)
    if (read !== undefined) modules.push(read)
  }
  return modules
}

function readAliases(root: TableReader): Pick<WorkspaceConfig, 'aliases' | 'aliasLocations'> {
  const aliases = new Map<string, readonly string[]>()
  const aliasLocations = new Map<string, SourceLocation>()
  const paths = readKeyOf(root, 'aliases', table('[aliases]')) ?? {}
  const below: TableReader = { ...root, table: paths, path: ['aliases'] }
  for (const name of Object.keys(paths)) {
    const path = readKeyOf(below, name, fieldPath('build = ["go", "build"]'))
    if (path === undefined) continue
    aliases.set(name, path)
    aliasLocations.set(name, locateIn(below, name))
  }
  return { aliases, aliasLocations }
}
