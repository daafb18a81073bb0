import type { FileScan } from '../scan/file-scan.ts'

const ENDINGS = ['.ts', '.mts', '.d.ts', '.d.mts']

/** The files of a module, by path, and how an import specifier finds one. */
export class ModuleGraph {
  readonly files: readonly FileScan[]
  readonly #byPath: ReadonlyMap<string, FileScan>

  constructor(files: readonly FileScan[]) {
    this.files = files
    this.#byPath = new Map(files.map((scan) => [scan.source.file.path, scan]))
  }

  /** The scan of a file of the module. */
  file(path: string): FileScan | undefined {
    return this.#byPath.get(path)
  }

  /** The file that a relative specifier means, spelled with `.ts`, `.js`, no ending, or as a folder. */
  find(from: FileScan, specifier: string): FileScan | undefined {
    const path = joinPath(from.source.file.path, specifier)
    if (path === undefined) return undefined
    const stem = path.replace(/\.(?:js|mjs)$/, '')
    const folder = path === '' ? '' : `${path}/`
    const candidates = [
      path,
      ...[stem, path, `${folder}index`].flatMap((base) => ENDINGS.map((ending) => base + ending)),
    ]
    for (const candidate of candidates) {
      const found = this.#byPath.get(candidate)
      if (found !== undefined) return found
    }
    return undefined
  }

  /** How the other files of the module are written as specifiers of a file. */
  specifiers(from: FileScan): readonly string[] {
    const folder = from.source.file.path.split('/').slice(0, -1)
    return this.files
      .filter((scan) => scan !== from)
      .map((scan) => {
        const parts = scan.source.file.path.split('/')
        let shared = 0
        while (shared < folder.length && shared < parts.length - 1 && folder[shared] === parts[shared]) {
          shared += 1
        }
        const up = folder.slice(shared).map(() => '..')
        return [...(up.length === 0 ? ['.'] : up), ...parts.slice(shared)].join('/')
      })
  }
}

export function isRelative(specifier: string): boolean {
  return /^\.{1,2}(?:\/|$)/.test(specifier)
}

/** The path that a specifier names from a file; undefined where it leaves the module. */
function joinPath(from: string, specifier: string): string | undefined {
  const parts = from.split('/').slice(0, -1)
  for (const part of specifier.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined
    } else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}
