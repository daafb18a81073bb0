import type { SourceLocation } from '@graft/diagnostics'
import { filledText, flag, table, text } from './expected.ts'
import { moduleUnnamed, sourceMissing } from './messages.ts'
import { readConfigTable } from './read-config-table.ts'
import { chooseSynonym, locateIn, readKeyOf, warnUnknownKeys, type TableReader } from './table-reader.ts'
import type { WorkspaceModule } from './workspace-config.ts'

/** Every key of a `[modules.<name>]` table that the format has. Not all are used yet. */
const MODULE_KEYS: readonly string[] = [
  'source',
  'pin',
  'blueprint',
  'entrypoint',
  'config',
  'settings',
  'legacy-default-path',
  'check',
  'generate',
  'up',
  'as-sdk',
]

/** Reads one `[modules.<name>]` table; undefined where it has no usable source, which is reported. */
export function readModule(reader: TableReader, name: string): WorkspaceModule | undefined {
  const location = reader.locate(reader.path)
  if (name === '') reader.problems.add(moduleUnnamed(location))
  warnUnknownKeys(reader, MODULE_KEYS)

  const source = readKeyOf(reader, 'source', filledText('source = "modules/lint"'))
  if (reader.table['source'] === undefined) reader.problems.add(sourceMissing(name, location))
  const pin = readKeyOf(reader, 'pin', text('pin = "4f2a9c1"'))
  const blueprintKey = chooseSynonym(reader, 'blueprint', 'entrypoint')
  const blueprint = readKeyOf(reader, blueprintKey, flag(blueprintKey))
  const legacyDefaultPath = readKeyOf(reader, 'legacy-default-path', flag('legacy-default-path'))
  const { config, configLocations } = readConfig(reader)

  if (source === undefined) return undefined
  return {
    name,
    source,
    pin: pin === '' ? undefined : pin,
    blueprint: blueprint ?? false,
    legacyDefaultPath: legacyDefaultPath ?? false,
    config,
    location,
    sourceLocation: locateIn(reader, 'source'),
    configLocations,
  }
}

function readConfig(reader: TableReader): Pick<WorkspaceModule, 'config' | 'configLocations'> {
  const key = chooseSynonym(reader, 'config', 'settings')
  const values = readKeyOf(reader, key, table(`${key} = { strict = true }`)) ?? Object.create(null)
  const below: TableReader = { ...reader, table: values, path: [...reader.path, key] }
  const config = readConfigTable(below)
  const configLocations = new Map<string, SourceLocation>()
  for (const name of Object.keys(config)) configLocations.set(name, locateIn(below, name))
  return { config, configLocations }
}
