import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { unwrap, type Result } from '@graft/diagnostics'
import { afterEach, describe, expect, it } from 'vitest'
import type { FileSystem } from '../filesystem/file-system.ts'
import { memoryFileSystem } from '../filesystem/memory-file-system.ts'
import { nodeFileSystem } from '../filesystem/node-file-system.ts'
import { detectWorkspace } from './detect-workspace.ts'
import type { Workspace } from './workspace.ts'

const CONFIG = '[modules.lint]\nsource = "modules/lint"\n'
const OTHER = '[modules.outer]\nsource = "modules/outer"\n'
const GIT = { '/repo/.git/HEAD': 'ref: refs/heads/main\n' }

interface Row {
  readonly title: string
  readonly files: Readonly<Record<string, string>>
  readonly cwd: string
  readonly root: string
  /** The names of the modules; missing where no config is found. */
  readonly modules?: readonly string[]
  readonly gitRoot?: string
}

const rows: readonly Row[] = [
  {
    title: 'the folder with a config is the workspace',
    files: { ...GIT, '/repo/.dagger/config.toml': CONFIG },
    cwd: '/repo',
    root: '/repo',
    modules: ['lint'],
    gitRoot: '/repo',
  },
  {
    title: 'a config is found from a sub-folder, and the working directory is kept',
    files: { ...GIT, '/repo/.dagger/config.toml': CONFIG, '/repo/app/sub/main.ts': '' },
    cwd: '/repo/app/sub',
    root: '/repo',
    modules: ['lint'],
    gitRoot: '/repo',
  },
  {
    title: 'a config is found from within its own folder',
    files: { ...GIT, '/repo/.dagger/config.toml': CONFIG, '/repo/.dagger/modules/lint/dagger.json': '{}' },
    cwd: '/repo/.dagger/modules/lint',
    root: '/repo',
    modules: ['lint'],
    gitRoot: '/repo',
  },
  {
    title: 'a workspace may be a folder of a repository',
    files: { ...GIT, '/repo/app/.dagger/config.toml': CONFIG },
    cwd: '/repo/app',
    root: '/repo/app',
    modules: ['lint'],
    gitRoot: '/repo',
  },
  {
    title: 'of nested workspaces the nearest wins, and nothing is merged',
    files: { ...GIT, '/repo/.dagger/config.toml': OTHER, '/repo/app/.dagger/config.toml': CONFIG },
    cwd: '/repo/app/sub',
    root: '/repo/app',
    modules: ['lint'],
    gitRoot: '/repo',
  },
  {
    title: 'a bare .dagger folder does not hide the workspace around it',
    files: { ...GIT, '/repo/.dagger/config.toml': OTHER, '/repo/app/.dagger/lock': '' },
    cwd: '/repo/app',
    root: '/repo',
    modules: ['outer'],
    gitRoot: '/repo',
  },
  {
    title: 'a bare .dagger folder does not move the root from the git root',
    files: { ...GIT, '/repo/app/.dagger/lock': '' },
    cwd: '/repo/app/sub',
    root: '/repo',
    gitRoot: '/repo',
  },
  {
    title: 'a regular file named .dagger is not a workspace',
    files: { ...GIT, '/repo/app/.dagger': 'not a folder', '/repo/.dagger/config.toml': OTHER },
    cwd: '/repo/app',
    root: '/repo',
    modules: ['outer'],
    gitRoot: '/repo',
  },
  {
    title: 'without a config the git root is the workspace',
    files: GIT,
    cwd: '/repo/app/sub',
    root: '/repo',
    gitRoot: '/repo',
  },
  {
    title: 'in a worktree or submodule .git is a file',
    files: { '/repo/.git': 'gitdir: /elsewhere\n' },
    cwd: '/repo/app',
    root: '/repo',
    gitRoot: '/repo',
  },
  {
    title: 'a config above the git boundary is not seen',
    files: { '/home/.dagger/config.toml': OTHER, '/home/repo/.git/HEAD': '' },
    cwd: '/home/repo/app',
    root: '/home/repo',
    gitRoot: '/home/repo',
  },
  {
    title: 'a repository inside a workspace is its own',
    files: { ...GIT, '/repo/.dagger/config.toml': OTHER, '/repo/vendor/lib/.git': 'gitdir: x' },
    cwd: '/repo/vendor/lib/src',
    root: '/repo/vendor/lib',
    gitRoot: '/repo/vendor/lib',
  },
  {
    title: 'without git a config is found all the way up',
    files: { '/.dagger/config.toml': CONFIG },
    cwd: '/a/b/c',
    root: '/',
    modules: ['lint'],
  },
  {
    title: 'without git and config the working directory is the workspace',
    files: {},
    cwd: '/repo/app',
    root: '/repo/app',
  },
  {
    title: 'the working directory is normalised',
    files: GIT,
    cwd: '/repo/app/../lib/',
    root: '/repo',
    gitRoot: '/repo',
  },
  {
    title: 'an empty config is a config',
    files: { ...GIT, '/repo/app/.dagger/config.toml': '' },
    cwd: '/repo/app',
    root: '/repo/app',
    modules: [],
    gitRoot: '/repo',
  },
]

