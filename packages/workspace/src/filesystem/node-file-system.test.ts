import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nodeFileSystem } from './node-file-system.ts'

const maxBytes = 1_000

describe.skipIf(process.platform === 'win32')('nodeFileSystem on special files', () => {
  let root = ''
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'graft-special-'))
  })
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  it('refuses a named pipe at once, instead of waiting for a writer', async () => {
    const pipe = join(root, 'pipe')
    execFileSync('mkfifo', [pipe])
    await expect(nodeFileSystem.readText(pipe, { maxBytes })).rejects.toThrow('it is not a regular file')
  })

  it('refuses a link to nothing, which is not the same as nothing', async () => {
    const link = join(root, 'dangling')
    symlinkSync(join(root, 'gone'), link)
    await expect(nodeFileSystem.readText(link, { maxBytes })).rejects.toThrow(
      'a link to a file that does not exist',
    )
  })

  it('refuses a link that leads back to itself', async () => {
    const link = join(root, 'loop')
    symlinkSync(link, link)
    await expect(nodeFileSystem.readText(link, { maxBytes })).rejects.toThrow('leads back to itself')
    await expect(nodeFileSystem.exists(link)).rejects.toThrow(`\`${link}\` cannot be read`)
  })

  it('refuses an endless device', async () => {
    await expect(nodeFileSystem.readText('/dev/zero', { maxBytes })).rejects.toThrow(
      'it is not a regular file',
    )
  })

  it.skipIf(process.platform !== 'linux')('bounds a file that says it has no bytes', async () => {
    const file = '/proc/self/status'
    expect(await nodeFileSystem.readText(file, { maxBytes: 100_000 })).toContain('Pid:')
    await expect(nodeFileSystem.readText(file, { maxBytes: 10 })).rejects.toThrow('too large')
  })

  it('refuses a path with a null character', async () => {
    await expect(nodeFileSystem.readText('/tmp/a\0b', { maxBytes })).rejects.toThrow('the path is not valid')
  })
})
