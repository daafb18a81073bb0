import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const skippedFolders = new Set(['node_modules', 'dist', 'fixtures', '__snapshots__'])

export interface Listing {
  /** Paths of files from the folder, with `/`, sorted. */
  readonly files: readonly string[]
  /** Paths of folders from the folder, with `/`, sorted. */
  readonly folders: readonly string[]
}

/** Lists what we wrote below a folder: no dependencies, build output, fixtures, snapshots or hidden folders. */
export function listFiles(folder: string): Listing {
  const files: string[] = []
  const folders: string[] = []
  const visit = (path: string): void => {
    for (const entry of readdirSync(join(folder, path), { withFileTypes: true })) {
      const child = path === '' ? entry.name : `${path}/${entry.name}`
      if (entry.isFile()) files.push(child)
      if (!entry.isDirectory() || entry.name.startsWith('.') || skippedFolders.has(entry.name)) continue
      folders.push(child)
      visit(child)
    }
  }
  if (existsSync(folder)) visit('')
  return { files: files.toSorted(), folders: folders.toSorted() }
}