describe('detectWorkspace', () => {
  it.each(rows)('$title', async (row) => {
    const workspace = unwrap(await detectWorkspace(memoryFileSystem(row.files), row.cwd))
    expect(workspace.root).toBe(row.root)
    expect(workspace.cwd).toBe(join(row.cwd, '.').replace(/(.)\/$/, '$1'))
    expect(workspace.configFolder).toBe(join(row.root, '.dagger'))
    expect(workspace.configFile).toBe(row.modules && join(row.root, '.dagger/config.toml'))
    expect(workspace.config.modules.map((module) => module.name)).toEqual(row.modules ?? [])
    expect(workspace.gitRoot).toBe(row.gitRoot)
  })

  it('passes warnings of the config on', async () => {
    const fs = memoryFileSystem({ '/repo/.dagger/config.toml': 'modulse = 1\n' })
    expect(await detectWorkspace(fs, '/repo')).toMatchObject({
      ok: true,
      warnings: [{ code: 'WORKSPACE_CONFIG_UNKNOWN_KEY', location: { file: '/repo/.dagger/config.toml' } }],
    })
  })

  it('fails for a broken config, with its place', async () => {
    const fs = memoryFileSystem({ '/repo/.dagger/config.toml': '[modules.a]\nsource = \n' })
    expect(errorOf(await detectWorkspace(fs, '/repo/app'))).toMatchObject({
      code: 'WORKSPACE_CONFIG_SYNTAX',
      location: { file: '/repo/.dagger/config.toml', line: 2 },
    })
  })

  it.each([
    ['a folder', { '/repo/app/.dagger/config.toml/x': '' }, 'WORKSPACE_FILE_UNREADABLE'],
    [
      'too large',
      { '/repo/app/.dagger/config.toml': ' '.repeat(1024 * 1024 + 1) },
      'WORKSPACE_FILE_TOO_LARGE',
    ],
    ['not text', { '/repo/app/.dagger/config.toml': new Uint8Array([0xff]) }, 'WORKSPACE_FILE_NOT_TEXT'],
  ])('fails for a config that is %s, and does not look further up', async (_what, files, code) => {
    const fs = memoryFileSystem({ '/repo/.dagger/config.toml': OTHER, ...files })
    const error = errorOf(await detectWorkspace(fs, '/repo/app'))
    expect(error.code).toBe(code)
    expect(error.message).toContain('`/repo/app/.dagger/config.toml`')
  })

  it('names the path of whatever a file system throws', async () => {
    const memory = memoryFileSystem({})
    const reading: FileSystem = { ...memory, readText: () => Promise.reject(new Error('disk on fire')) }
    expect(errorOf(await detectWorkspace(reading, '/repo')).message).toBe(
      '`/repo/.dagger/config.toml` cannot be read: disk on fire',
    )
    const looking: FileSystem = { ...memory, exists: () => Promise.reject(new Error('disk on fire')) }
    expect(errorOf(await detectWorkspace(looking, '/repo')).message).toBe(
      '`/repo/.git` cannot be read: disk on fire',
    )
  })

  it('refuses a relative working directory', async () => {
    expect(errorOf(await detectWorkspace(memoryFileSystem({}), 'repo')).code).toBe('WORKSPACE_CWD_RELATIVE')
  })

  it('bounds the walk up', async () => {
    let looks = 0
    const memory = memoryFileSystem({})
    const counting: FileSystem = { ...memory, exists: async (path) => (looks++, memory.exists(path)) }
    const error = errorOf(await detectWorkspace(counting, '/a'.repeat(5_000)))
    expect(error.code).toBe('WORKSPACE_CWD_TOO_DEEP')
    expect(looks).toBe(256)
  })

  it('reads each place once, and nothing above the boundary', async () => {
    const seen: string[] = []
    const memory = memoryFileSystem({ ...GIT, '/repo/a/.dagger/config.toml': CONFIG })
    const watching: FileSystem = {
      readText: (path, options) => (seen.push(path), memory.readText(path, options)),
      exists: (path) => (seen.push(path), memory.exists(path)),
    }
    await detectWorkspace(watching, '/repo/a/b')
    expect(seen).toEqual([
      '/repo/a/b/.dagger/config.toml',
      '/repo/a/b/.git',
      '/repo/a/.dagger/config.toml',
      '/repo/a/.git',
      '/repo/.git',
    ])
  })

  it('ends with the reason of its signal, not with a diagnostic', async () => {
    const reason = new Error('stopped')
    await expect(
      detectWorkspace(memoryFileSystem(GIT), '/repo', { signal: AbortSignal.abort(reason) }),
    ).rejects.toBe(reason)

    const controller = new AbortController()
    const memory = memoryFileSystem(GIT)
    const stopping: FileSystem = {
      ...memory,
      exists: (path) => (controller.abort(reason), memory.exists(path)),
    }
    await expect(detectWorkspace(stopping, '/repo/app', { signal: controller.signal })).rejects.toBe(reason)
  })
})

