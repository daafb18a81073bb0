import { hash } from 'node:crypto'
import path from 'node:path'
import { fail, ok, type Result } from '@graft/diagnostics'
import type { ModuleSource } from '@graft/typedef'
import { areUnchanged, decodeStamps, isTime } from '../cache/file-stamp.ts'
import { JsonCache } from '../cache/json-cache.ts'
import type { MutableCounters } from '../counters.ts'
import { decodeDescribedModule, type DescribedModule, type Introspect } from './described-module.ts'
import { listSources, type SourceList } from './list-sources.ts'
import { readSources } from './read-sources.ts'

/** Raise it where the same sources shall give another typedef document, or the cache files change their shape. */
const CACHE_FORMAT = 1
const MAX_INDEXES = 500
const MAX_TYPEDEFS = 500

/** A module described, with the digest of the sources that say so. */
export interface DescribedSources {
  readonly digest: string
  readonly module: DescribedModule
  readonly list: SourceList
}

/** Describes modules from their sources, and remembers it on disk. */
export class ModuleDescriber {
  readonly #counters: MutableCounters
  readonly #introspect: Introspect
  /** By folder: how the files looked, and what that meant. Spares reading them. */
  readonly #index: JsonCache
  /** By digest of the sources. Spares describing them, also in another folder. */
  readonly #typedefs: JsonCache

  constructor(cacheFolder: string, counters: MutableCounters, introspect: Introspect) {
    this.#counters = counters
    this.#introspect = introspect
    this.#index = new JsonCache(path.join(cacheFolder, 'index'), MAX_INDEXES)
    this.#typedefs = new JsonCache(path.join(cacheFolder, 'typedefs'), MAX_TYPEDEFS)
  }

  async describe(source: ModuleSource, signal: AbortSignal | undefined): Promise<Result<DescribedSources>> {
    // Files that look unchanged since they were recorded need no reading.
    const listedAt = Date.now()
    const listed = await listSources(source)
    if (!listed.ok) return listed
    signal?.throwIfAborted()
    const list = listed.value
    const key = hash('sha256', JSON.stringify([source.root, source.sourcePath, source.name]))
    const recorded = await this.#readIndex(key, list)
    if (recorded !== undefined) return ok({ ...recorded, list }, recorded.module.warnings)

    // Sources that were described before, here or elsewhere, need no introspection.
    const read = await readSources(source, list, signal)
    if (!read.ok) return read
    const { digest, code, count } = read.value
    this.#counters.sourcesRead += count
    const known = await this.#readTypedefs(digest)
    const module = known === undefined ? await this.#introspectAll(source, code, digest) : ok(known)
    if (!module.ok) return fail(module.diagnostics)

    const document = { format: CACHE_FORMAT, listedAt, files: allFiles(list), digest, module: module.value }
    await this.#index.write(key, document)
    return ok({ digest, module: module.value, list }, module.value.warnings)
  }

  async #readIndex(
    key: string,
    list: SourceList,
  ): Promise<{ readonly digest: string; readonly module: DescribedModule } | undefined> {
    const document = await this.#index.read(key)
    if (document?.['format'] !== CACHE_FORMAT) return undefined
    const { listedAt, digest } = document
    const files = decodeStamps(document['files'])
    if (!isTime(listedAt) || typeof digest !== 'string' || files === undefined) return undefined
    if (!areUnchanged(files, allFiles(list), listedAt)) return undefined
    const module = decodeDescribedModule(document['module'])
    if (module === undefined) return undefined
    this.#counters.typedefHits += 1
    return { digest, module }
  }

  async #readTypedefs(digest: string): Promise<DescribedModule | undefined> {
    const document = await this.#typedefs.read(digest)
    if (document?.['format'] !== CACHE_FORMAT) return undefined
    const module = decodeDescribedModule(document['module'])
    if (module !== undefined) this.#counters.typedefHits += 1
    return module
  }

  async #introspectAll(
    source: ModuleSource,
    files: Parameters<Introspect>[0]['files'],
    digest: string,
  ): Promise<Result<DescribedModule>> {
    this.#counters.introspections += 1
    const result = await this.#introspect({ name: source.name, files })
    if (!result.ok) return result
    const module: DescribedModule = { def: result.value, warnings: result.warnings }
    await this.#typedefs.write(digest, { format: CACHE_FORMAT, module })
    return ok(module)
  }
}

function allFiles(list: SourceList): SourceList['code'] {
  return [...list.config, ...list.code]
}
