import { mkdirSync, renameSync, rmSync, existsSync } from 'node:fs'
import { dirname } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { Diagnostic } from '@graft/diagnostics'
import { corruptStore, otherStoreVersion } from './messages.ts'

/** Marks a file as ours, so that no other database is taken for one; any number that nobody else uses. */
const APPLICATION_ID = 0x47_52_43_31
/** Rises with every change of the tables, or of what is in them. */
const FORMAT = 1
/** What a database consists of beside its main file. */
const SUFFIXES = ['', '-wal', '-shm']
const MAX_MOVED = 9

/**
 * Texts are kept as bytes, because Node before 24 reads text only up to its first zero.
 * The totals are kept by the database, so that no batch has to count, and several processes agree on them.
 */
const TABLES = `
  CREATE TABLE entry (
    key TEXT PRIMARY KEY, text BLOB NOT NULL, expires_at REAL, used INTEGER NOT NULL, bytes INTEGER NOT NULL
  );
  CREATE INDEX entry_used ON entry (used, bytes);
  CREATE INDEX entry_expires_at ON entry (expires_at) WHERE expires_at IS NOT NULL;
  CREATE TABLE total (entries INTEGER NOT NULL, bytes INTEGER NOT NULL);
  INSERT INTO total VALUES (0, 0);
  CREATE TRIGGER entry_added AFTER INSERT ON entry BEGIN
    UPDATE total SET entries = entries + 1, bytes = bytes + new.bytes;
  END;
  CREATE TRIGGER entry_changed AFTER UPDATE OF bytes ON entry BEGIN
    UPDATE total SET bytes = bytes + new.bytes - old.bytes;
  END;
  CREATE TRIGGER entry_removed AFTER DELETE ON entry BEGIN
    UPDATE total SET entries = entries - 1, bytes = bytes - old.bytes;
  END;
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${FORMAT};
`

export interface SqliteFile {
  readonly database: DatabaseSync
  readonly format: number
  /** The highest number of a use. */
  readonly lastUse: number
}

/**
 * Opens the database at `path` with the tables of the store, and makes it where there is none. A file that is something
 * else is moved aside, and one of another format is deleted; both are reported.
 *
 * @throws where the file or its folder cannot be used at all
 */
export function openSqliteFile(path: string, onDiagnostic: (diagnostic: Diagnostic) => void): SqliteFile {
  makeFolder(dirname(path))
  try {
    const opened = open(path)
    if (opened.format === FORMAT) return opened
    opened.database.close()
    onDiagnostic(otherStoreVersion(path, opened.format, FORMAT))
    for (const suffix of SUFFIXES) rmSync(path + suffix, { force: true })
  } catch (error) {
    if (!isCorruption(error)) throw error
    moveAside(path, error, onDiagnostic)
  }
  return open(path)
}

/** Whether an error says that the file is damaged or no database, and not that it is busy, full or out of reach. */
export function isCorruption(error: unknown): boolean {
  return error instanceof ForeignDatabase || hasResult(error, SQLITE_CORRUPT, SQLITE_NOTADB)
}

/** Whether an error says that another process has the file, and that trying later will help. */
export function isBusy(error: unknown): boolean {
  return hasResult(error, SQLITE_BUSY, SQLITE_LOCKED)
}

/**
 * Gives a file a name at which nobody looks for a cache. It is not deleted: it can be something else of the user's,
 * when the path is a mistake.
 *
 * @throws where all the names are taken, or the file cannot be moved
 */
export function moveAside(
  path: string,
  error: unknown,
  onDiagnostic: (diagnostic: Diagnostic) => void,
): void {
  const reason = error instanceof Error ? error.message : String(error)
  for (let number = 1; number <= MAX_MOVED; number++) {
    const moved = `${path}.bad-${number}`
    if (existsSync(moved)) continue
    for (const suffix of SUFFIXES) if (existsSync(path + suffix)) renameSync(path + suffix, moved + suffix)
    onDiagnostic(corruptStore(path, reason, moved))
    return
  }
  throw new Error(`${reason}, and there are ${MAX_MOVED} such files beside it already`)
}

/** Makes a folder and those above it. `recursive` of Node never returns where a file system makes no folders, as `/proc`. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    // Another process can have been faster.
    if (!existsSync(folder)) throw error
  }
}

class ForeignDatabase extends Error {
  override readonly name: string = 'ForeignDatabase'
}

const SQLITE_BUSY = 5
const SQLITE_LOCKED = 6
const SQLITE_CORRUPT = 11
const SQLITE_NOTADB = 26

function hasResult(error: unknown, ...results: readonly number[]): boolean {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return false
  // The lowest byte is the result; those above it tell it more exactly.
  return results.includes(error.errcode & 0xff)
}

function open(path: string): SqliteFile {
  // Loaded here, so that nobody pays for it, or reads its warning on older Node, who keeps nothing on disk.
  const { DatabaseSync } = process.getBuiltinModule('node:sqlite')
  const database = new DatabaseSync(path)
  try {
    // A killed process leaves a readable file with a write-ahead log, at the price of the last batches at a power cut.
    database.exec('PRAGMA busy_timeout = 100; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL')
    database.exec('PRAGMA journal_size_limit = 4194304; BEGIN IMMEDIATE')
    const format = prepareTables(database)
    database.exec('COMMIT')
    return { database, format, lastUse: format === FORMAT ? readLastUse(database) : 0 }
  } catch (error) {
    database.close()
    throw error
  }
}

/** Makes the tables in an empty database, and returns the format of one that is ours. */
function prepareTables(database: DatabaseSync): number {
  const format = readPragma(database, 'user_version')
  if (readPragma(database, 'application_id') === APPLICATION_ID) return format
  const objects = database.prepare('SELECT count(*) AS count FROM sqlite_schema').get()
  if (objects?.['count'] !== 0 || format !== 0)
    throw new ForeignDatabase('it is a database of another program')
  database.exec(TABLES)
  return FORMAT
}

function readLastUse(database: DatabaseSync): number {
  const use = database.prepare('SELECT max(used) AS used FROM entry').get()?.['used']
  return typeof use === 'number' ? use : 0
}

function readPragma(database: DatabaseSync, name: string): number {
  const value = database.prepare(`PRAGMA ${name}`).get()?.[name]
  return typeof value === 'number' ? value : 0
}
