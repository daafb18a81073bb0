import { dirname, isAbsolute, join, resolve } from 'node:path'
import { fail, ok, type Result } from '@graft/diagnostics'
import { MAX_CONFIG_BYTES, parseConfig } from '../config/parse-config.ts'
import { emptyConfig } from '../config/workspace-config.ts'
import type { FileSystem } from '../filesystem/file-system.ts'
import { readFailure } from '../filesystem/read-failure.ts'
import { cwdNotAbsolute, cwdTooDeep } from './messages.ts'
import type { Workspace } from './workspace.ts'

export interface DetectOptions {
  readonly signal?: AbortSignal | undefined
}

/** The folder of the config and the name of the file, below the root of a workspace. */
const CONFIG_FOLDER = '.dagger'
const CONFIG_NAME = 'config.toml'

/** Bounds the walk up. No project nests deeper. */
const MAX_FOLDERS = 256

/** What the walk from the working directory up to the git boundary came upon. */
interface Found {
  readonly config?: { readonly root: string; readonly text: string } | undefined
  readonly gitRoot?: string | undefined
}

/**
 * Finds the workspace of a working directory and reads its config: the nearest `.dagger/config.toml` going up,
 * never above the folder that holds `.git`; else the git root without config; else the working directory.
 *
 * A config that is there but cannot be read fails, naming it. Paths are taken as written, links are not resolved.
 */
export async function detectWorkspace(
  fs: FileSystem,
  cwd: string,
  options: DetectOptions = {},
): Promise<Result<Workspace>> {
  if (!isAbsolute(cwd)) return fail(cwdNotAbsolute(cwd))
  const start = resolve(cwd)
  const walked = await walkUp(fs, start, options.signal)
  if (!walked.ok) return walked

  const { config, gitRoot } = walked.value
  const root = config?.root ?? gitRoot ?? start
  const configFolder = join(root, CONFIG_FOLDER)
  if (config === undefined) return ok({ root, cwd: start, configFolder, config: emptyConfig, gitRoot })

  const configFile = join(configFolder, CONFIG_NAME)
  const parsed = parseConfig(config.text, configFile)
  if (!parsed.ok) return parsed
  const workspace = { root, cwd: start, configFile, configFolder, config: parsed.value, gitRoot }
  return ok(workspace, parsed.warnings)
}

async function walkUp(
  fs: FileSystem,
  start: string,
  signal: AbortSignal | undefined,
): Promise<Result<Found>> {
  let config: Found['config']
  let folder = start
  for (let steps = 0; steps < MAX_FOLDERS; steps++) {
    let path = folder
    try {
      signal?.throwIfAborted()
      if (config === undefined) {
        path = join(folder, CONFIG_FOLDER, CONFIG_NAME)
        const text = await fs.readText(path, { maxBytes: MAX_CONFIG_BYTES, signal })
        if (text !== undefined) config = { root: folder, text }
      }
      // In a worktree or submodule `.git` is a file, so that only its existence counts.
      path = join(folder, '.git')
      if (await fs.exists(path)) return ok({ config, gitRoot: folder })
    } catch (error) {
      signal?.throwIfAborted()
      return fail(readFailure(path, error))
    }
    const parent = dirname(folder)
    if (parent === folder) return ok({ config })
    folder = parent
  }
  return fail(cwdTooDeep(MAX_FOLDERS))
}
