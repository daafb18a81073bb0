import { dirname, resolve } from 'node:path'
import { GraftError } from '@graft/diagnostics'
import { decodeText } from './decode-text.ts'
import type { FileSystem, ReadTextOptions } from './file-system.ts'
import { fileTooLarge, fileUnreadable } from './messages.ts'

/**
 * Serves the given files as if they lay on a disk, for tests and for embedders without one.
 * The folders are those that the files lie in. Later changes of `files` are not seen.
 *
 * @param files contents by absolute path
 */
export function memoryFileSystem(files: Readonly<Record<string, string | Uint8Array>>): FileSystem {
  const contents = new Map<string, Uint8Array>()
  const folders = new Set<string>()
  for (const [name, content] of Object.entries(files)) {
    const path = resolve(name)
    contents.set(path, typeof content === 'string' ? new TextEncoder().encode(content) : content.slice())
    for (let folder = dirname(path); !folders.has(folder); folder = dirname(folder)) folders.add(folder)
  }

  return {
    async readText(name: string, options: ReadTextOptions): Promise<string | undefined> {
      options.signal?.throwIfAborted()
      const path = resolve(name)
      if (folders.has(path)) throw new GraftError(fileUnreadable(path, 'it is a folder, not a file'))
      const bytes = contents.get(path)
      if (bytes === undefined) return undefined
      if (bytes.length > options.maxBytes) throw new GraftError(fileTooLarge(path, options.maxBytes))
      return decodeText(path, bytes)
    },

    async exists(name: string): Promise<boolean> {
      const path = resolve(name)
      return contents.has(path) || folders.has(path)
    },
  }
}
