import { readdir, readFile, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { isJsonObject, type JsonValue } from '@graft/typedef'
import { writeFileWhole } from './write-file.ts'

/** A larger file was not written by this cache. */
const MAX_BYTES = 64 * 1024 * 1024
/** Every so many writes the oldest files beyond the limit are removed. */
const PRUNE_EVERY = 50

/** Small JSON documents by name in one folder. What cannot be read is absent; what cannot be written is not cached. */
export class JsonCache {
  readonly #folder: string
  readonly #limit: number
  #writes = 0

  /** @param limit documents to keep, about */
  constructor(folder: string, limit: number) {
    this.#folder = folder
    this.#limit = limit
  }

  async read(name: string): Promise<{ readonly [key: string]: JsonValue } | undefined> {
    const file = this.#file(name)
    try {
      if ((await stat(file)).size > MAX_BYTES) return undefined
      const document: unknown = JSON.parse(await readFile(file, 'utf8'))
      return isJsonObject(document) ? document : undefined
    } catch {
      return undefined
    }
  }

  async write(name: string, document: unknown): Promise<void> {
    try {
      await writeFileWhole(this.#file(name), JSON.stringify(document))
      if (this.#writes++ % PRUNE_EVERY === 0) await pruneFolder(this.#folder, this.#limit)
    } catch {
      // A read-only or full disk costs time, not correctness.
    }
  }

  #file(name: string): string {
    return path.join(this.#folder, `${name}.json`)
  }
}

/** Removes the files of a folder that were written longest ago, down to `limit`. */
export async function pruneFolder(folder: string, limit: number): Promise<void> {
  const names = await readdir(folder)
  if (names.length <= limit) return
  const files = await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name)
      const writtenAt = await stat(file).then(
        (found) => found.mtimeMs,
        () => 0,
      )
      return { file, writtenAt }
    }),
  )
  files.sort((a, b) => a.writtenAt - b.writtenAt)
  await Promise.all(
    files.slice(0, files.length - limit).map(({ file }) => rm(file, { force: true, recursive: true })),
  )
}
