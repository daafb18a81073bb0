import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Diagnostic } from '@graft/diagnostics'
import { sizeOfStored, type CacheStore, type StoreBatch, type StoredEntry } from './cache-store.ts'
import { unavailableStore } from './messages.ts'
import { isBusy, isCorruption, moveAside, openSqliteFile } from './sqlite-file.ts'

export interface SqliteStoreOptions {
  /** The file; it and its folder are made where they are missing. Several processes can use one file. */
  readonly path: string
  /** @default 100_000 */
  readonly maxEntries?: number | undefined
  /** @default 256 MiB */
  readonly maxBytes?: number | undefined
  readonly onDiagnostic?: ((diagnostic: Diagnostic) => void) | undefined
}

/**
 * A store in a file, which outlives the process. It never throws: a damaged file is put aside and a new one made, one
 * that cannot be used at all keeps nothing, and both are reported.
 */
export function sqliteStore(options: SqliteStoreOptions): CacheStore {
  return new SqliteStore(options)
}

interface Statements {
  readonly read: StatementSync
  readonly use: StatementSync
  readonly put: StatementSync
  readonly remove: StatementSync
  readonly removeExpired: StatementSync
  readonly total: StatementSync
  readonly removeLeastUsed: StatementSync
}

interface OpenFile {
  readonly database: DatabaseSync
  readonly statements: Statements
}

class SqliteStore implements CacheStore {
  readonly #path: string
  readonly #maxEntries: number
  readonly #maxBytes: number
  readonly #onDiagnostic: (diagnostic: Diagnostic) => void
  #file: OpenFile | undefined
  /** Rises with each use, in place of a time: it never goes back, and no two uses are alike. */
  #use = 0

  constructor({ path, maxEntries = 100_000, maxBytes = 256 * 2 ** 20, onDiagnostic }: SqliteStoreOptions) {
    this.#path = path
    this.#maxEntries = maxEntries
    this.#maxBytes = maxBytes
    this.#onDiagnostic = onDiagnostic ?? ((): void => {})
    this.#open()
  }

  read(key: string, now: number): StoredEntry | undefined {
    return this.#attempt(({ statements }) => {
      const row = statements.read.get(key, now)
      const text = row?.['text']
      if (!(text instanceof Uint8Array)) return undefined
      const expiresAt = row?.['expires_at']
      return {
        key,
        text: Buffer.from(text.buffer, text.byteOffset, text.byteLength).toString(),
        expiresAt: typeof expiresAt === 'number' ? expiresAt : undefined,
      }
    })
  }

  write(batch: StoreBatch): void {
    this.#attempt((file) =>
      inTransaction(file.database, () => {
        this.#apply(file.statements, batch)
        this.#prune(file.statements, batch.now)
      }),
    )
  }

  clear(): void {
    this.#attempt(({ database }) => database.exec('DELETE FROM entry'))
  }

  close(): void {
    this.#attempt(({ database }) => database.close())
    this.#file = undefined
  }

  #apply({ use, put, remove }: Statements, { used, deleted, entries }: StoreBatch): void {
    for (const key of used) use.run(++this.#use, key)
    for (const key of deleted) remove.run(key)
    for (const entry of entries) {
      const bytes = sizeOfStored(entry)
      if (bytes > this.#maxBytes) remove.run(entry.key)
      else put.run(entry.key, Buffer.from(entry.text), entry.expiresAt ?? null, ++this.#use, bytes)
    }
  }

  #prune({ total, removeExpired, removeLeastUsed }: Statements, now: number): void {
    const isFull = (): boolean => {
      const row = total.get()
      return Number(row?.['entries']) > this.#maxEntries || Number(row?.['bytes']) > this.#maxBytes
    }
    if (isFull()) removeExpired.run(now)
    while (isFull()) if (removeLeastUsed.run().changes === 0) return
  }

  #open(): void {
    try {
      const { database, lastUse } = openSqliteFile(this.#path, this.#onDiagnostic)
      this.#use = lastUse
      this.#file = { database, statements: prepareStatements(database) }
    } catch (error) {
      this.#giveUp(error)
    }
  }

  #attempt<T>(action: (file: OpenFile) => T, isRetry = false): T | undefined {
    if (this.#file === undefined) return undefined
    try {
      return action(this.#file)
    } catch (error) {
      // A batch that another process stands in the way of is given up: it is only a cache.
      if (isBusy(error)) return undefined
      if (isCorruption(error) && !isRetry) {
        this.#recover(error)
        return this.#attempt(action, true)
      }
      this.#giveUp(error)
      return undefined
    }
  }

  #recover(reason: unknown): void {
    this.#abandon()
    try {
      moveAside(this.#path, reason, this.#onDiagnostic)
    } catch (error) {
      this.#giveUp(error)
      return
    }
    this.#open()
  }

  #giveUp(error: unknown): void {
    this.#abandon()
    const reason = error instanceof Error ? error.message : String(error)
    this.#onDiagnostic(unavailableStore(`the cache \`${this.#path}\``, reason))
  }

  #abandon(): void {
    const database = this.#file?.database
    this.#file = undefined
    try {
      database?.close()
    } catch {
      // What cannot be closed either is left to the garbage collector.
    }
  }
}

function prepareStatements(database: DatabaseSync): Statements {
  return {
    read: database.prepare(
      'SELECT text, expires_at FROM entry WHERE key = ? AND (expires_at IS NULL OR expires_at > ?)',
    ),
    use: database.prepare('UPDATE entry SET used = ? WHERE key = ?'),
    put: database.prepare(
      `INSERT INTO entry (key, text, expires_at, used, bytes) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (key) DO UPDATE SET
         text = excluded.text, expires_at = excluded.expires_at, used = excluded.used, bytes = excluded.bytes`,
    ),
    remove: database.prepare('DELETE FROM entry WHERE key = ?'),
    removeExpired: database.prepare('DELETE FROM entry WHERE expires_at <= ?'),
    total: database.prepare('SELECT entries, bytes FROM total'),
    removeLeastUsed: database.prepare(
      'DELETE FROM entry WHERE rowid = (SELECT rowid FROM entry ORDER BY used LIMIT 1)',
    ),
  }
}

function inTransaction(database: DatabaseSync, action: () => void): void {
  database.exec('BEGIN IMMEDIATE')
  try {
    action()
    database.exec('COMMIT')
  } catch (error) {
    try {
      database.exec('ROLLBACK')
    } catch {
      // Some errors end the transaction themselves; the first one says more.
    }
    throw error
  }
}
