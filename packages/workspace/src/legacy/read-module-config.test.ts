import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unwrap } from '@graft/diagnostics'
import { describe, expect, it } from 'vitest'
import type { FileSystem } from '../filesystem/file-system.ts'
import { memoryFileSystem } from '../filesystem/memory-file-system.ts'
import { nodeFileSystem } from '../filesystem/node-file-system.ts'
import { readModuleConfig } from './read-module-config.ts'

describe('readModuleConfig', () => {
  it('reads the dagger.json of a folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'graft-module-'))
    try {
      writeFileSync(join(folder, 'dagger.json'), '{"name":"lint","sdk":"typescript"}')
      const config = unwrap(await readModuleConfig(nodeFileSystem, folder))
      expect(config).toMatchObject({ name: 'lint', sdk: 'typescript', file: join(folder, 'dagger.json') })
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('names a folder without a dagger.json, at the place that names it', async () => {
    const fs = memoryFileSystem({ '/repo/lint/package.json': '{}' })
    const namedAt = { file: '/repo/.dagger/config.toml', line: 2, column: 1 }
    expect(await readModuleConfig(fs, '/repo/lint', { namedAt })).toEqual({
      ok: false,
      diagnostics: [
        {
          code: 'MODULE_CONFIG_MISSING',
          severity: 'error',
          message: '`/repo/lint` is not a module: expected a `dagger.json` in this folder',
          hint: 'Check the path, or make the folder a module with a `dagger.json` such as `{ "name": "lint", "sdk": "typescript" }`.',
          location: namedAt,
        },
      ],
    })
  })

  it('names a folder that does not exist', async () => {
    const result = await readModuleConfig(memoryFileSystem({}), '/repo/lint')
    expect(result).toMatchObject({ diagnostics: [{ code: 'MODULE_FOLDER_MISSING' }] })
    expect(result.ok || result.diagnostics[0]?.message).toContain('`/repo/lint`')
  })

  it('passes on what is wrong with the file', async () => {
    const fs = memoryFileSystem({ '/a/dagger.json': '{}', '/b/dagger.json/x': '', '/c': 'file' })
    expect(await readModuleConfig(fs, '/a')).toMatchObject({
      diagnostics: [{ code: 'MODULE_NAME_MISSING', location: { file: '/a/dagger.json' } }],
    })
    expect(await readModuleConfig(fs, '/b')).toMatchObject({
      diagnostics: [{ code: 'WORKSPACE_FILE_UNREADABLE' }],
    })
    expect(await readModuleConfig(fs, '/c')).toMatchObject({
      diagnostics: [{ code: 'MODULE_CONFIG_MISSING' }],
    })
  })

  it('names the path of whatever a file system throws, and ends with the reason of its signal', async () => {
    const broken: FileSystem = {
      ...memoryFileSystem({}),
      readText: () => Promise.reject(new Error('disk on fire')),
    }
    expect(await readModuleConfig(broken, '/a')).toMatchObject({
      diagnostics: [{ message: '`/a/dagger.json` cannot be read: disk on fire' }],
    })
    const reason = new Error('stopped')
    await expect(readModuleConfig(broken, '/a', { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  })
})