describe('detectWorkspace on a real disk', () => {
  const folders: string[] = []
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
  })

  function repository(files: Readonly<Record<string, string>>): string {
    const root = mkdtempSync(join(tmpdir(), 'graft-detect-'))
    folders.push(root)
    for (const [name, content] of Object.entries({ '.git/HEAD': '', ...files })) {
      mkdirSync(dirname(join(root, name)), { recursive: true })
      writeFileSync(join(root, name), content)
    }
    return root
  }

  it('finds and reads the nearest config past a bare .dagger folder and a file of that name', async () => {
    const root = repository({
      '.dagger/config.toml': CONFIG,
      'app/.dagger/lock': '',
      'app/sub/.dagger': 'file',
    })
    const workspace = unwrap(await detectWorkspace(nodeFileSystem, join(root, 'app/sub')))
    expect(workspace).toMatchObject({
      root,
      cwd: join(root, 'app/sub'),
      configFile: join(root, '.dagger/config.toml'),
      configFolder: join(root, '.dagger'),
      gitRoot: root,
    })
    expect(workspace.config.modules.map((module) => module.source)).toEqual(['modules/lint'])
  })

  it('fails for a config that cannot be read', async () => {
    const root = repository({ '.dagger/config.toml': CONFIG, 'app/.dagger/config.toml/x': '' })
    const error = errorOf(await detectWorkspace(nodeFileSystem, join(root, 'app')))
    expect(error.message).toBe(
      `\`${join(root, 'app/.dagger/config.toml')}\` cannot be read: it is a folder, not a file`,
    )
  })
})

function errorOf(result: Result<Workspace>): { readonly code: string; readonly message: string } {
  if (result.ok) throw new Error(`a workspace was found: ${result.value.root}`)
  const [first] = result.diagnostics
  if (first === undefined) throw new Error('failed without a diagnostic')
  return first
}
