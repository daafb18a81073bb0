import { readdir, realpath } from 'node:fs/promises'
import path from 'node:path'
import { fail, ok, type Result } from '@graft/diagnostics'
import type { ModuleSource } from '@graft/typedef'
import { stampFile, type FileStamp } from '../cache/file-stamp.ts'
import { noSources, sourceOutside, sourceTooLarge, tooManySources, unreadableSource } from '../messages.ts'

const MAX_ENTRIES = 5_000
const MAX_DEPTH = 32
const MAX_TOTAL_BYTES = 64 * 1024 * 1024

/** Files beside the code that decide what it means. */
const CONFIG_FILES = [
  'dagger.json',
  'package.json',
  'tsconfig.json',
  'package-lock.json',
  'pnpm-lock.yaml',
  'yarn.lock',
]
/** Folders that never hold a module's own code; `sdk` holds generated bindings. */
const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(['node_modules', 'dist', 'sdk', '.git'])

/** The files that decide what a module is and does, as they look now. Paths are absolute, in a fixed order. */
export interface SourceList {
  readonly config: readonly FileStamp[]
  readonly code: readonly FileStamp[]
}

/** Lists the files of a module without reading any: its configuration, and the TypeScript below its `src`. */
export async function listSources(source: ModuleSource): Promise<Result<SourceList>> {
  const folder = path.resolve(source.root, source.sourcePath)
  if (!isInside(source.root, folder)) return fail(sourceOutside(source.sourcePath, source.root))
  const sourceFolder = path.join(folder, 'src')

  const walk = new Walk(await realpath(source.root).catch(() => source.root))
  const found = await walk.files(sourceFolder, 0)
  if (found === 'too many') return fail(tooManySources(sourceFolder, MAX_ENTRIES))
  if (found.length === 0) return fail(noSources(sourceFolder))

  const [config, code] = await Promise.all([stampAll(configFiles(source.root, folder)), stampAll(found)])
  if (code.length < found.length) {
    const missing = found.find((file) => !code.some(([known]) => known === file)) ?? sourceFolder
    return fail(unreadableSource(missing, 'it is gone'))
  }
  let total = 0
  for (const [file, size] of [...config, ...code]) {
    total += Number(size)
    if (total > MAX_TOTAL_BYTES) return fail(sourceTooLarge(file, MAX_TOTAL_BYTES))
  }
  return ok({ config, code })
}

/** True for a folder itself and for what is below it. */
function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file)
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative)
}

function configFiles(root: string, folder: string): readonly string[] {
  const folders = root === folder ? [root] : [root, folder]
  return folders.flatMap((at) => CONFIG_FILES.map((name) => path.join(at, name)))
}

/** The stamps of the files that exist. */
async function stampAll(files: readonly string[]): Promise<readonly FileStamp[]> {
  const stamps = await Promise.all(files.map(stampFile))
  return stamps.filter((stamp) => stamp !== undefined)
}

/** One walk below one folder. A symbolic link is followed where it stays in the module, and once. */
class Walk {
  readonly #root: string
  readonly #visited = new Set<string>()
  #entries = 0

  /** @param root the real path of the module's folder */
  constructor(root: string) {
    this.#root = root
  }

  async files(folder: string, depth: number): Promise<readonly string[] | 'too many'> {
    const real = await realpath(folder).catch(() => undefined)
    if (real === undefined || this.#visited.has(real) || !isInside(this.#root, real)) return []
    this.#visited.add(real)
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
    this.#entries += entries.length
    if (this.#entries > MAX_ENTRIES || depth > MAX_DEPTH) return 'too many'

    const files: string[] = []
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const file = path.join(folder, entry.name)
      const isCode = /\.m?ts$/.test(entry.name)
      if (entry.isFile() || (entry.isSymbolicLink() && isCode)) {
        if (isCode && (entry.isFile() || (await this.#isFileInside(file)))) files.push(file)
      } else if (!SKIPPED_FOLDERS.has(entry.name)) {
        const below = await this.files(file, depth + 1)
        if (below === 'too many') return below
        files.push(...below)
      }
    }
    return files
  }

  /** False for a link to somewhere else, to a folder, or to nothing. */
  async #isFileInside(file: string): Promise<boolean> {
    const real = await realpath(file).catch(() => undefined)
    return real !== undefined && isInside(this.#root, real) && (await stampFile(real)) !== undefined
  }
}
