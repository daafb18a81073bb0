import { constants, lstat, open, stat, type FileHandle } from 'node:fs/promises'
import { GraftError } from '@graft/diagnostics'
import { decodeText } from './decode-text.ts'
import type { FileSystem, ReadTextOptions } from './file-system.ts'
import { fileTooLarge, fileUnreadable } from './messages.ts'

const CHUNK_BYTES = 64 * 1024

/** Without O_NONBLOCK, opening a named pipe waits until somebody writes to it. Windows has no such flag. */
const READ_FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

/** The disk of this machine. */
export const nodeFileSystem: FileSystem = {
  async readText(path: string, options: ReadTextOptions): Promise<string | undefined> {
    options.signal?.throwIfAborted()
    const handle = await openFile(path)
    if (handle === undefined) return undefined
    try {
      return decodeText(path, await readBytes(path, handle, options))
    } finally {
      await handle.close()
    }
  },

  async exists(path: string): Promise<boolean> {
    try {
      await stat(path)
      return true
    } catch (error) {
      if (isMissing(error)) return false
      throw unreadable(path, error)
    }
  },
}

async function openFile(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, READ_FLAGS)
  } catch (error) {
    if (!isMissing(error)) throw unreadable(path, error)
  }
  if (await isLink(path)) {
    throw new GraftError(fileUnreadable(path, 'it is a link to a file that does not exist'))
  }
  return undefined
}

async function readBytes(path: string, handle: FileHandle, options: ReadTextOptions): Promise<Uint8Array> {
  const { maxBytes, signal } = options
  const chunks: Uint8Array[] = []
  let total = 0
  try {
    const stats = await handle.stat()
    if (!stats.isFile()) {
      const reason = stats.isDirectory() ? 'it is a folder, not a file' : 'it is not a regular file'
      throw new GraftError(fileUnreadable(path, reason))
    }
    // The size is only a first answer: a file may grow while it is read, and those of /proc have none.
    if (stats.size > maxBytes) throw new GraftError(fileTooLarge(path, maxBytes))
    for (;;) {
      signal?.throwIfAborted()
      const chunk = new Uint8Array(CHUNK_BYTES)
      const { bytesRead } = await handle.read(chunk, 0, CHUNK_BYTES)
      if (bytesRead === 0) return Buffer.concat(chunks, total)
      total += bytesRead
      if (total > maxBytes) throw new GraftError(fileTooLarge(path, maxBytes))
      chunks.push(chunk.subarray(0, bytesRead))
    }
  } catch (error) {
    signal?.throwIfAborted()
    throw unreadable(path, error)
  }
}

async function isLink(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isSymbolicLink()
  } catch {
    return false
  }
}

function unreadable(path: string, error: unknown): GraftError {
  return error instanceof GraftError ? error : new GraftError(fileUnreadable(path, reasonOf(error)))
}

function isMissing(error: unknown): boolean {
  const code = codeOf(error)
  return code === 'ENOENT' || code === 'ENOTDIR'
}

function reasonOf(error: unknown): string {
  switch (codeOf(error)) {
    case 'EACCES':
    case 'EPERM':
      return 'permission denied'
    case 'EISDIR':
      return 'it is a folder, not a file'
    case 'ELOOP':
      return 'it is a link that leads back to itself'
    case 'ENXIO':
      return 'it is not a regular file'
    case 'ENAMETOOLONG':
      return 'the path is too long'
    case 'ERR_INVALID_ARG_VALUE':
      return 'the path is not valid'
    default:
      return error instanceof Error ? error.message : String(error)
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
