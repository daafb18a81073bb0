import { join } from 'node:path'
import { fail, type Result, type SourceLocation } from '@graft/diagnostics'
import type { FileSystem } from '../filesystem/file-system.ts'
import { readFailure } from '../filesystem/read-failure.ts'
import { moduleConfigMissing, moduleFolderMissing } from './messages.ts'
import type { ModuleConfig } from './module-config.ts'
import { MAX_MODULE_CONFIG_BYTES, parseModuleConfig } from './parse-module-config.ts'

export interface ReadModuleConfigOptions {
  readonly signal?: AbortSignal | undefined
  /** Where the folder is named as a module, so that a wrong path is reported there. */
  readonly namedAt?: SourceLocation | undefined
}

/** The name of the file that makes a folder a module. */
const MODULE_FILE = 'dagger.json'

/** Reads the `dagger.json` of a module's folder. A folder without one, or no folder at all, is a diagnostic. */
export async function readModuleConfig(
  fs: FileSystem,
  folder: string,
  options: ReadModuleConfigOptions = {},
): Promise<Result<ModuleConfig>> {
  const { signal, namedAt } = options
  const file = join(folder, MODULE_FILE)
  try {
    const text = await fs.readText(file, { maxBytes: MAX_MODULE_CONFIG_BYTES, signal })
    if (text !== undefined) return parseModuleConfig(text, file)
    const message = (await fs.exists(folder)) ? moduleConfigMissing : moduleFolderMissing
    return fail(message(folder, namedAt))
  } catch (error) {
    signal?.throwIfAborted()
    return fail(readFailure(file, error))
  }
}
