import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { GraftError } from '@graft/diagnostics'
import { afterEach, describe, expect, it } from 'vitest'
import type { FileSystem } from './file-system.ts'
import { memoryFileSystem } from './memory-file-system.ts'
import { nodeFileSystem } from './node-file-system.ts'

type Files = Readonly<Record<string, string | Uint8Array>>
interface Disk {
  readonly fs: FileSystem
  readonly at: (path: string) => string
}

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

async function realDisk(files: Files): Promise<Disk> {
  const root = await mkdtemp(join(tmpdir(), 'graft-files-'))
  folders.push(root)
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true })
    await writeFile(join(root, name), content)
  }
  return { fs: nodeFileSystem, at: (path) => join(root, path) }
}

async function memoryDisk(files: Files): Promise<Disk> {
  const entries = Object.entries(files).map(([name, content]) => [inMemory(name), content])
  return { fs: memoryFileSystem(Object.fromEntries(entries)), at: inMemory }
}

function inMemory(path: string): string {
  return join('/disk', path)
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return error instanceof GraftError ? error.code : `not a GraftError: ${String(error)}`
}

/** What every implementation of the port does. */
describe.each([
  ['nodeFileSystem', realDisk],
  ['memoryFileSystem', memoryDisk],
])('%s', (_name, disk) => {
  const maxBytes = 1_000

  it('reads a file as it is, byte order mark and line ends included', async () => {
    const { fs, at } = await disk({ 'a/b.txt': '\uFEFFgrüß dich\r\n' })
    expect(await fs.readText(at('a/b.txt'), { maxBytes })).toBe('\uFEFFgrüß dich\r\n')
  })

  it('reads an empty file as empty text', async () => {
    const { fs, at } = await disk({ 'empty.txt': '' })
    expect(await fs.readText(at('empty.txt'), { maxBytes })).toBe('')
  })

  it('answers undefined for a file that is not there', async () => {
    const { fs, at } = await disk({ 'a/b.txt': 'b' })
    expect(await fs.readText(at('a/c.txt'), { maxBytes })).toBeUndefined()
    expect(await fs.readText(at('x/y/z.txt'), { maxBytes })).toBeUndefined()
  })

  it('answers undefined for a path below a file', async () => {
    const { fs, at } = await disk({ 'a/b.txt': 'b' })
    expect(await fs.readText(at('a/b.txt/c.txt'), { maxBytes })).toBeUndefined()
    expect(await fs.exists(at('a/b.txt/c.txt'))).toBe(false)
  })

  it('tells whether a file or folder exists', async () => {
    const { fs, at } = await disk({ 'a/b.txt': 'b' })
    expect(await fs.exists(at('a/b.txt'))).toBe(true)
    expect(await fs.exists(at('a'))).toBe(true)
    expect(await fs.exists(at('b'))).toBe(false)
  })

  it('refuses to read a folder', async () => {
    const { fs, at } = await disk({ 'a/b.txt': 'b' })
    expect(await codeOf(fs.readText(at('a'), { maxBytes }))).toBe('WORKSPACE_FILE_UNREADABLE')
  })

  it('counts bytes, not characters, against the limit', async () => {
    const { fs, at } = await disk({ 'five.txt': 'ä'.repeat(500), 'over.txt': 'ä'.repeat(501) })
    expect(await fs.readText(at('five.txt'), { maxBytes })).toHaveLength(500)
    expect(await codeOf(fs.readText(at('over.txt'), { maxBytes }))).toBe('WORKSPACE_FILE_TOO_LARGE')
  })

  it('refuses bytes that are not UTF-8', async () => {
    const { fs, at } = await disk({ 'latin.txt': new Uint8Array([0x67, 0x72, 0xfc, 0xdf]) })
    expect(await codeOf(fs.readText(at('latin.txt'), { maxBytes }))).toBe('WORKSPACE_FILE_NOT_TEXT')
  })

  it('rejects with the reason of an aborted signal', async () => {
    const { fs, at } = await disk({ 'a.txt': 'a' })
    const reason = new Error('stopped')
    const signal = AbortSignal.abort(reason)
    await expect(fs.readText(at('a.txt'), { maxBytes, signal })).rejects.toBe(reason)
  })
})
