import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import type { Diagnostic } from '@graft/diagnostics'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import type { CacheStore, StoredEntry } from './cache-store.ts'
import { sqliteStore } from './sqlite-store.ts'

let folder: string
let path: string
let diagnostics: Diagnostic[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'graft-cache-'))
  path = join(folder, 'cache.db')
  diagnostics = []
  const made = folder
  onTestFinished(() => rmSync(made, { recursive: true }))
})

function open(): CacheStore {
  return sqliteStore({ path, onDiagnostic: (diagnostic) => diagnostics.push(diagnostic) })
}

function write(store: CacheStore, ...keys: readonly string[]): void {
  const entries = keys.map((key): StoredEntry => ({ key, text: `text of ${key}`, expiresAt: undefined }))
  store.write({ used: [], deleted: [], entries, now: 0 })
}

function codes(): readonly string[] {
  return diagnostics.map(({ code }) => code)
}

/** Fills a database so that its tables take several pages. */
function fill(): void {
  const store = open()
  write(store, ...Array.from({ length: 2_000 }, (_, index) => `key ${index}`))
  store.close()
}

describe('a file that cannot be read', () => {
  test.each([
    ['text', 'this is a letter to my aunt, and no database. '.repeat(100)],
    ['a few bytes', 'SQLite'],
    ['a damaged header', `SQLite format 3\0${'\xff'.repeat(4_000)}`],
  ])('%s is moved aside, and the store starts cold', (_, content) => {
    writeFileSync(path, content)
    const store = open()
    expect(codes()).toEqual(['CACHE_STORE_CORRUPT'])
    expect(diagnostics[0]?.hint).toContain(`${path}.bad-1`)
    expect(readFileSync(`${path}.bad-1`, 'utf8')).toBe(content)
    write(store, 'a')
    store.close()
    const again = open()
    expect(again.read('a', 0)?.text).toBe('text of a')
    again.close()
    expect(codes()).toHaveLength(1)
  })

  test('a database of another program is moved aside whole', () => {
    const other = new DatabaseSync(path)
    other.exec('CREATE TABLE aunt (letter TEXT); INSERT INTO aunt VALUES (1)')
    other.close()
    open().close()
    expect(codes()).toEqual(['CACHE_STORE_CORRUPT'])
    const moved = new DatabaseSync(`${path}.bad-1`)
    expect(moved.prepare('SELECT letter FROM aunt').get()).toEqual({ letter: '1' })
    moved.close()
  })

  test('nothing that was moved aside before is overwritten', () => {
    for (let number = 1; number <= 11; number++) {
      writeFileSync(path, `no database ${number} `.repeat(100))
      open().close()
    }
    expect(codes()).toEqual([
      ...Array.from({ length: 9 }, () => 'CACHE_STORE_CORRUPT'),
      'CACHE_STORE_UNAVAILABLE',
      'CACHE_STORE_UNAVAILABLE',
    ])
    expect(readFileSync(`${path}.bad-1`, 'utf8')).toContain('no database 1 ')
    expect(readdirSync(folder)).toHaveLength(10)
  })

  test('damage that shows only in use is met in use, without an error to the caller', () => {
    fill()
    const bytes = readFileSync(path)
    bytes.fill(0xff, 4_096)
    writeFileSync(path, bytes)
    const store = open()
    const found = Array.from({ length: 2_000 }, (_, index) => store.read(`key ${index}`, 0))
    expect(found.filter(Boolean)).toEqual([])
    write(store, 'a')
    expect(store.read('a', 0)?.text).toBe('text of a')
    expect(codes()).toEqual(['CACHE_STORE_CORRUPT'])
    store.close()
  })

  test('a file that was cut short is met as well', () => {
    fill()
    writeFileSync(path, readFileSync(path).subarray(0, 10_000))
    const store = open()
    for (let index = 0; index < 2_000; index++) store.read(`key ${index}`, 0)
    write(store, 'a')
    expect(store.read('a', 0)?.text).toBe('text of a')
    expect(codes()).toEqual(['CACHE_STORE_CORRUPT'])
    store.close()
  })

  test('an empty file is a new one', () => {
    writeFileSync(path, '')
    const store = open()
    write(store, 'a')
    expect(store.read('a', 0)).toBeDefined()
    expect(codes()).toEqual([])
    store.close()
  })
})

