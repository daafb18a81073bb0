import type { Declaration, NameSpace } from '../scan/declaration.ts'
import { EVERYTHING, type FileScan, type ImportedName } from '../scan/file-scan.ts'
import { isRelative, type ModuleGraph } from './module-graph.ts'
import { SDK_PACKAGES } from './sdk-names.ts'

/** What a name means. */
export type Target =
  | { readonly kind: 'declaration'; readonly declaration: Declaration }
  /** All exports of a file of the module. */
  | { readonly kind: 'namespace'; readonly scan: FileScan }
  /** An export of a package; its name is `EVERYTHING` for all of them. */
  | { readonly kind: 'package'; readonly specifier: string; readonly name: string }
  | UnknownTarget

export interface UnknownTarget {
  readonly kind: 'unknown'
  /** What is not there: a name in a file, an export of a file, a file, or a member of an enum. */
  readonly missing: 'name' | 'export' | 'file' | 'member'
  readonly name: string
  /** The specifier of the file, or the name of the enum, that lacks it. */
  readonly specifier: string
  /** What is there; only asked for where it is shown. */
  readonly candidates: () => readonly string[]
}

/** A name with dots: what its first parts mean, and the parts that are members of that. */
export interface PathTarget {
  readonly target: Target
  readonly rest: readonly string[]
}

/** What `export * from …` adds to a file: other files, each once, and packages. */
interface StarExports {
  readonly files: readonly FileScan[]
  readonly packages: readonly string[]
}

/** Looks up what names mean in the files of a module. Each name of a file is looked up once. */
export class NameLookup {
  readonly #graph: ModuleGraph
  readonly #known = {
    type: new Map<FileScan, Map<string, Target>>(),
    value: new Map<FileScan, Map<string, Target>>(),
  }
  readonly #stars = new Map<FileScan, StarExports>()

  constructor(graph: ModuleGraph) {
    this.#graph = graph
  }

  /** Looks up a name with dots, as far as files and packages go. */
  find(scan: FileScan, path: readonly string[], space: NameSpace): PathTarget {
    let target = this.#findFirst(scan, path[0] ?? '', space)
    let used = 1
    for (; used < path.length; used++) {
      const name = path[used] ?? ''
      if (target.kind === 'namespace') {
        target = new Search(this.#graph, this.#stars, space).exportOf(target.scan, name, path[used - 1] ?? '')
      } else if (target.kind === 'package' && target.name === EVERYTHING) target = { ...target, name }
      else break
    }
    return { target, rest: path.slice(used) }
  }

  #findFirst(scan: FileScan, name: string, space: NameSpace): Target {
    const names = this.#known[space].get(scan) ?? new Map<string, Target>()
    this.#known[space].set(scan, names)
    const known = names.get(name)
    if (known !== undefined) return known
    const found = new Search(this.#graph, this.#stars, space).inFile(scan, name)
    names.set(name, found)
    return found
  }
}

/** One search. It follows imports and re-exports, and visits no name of a file twice. */
class Search {
  readonly #graph: ModuleGraph
  readonly #stars: Map<FileScan, StarExports>
  readonly #space: NameSpace
  readonly #visited = new Set<string>()

  constructor(graph: ModuleGraph, stars: Map<FileScan, StarExports>, space: NameSpace) {
    this.#graph = graph
    this.#stars = stars
    this.#space = space
  }

  inFile(scan: FileScan, name: string): Target {
    const declared = scan.declarations[this.#space].get(name)
    if (declared !== undefined) return { kind: 'declaration', declaration: declared }
    const imported = scan.imports.get(name)
    if (imported !== undefined) return this.#follow(scan, imported)
    const candidates = () => [...scan.declarations[this.#space].keys(), ...scan.imports.keys()]
    return { kind: 'unknown', missing: 'name', name, specifier: '', candidates }
  }

  /** @param specifier how the file was named, for messages */
  exportOf(scan: FileScan, name: string, specifier: string): Target {
    const candidates = () => [...scan.exports.keys()].filter((key) => key !== 'default')
    let found = this.#ownExport(scan, name)
    if (found !== undefined || name === 'default') {
      return found ?? { kind: 'unknown', missing: 'export', name, specifier, candidates }
    }
    const { files, packages } = this.#starExports(scan)
    for (const file of files) {
      const target = this.#ownExport(file, name)
      if (target !== undefined && target.kind !== 'unknown') return target
      found ??= target
    }
    // What a package exports is not known; the SDK's is the likeliest.
    const outside = packages.find((each) => SDK_PACKAGES.has(each)) ?? packages[0]
    if (outside !== undefined) return { kind: 'package', specifier: outside, name }
    return found ?? { kind: 'unknown', missing: 'export', name, specifier, candidates }
  }

  #ownExport(scan: FileScan, name: string): Target | undefined {
    const exported = scan.exports.get(name)
    if (exported === undefined) return undefined
    const key = `${scan.source.file.path}\0${name}`
    if (this.#visited.has(key)) return undefined
    this.#visited.add(key)
    return 'local' in exported ? this.inFile(scan, exported.local) : this.#follow(scan, exported.from)
  }

  #follow(scan: FileScan, { specifier, name }: ImportedName): Target {
    if (!isRelative(specifier)) return { kind: 'package', specifier, name }
    const file = this.#graph.find(scan, specifier)
    if (file === undefined) {
      const candidates = () => this.#graph.specifiers(scan)
      return { kind: 'unknown', missing: 'file', name, specifier, candidates }
    }
    return name === EVERYTHING ? { kind: 'namespace', scan: file } : this.exportOf(file, name, specifier)
  }

  /** All files behind `export *`, nearest first, also over several files. */
  #starExports(scan: FileScan): StarExports {
    const known = this.#stars.get(scan)
    if (known !== undefined) return known
    const files = new Set([scan])
    const packages = new Set<string>()
    for (const file of files) {
      for (const { specifier } of file.exportedFiles) {
        const target = isRelative(specifier) ? this.#graph.find(file, specifier) : undefined
        if (target !== undefined) files.add(target)
        else if (!isRelative(specifier)) packages.add(specifier)
      }
    }
    files.delete(scan)
    const stars = { files: [...files], packages: [...packages] }
    this.#stars.set(scan, stars)
    return stars
  }
}
