import { createHash, type Hash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fail, ok, type Result } from '@graft/diagnostics'
import type { ModuleSource } from '@graft/typedef'
import { unreadableSource } from '../messages.ts'
import type { SourceList } from './list-sources.ts'

/** A source file: its path relative to the module's folder, with `/`, and its text. */
export interface SourceFile {
  readonly path: string
  readonly text: string
}

export interface ReadSources {
  /** The TypeScript files. */
  readonly code: readonly SourceFile[]
  /** SHA-256, hex, of the module's name, its source folder and every listed file. */
  readonly digest: string
  /** How many files were read. */
  readonly count: number
}

/** Reads the listed files and digests them. */
export async function readSources(
  source: ModuleSource,
  list: SourceList,
  signal: AbortSignal | undefined,
): Promise<Result<ReadSources>> {
  const hash = createHash('sha256')
  addText(hash, source.name)
  addText(hash, source.sourcePath)
  const code: SourceFile[] = []
  for (const [file] of [...list.config, ...list.code]) {
    signal?.throwIfAborted()
    const relative = path.relative(source.root, file).split(path.sep).join('/')
    const text = await readFile(file, 'utf8').catch((error: unknown) => asError(error))
    if (typeof text !== 'string') return fail(unreadableSource(relative, text.message))
    addText(hash, relative)
    addText(hash, text)
    code.push({ path: relative, text })
  }
  const count = code.length
  return ok({ code: code.slice(list.config.length), digest: hash.digest('hex'), count })
}

/** Adds a text with its length before it, so that no two lists of texts are equal by concatenation. */
function addText(hash: Hash, text: string): void {
  const length = Buffer.alloc(8)
  length.writeBigUInt64BE(BigInt(Buffer.byteLength(text)))
  hash.update(length).update(text)
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
