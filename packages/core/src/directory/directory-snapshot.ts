import { GraftError } from '@graft/diagnostics'
import { pathIsDirectory, pathIsFile, pathNotFound } from './messages.ts'
import { normalisePath } from './normalise-path.ts'

/** A file's name and content at one moment. */
export interface FileSnapshot {
  readonly name: string
  readonly contents: string
}

type Entry = DirectorySnapshot | FileSnapshot

/** A tree of files at one moment. Immutable: a change makes a new tree that shares what it leaves alone. */
export class DirectorySnapshot {
  readonly #entries: ReadonlyMap<string, Entry>

  private constructor(entries: ReadonlyMap<string, Entry>) {
    this.#entries = entries
  }

  static readonly empty: DirectorySnapshot = new DirectorySnapshot(new Map())

  /** Names below a path, sorted; those of directories end in `/`. @throws GraftError `PATH_…` */
  entries(path: string = ''): readonly string[] {
    const target = this.#at(path)
    if (!(target instanceof DirectorySnapshot)) throw new GraftError(pathIsFile(path))
    const names = [...target.#entries].map(([name, entry]) =>
      entry instanceof DirectorySnapshot ? `${name}/` : name,
    )
    return names.toSorted()
  }

  /** The file at a path. @throws GraftError `PATH_…` */
  file(path: string): FileSnapshot {
    const target = this.#at(path)
    if (target instanceof DirectorySnapshot) throw new GraftError(pathIsDirectory(path))
    return target
  }

  /** The tree with a file written at a path; directories on the way are made. @throws GraftError `PATH_…` */
  withNewFile(path: string, contents: string): DirectorySnapshot {
    const parts = normalisePath(path).split('/')
    const name = parts.pop() ?? ''
    if (name === '') throw new GraftError(pathIsDirectory(path))
    return this.#with(parts, path, { name, contents })
  }

  #with(folders: readonly string[], path: string, file: FileSnapshot): DirectorySnapshot {
    const [first, ...rest] = folders
    const name = first ?? file.name
    const existing = this.#entries.get(name)
    if (first === undefined) {
      if (existing instanceof DirectorySnapshot) throw new GraftError(pathIsDirectory(path))
      return new DirectorySnapshot(new Map([...this.#entries, [name, file]]))
    }
    if (existing !== undefined && !(existing instanceof DirectorySnapshot))
      throw new GraftError(pathIsFile(first))
    const child = (existing ?? DirectorySnapshot.empty).#with(rest, path, file)
    return new DirectorySnapshot(new Map([...this.#entries, [name, child]]))
  }

  #at(path: string): Entry {
    let at: Entry = this
    let walked = ''
    for (const part of normalisePath(path).split('/')) {
      if (part === '') continue
      const siblings: ReadonlyMap<string, Entry> = at instanceof DirectorySnapshot ? at.#entries : new Map()
      const next = siblings.get(part)
      if (next === undefined) {
        const near = Array.from(siblings.keys(), (name) => walked + name)
        throw new GraftError(pathNotFound(path, walked + part, near))
      }
      walked += `${part}/`
      at = next
    }
    return at
  }
}
