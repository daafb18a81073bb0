import { hash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ok, type Result } from '@graft/diagnostics'
import type { ModuleSource } from '@graft/typedef'
import { areUnchanged, decodeStamps, isTime, stampFile, type FileStamp } from '../cache/file-stamp.ts'
import { JsonCache, pruneFolder } from '../cache/json-cache.ts'
import { writeFileWhole } from '../cache/write-file.ts'
import type { MutableCounters } from '../counters.ts'
import type { DescribedSources } from '../source/describe-module.ts'
import { buildBundle, type BuiltBundle } from './build-bundle.ts'
import { bundleEntry } from './bundle-entry.ts'

/** Raise it where the same files shall give another bundle. */
const BUNDLE_FORMAT = 1
const MAX_BUNDLES = 200

/** A bundle on disk. */
export interface Bundle {
  readonly file: string
  /** Folder for what Node compiles of it. */
  readonly compileCache: string
  /** Removes it where it is not part of the cache. */
  dispose(): Promise<void>
}

/** Bundles modules, and keeps the bundles for as long as none of the files in them changes. */
export class ModuleBundler {
  readonly #folder: string
  readonly #compiled: string
  readonly #counters: MutableCounters
  readonly #records: JsonCache

  constructor(cacheFolder: string, counters: MutableCounters) {
    this.#folder = path.join(cacheFolder, 'bundles')
    this.#compiled = path.join(cacheFolder, 'compiled')
    this.#counters = counters
    this.#records = new JsonCache(path.join(cacheFolder, 'bundle-records'), MAX_BUNDLES)
  }

  async bundle(source: ModuleSource, described: DescribedSources): Promise<Result<Bundle>> {
    // The folder is part of the key: equal sources may find other dependencies in another place.
    const key = hash(
      'sha256',
      JSON.stringify([BUNDLE_FORMAT, described.digest, source.root, source.sourcePath]),
    )
    const file = path.join(this.#folder, `${key}.mjs`)
    if (await this.#isCurrent(key, file)) {
      this.#counters.bundleHits += 1
      return ok(this.#cached(key, file))
    }

    const startedAt = Date.now()
    const { list, module } = described
    const entry = bundleEntry(source, list, module.def)
    this.#counters.bundles += 1
    const built = await buildBundle({ source, list, entry, fileName: path.basename(file) })
    if (!built.ok) return built
    return ok(await this.#store(key, file, built.value, startedAt))
  }

  #cached(key: string, file: string): Bundle {
    return { file, compileCache: path.join(this.#compiled, key), dispose: doNothing }
  }

  /** True where the bundle is there as it was written, and every file in it looks as it did. */
  async #isCurrent(key: string, file: string): Promise<boolean> {
    const record = await this.#records.read(key)
    const inputs = decodeStamps(record?.['inputs'])
    const [output] = decodeStamps(record?.['output']) ?? []
    const startedAt = record?.['startedAt']
    if (inputs === undefined || output === undefined || !isTime(startedAt)) return false
    const [found, ...current] = await stampAll([file, ...inputs.map(([input]) => input)])
    return found?.join() === output.join() && areUnchanged(inputs, current.filter(isPresent), startedAt)
  }

  async #store(key: string, file: string, built: BuiltBundle, startedAt: number): Promise<Bundle> {
    try {
      await writeBundle(file, built)
    } catch {
      return writeTemporary(path.basename(file), built)
    }
    const [output, ...inputs] = await stampAll([file, ...built.inputs])
    if (output !== undefined && inputs.every(isPresent)) {
      await this.#records.write(key, { startedAt, inputs, output: [output] })
    }
    // Two files a bundle. One that still runs stays open in its process.
    await pruneFolder(this.#folder, 2 * MAX_BUNDLES).catch(doNothing)
    await pruneFolder(this.#compiled, MAX_BUNDLES).catch(doNothing)
    return this.#cached(key, file)
  }
}

async function writeBundle(file: string, { code, map }: BuiltBundle): Promise<void> {
  await writeFileWhole(`${file}.map`, map)
  await writeFileWhole(file, code)
}

/** For a cache that cannot be written: the bundle lives as long as its runtime. */
async function writeTemporary(name: string, built: BuiltBundle): Promise<Bundle> {
  const folder = await mkdtemp(path.join(tmpdir(), 'graft-bundle-'))
  const file = path.join(folder, name)
  await writeBundle(file, built)
  return { file, compileCache: folder, dispose: () => rm(folder, { recursive: true, force: true }) }
}

function stampAll(files: readonly string[]): Promise<(FileStamp | undefined)[]> {
  return Promise.all(files.map(stampFile))
}

function isPresent(stamp: FileStamp | undefined): stamp is FileStamp {
  return stamp !== undefined
}

async function doNothing(): Promise<void> {
  // Nothing to remove.
}