test('a file of another format is replaced', () => {
  fill()
  const other = new DatabaseSync(path)
  other.exec('PRAGMA user_version = 99')
  other.close()
  const store = open()
  expect(diagnostics).toMatchObject([
    { code: 'CACHE_STORE_VERSION', message: expect.stringContaining('format 99') },
  ])
  expect(store.read('key 1', 0)).toBeUndefined()
  write(store, 'a')
  store.close()
  open().close()
  expect(readdirSync(folder)).toEqual(['cache.db'])
  expect(codes()).toHaveLength(1)
})

describe('a place that cannot be used', () => {
  test.each([
    ['a folder where the file is expected', () => mkdirSync(path)],
    [
      'a file where the folder is expected',
      () => {
        writeFileSync(join(folder, 'file'), '')
        path = join(folder, 'file', 'cache.db')
      },
    ],
    [
      'a folder that the system makes no files in',
      () => {
        path = '/proc/graft/cache.db'
      },
    ],
  ])('%s: nothing is kept and nothing thrown', (_, prepare) => {
    prepare()
    const store = open()
    write(store, 'a')
    expect(store.read('a', 0)).toBeUndefined()
    store.clear()
    store.close()
    expect(codes()).toEqual(['CACHE_STORE_UNAVAILABLE'])
    expect(diagnostics[0]?.message).toContain(path)
  })
})

describe('several users of one file', () => {
  test('two stores see what the other wrote, and keep one bound', () => {
    const [one, two] = [sqliteStore({ path, maxEntries: 3 }), sqliteStore({ path, maxEntries: 3 })]
    write(one, 'a', 'b')
    write(two, 'c', 'd')
    const kept = ['a', 'b', 'c', 'd'].filter((key) => one.read(key, 0) !== undefined)
    expect(kept).toHaveLength(3)
    one.close()
    two.close()
  })

  test('a batch that another user stands in the way of is given up, and the next one written', () => {
    const store = open()
    const other = new DatabaseSync(path)
    other.exec('BEGIN IMMEDIATE')
    write(store, 'a')
    other.exec('ROLLBACK')
    write(store, 'b')
    expect([store.read('a', 0), store.read('b', 0)?.text]).toEqual([undefined, 'text of b'])
    expect(codes()).toEqual([])
    other.close()
    store.close()
  })
})

test('a store that was closed is quiet', () => {
  const store = open()
  store.close()
  store.close()
  write(store, 'a')
  store.clear()
  expect(store.read('a', 0)).toBeUndefined()
  expect(codes()).toEqual([])
})

test('a process that is killed while it writes leaves whole batches, and a file that can be used', async () => {
  const module = pathToFileURL(join(import.meta.dirname, 'sqlite-store.ts')).href
  const script = `
    import { sqliteStore } from ${JSON.stringify(module)}
    const store = sqliteStore({ path: ${JSON.stringify(path)}, onDiagnostic: console.error })
    for (let batch = 0; ; batch++) {
      const entries = Array.from({ length: 20 }, (_, index) => {
        const key = batch + '/' + index
        return { key, text: key.repeat(500), expiresAt: undefined }
      })
      store.write({ used: [], deleted: [], entries, now: 0 })
      process.stdout.write(batch + '\\n')
    }
  `
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'exit')
  let seen = 0
  for await (const chunk of child.stdout.setEncoding('utf8')) {
    seen += String(chunk).split('\n').length - 1
    if (seen >= 20) child.kill('SIGKILL')
  }
  expect(await ended).toEqual([null, 'SIGKILL'])
  expect(existsSync(`${path}-wal`)).toBe(true)

  const store = open()
  const missing = Array.from({ length: seen }, (_, batch) =>
    Array.from({ length: 20 }, (__, index) => `${batch}/${index}`),
  )
    .flat()
    .filter((key) => store.read(key, 0)?.text !== key.repeat(500))
  expect(missing).toEqual([])
  // The batch after the last one that was told is there whole or not at all.
  const last = Array.from({ length: 20 }, (_, index) => store.read(`${seen}/${index}`, 0) !== undefined)
  expect(new Set(last).size).toBe(1)
  write(store, 'a')
  expect(store.read('a', 0)?.text).toBe('text of a')
  expect(codes()).toEqual([])
  store.close()
})
