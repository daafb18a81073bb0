import { describe, expect, test } from 'vitest'
import { TestWorkspace } from './graft.ts'
import { SYNTAX_ERROR } from './inline-sdk.ts'
import { argument, text, type ModuleFixture } from './module-fixture.ts'

function saying(...names: readonly string[]): ModuleFixture {
  return { functions: Object.fromEntries(names.map((name) => [name, () => `${name} ran`])) }
}

const brokenFile = {
  '.dagger/modules/broken/typedef.json': `{\n  "name": "broken",\n    ${SYNTAX_ERROR}\n}\n`,
}
const brokenAt = '  at .dagger/modules/broken/typedef.json:3:5\n'

describe('a module that cannot be loaded', () => {
  test('does not keep others from being called', async () => {
    using workspace = new TestWorkspace(
      { lint: saying('check'), broken: saying('run') },
      { files: brokenFile },
    )
    expect(await workspace.graft('call lint check')).toEqual({ exitCode: 0, stdout: 'check ran', stderr: '' })
    expect(await workspace.result('query', { stdin: '{ lint { check } }' })).toContain('"check ran"')
  })

  test.each(['call broken run', 'call broken', 'call broken run --help', 'functions broken'])(
    'gives `graft %s` its reason, with file and line',
    async (line) => {
      using workspace = new TestWorkspace(
        { lint: saying('check'), broken: saying('run') },
        { files: brokenFile },
      )
      const { exitCode, stdout, stderr } = await workspace.graft(line)
      expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
      expect(stderr).toBe(`Error: module "broken" cannot be loaded: unexpected \`!!!\`\n${brokenAt}`)
    },
  )

  test('gives a query its reason too', async () => {
    using workspace = new TestWorkspace({ broken: saying('run') }, { files: brokenFile })
    const { exitCode, stdout, stderr } = await workspace.graft('query', { stdin: '{ broken { run } }' })
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
    expect(stderr).toContain('unexpected `!!!`')
    expect(stderr).toContain(brokenAt)
  })

  test.each(['functions', 'call', 'call --help'])(
    'is named by `graft %s` on standard error',
    async (line) => {
      using workspace = new TestWorkspace(
        { lint: saying('check'), broken: saying('run') },
        { files: brokenFile },
      )
      const { exitCode, stdout, stderr } = await workspace.graft(line)
      expect(exitCode).toBe(0)
      expect(stdout).toContain('lint')
      expect(stdout).not.toContain('broken')
      expect(stderr).toBe(`Error: module "broken": unexpected \`!!!\`\n${brokenAt}`)
    },
  )

  test('is named where its functions would be at the root', async () => {
    using workspace = new TestWorkspace(
      { lint: saying('check'), broken: saying('run') },
      { files: brokenFile, config: { broken: 'blueprint = true' } },
    )
    expect((await workspace.graft('call run')).stderr).toBe(
      'Error: unknown command "run" for "graft call"\n' +
        '  Modules that cannot be loaded may have it: `broken`. `graft functions` says why.\n',
    )
    expect((await workspace.graft('call lnt')).stderr).toContain('Did you mean `lint`?')
  })

  test('is the answer to every name where it is the only one', async () => {
    using workspace = new TestWorkspace({ broken: saying('run') }, { files: brokenFile })
    for (const line of ['call run', 'call -m .dagger/modules/broken run'])
      expect((await workspace.graft(line)).stderr).toContain('cannot be loaded: unexpected `!!!`')
    const listed = await workspace.graft('functions')
    expect(listed).toEqual({
      exitCode: 0,
      stdout: '',
      stderr: `Error: module "broken": unexpected \`!!!\`\n${brokenAt}No functions found.\n`,
    })
  })

  test('is found by the word that is no flag', async () => {
    const app: ModuleFixture = { args: [argument('x', text, { default: '' })], ...saying('go') }
    using workspace = new TestWorkspace(
      { app, broken: saying('run') },
      { files: brokenFile, config: { app: 'blueprint = true' } },
    )
    expect((await workspace.graft('call --x y broken run')).stderr).toContain(
      'module "broken" cannot be loaded',
    )
    expect((await workspace.graft('call --x broken borken')).stderr).toContain('unknown command "borken"')
  })

  test.each<[string, Record<string, string>, string]>([
    [
      'its folder is missing',
      { '.dagger/config.toml': '[modules.gone]\nsource = "modules/gone"\n' },
      'modules/gone',
    ],
    [
      'its file is no JSON',
      { '.dagger/modules/broken/dagger.json': '{' },
      '.dagger/modules/broken/dagger.json:1:2',
    ],
    [
      'nobody knows its SDK',
      { '.dagger/modules/broken/dagger.json': '{"name":"broken","sdk":"inlien"}' },
      'Did you mean `inline`?',
    ],
    [
      'it comes from elsewhere',
      { '.dagger/config.toml': '[modules.far]\nsource = "github.com/some/module@v1"\n' },
      '.dagger/config.toml:2:',
    ],
  ])('says that %s', async (_what, files, message) => {
    using workspace = new TestWorkspace({ broken: saying('run') }, { files })
    const { exitCode, stdout, stderr } = await workspace.graft('functions')
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' })
    expect(stderr).toMatch(/^Error: module "/)
    expect(stderr).toContain(message)
  })
})

describe('a workspace config', () => {
  test('with something odd is used, with a warning on standard error', async () => {
    using workspace = new TestWorkspace(
      { app: saying('run') },
      { config: { app: 'blueprint = true\nconfg.x = 1' } },
    )
    const stderr = `Warning: \`modules.app.confg\` is not a key of the workspace config; it has no effect
  at .dagger/config.toml:4:1
    3 | blueprint = true
    4 | confg.x = 1
      | ^
  Did you mean \`config\`?
`
    for (const line of ['call run', 'call app run', 'functions', 'functions app', 'call', 'call --help'])
      expect(await workspace.graft(line)).toEqual({ exitCode: 0, stdout: expect.stringMatching(/./), stderr })
  })

  test('with a value for no argument is a warning, and with a wrong one an error of the module', async () => {
    const app: ModuleFixture = { args: [argument('name', text, { default: '' })], ...saying('run') }
    using workspace = new TestWorkspace({ app }, { config: { app: 'config.nmae = "x"' } })
    const odd = await workspace.graft('call app run')
    expect(odd).toEqual({ exitCode: 0, stdout: 'run ran', stderr: expect.stringMatching(/^Warning: .*nmae/) })
    workspace.write('.dagger/config.toml', '[modules.app]\nsource = "modules/app"\nconfig.name = 3\n')
    const wrong = await workspace.graft('call app run')
    expect(wrong).toMatchObject({ exitCode: 1, stdout: '' })
    expect(wrong.stderr).toMatch(/^Error: module "app" cannot be loaded: .*`name`/)
  })

  test.each(['functions', 'call', 'call x', 'call --help', 'query'])(
    'that cannot be read is the error of `graft %s`',
    async (line) => {
      using workspace = new TestWorkspace({}, { files: { '.dagger/config.toml': '[modules\n' } })
      const { exitCode, stdout, stderr } = await workspace.graft(line, { stdin: '{ version }' })
      expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
      expect(stderr).toContain('  at .dagger/config.toml:1:')
    },
  )
})

describe('`-m`', () => {
  const modules = { app: saying('build', 'test'), lint: saying('check') }
  const options = {
    config: { app: 'blueprint = true' },
    unlisted: { extra: saying('build') },
  }

  test.each([
    'call -m .dagger/modules/extra build',
    '-m .dagger/modules/extra call build',
    'call --load-module=.dagger/modules/extra build',
    '--load-module .dagger/modules/extra call --json=false build',
    '-m nowhere call -m .dagger/modules/extra build',
  ])('`graft %s` calls a function of that module alone', async (line) => {
    using workspace = new TestWorkspace(modules, options)
    workspace.sdk.functions.set('extra/Extra.build', () => 'extra build')
    expect(await workspace.graft(line)).toEqual({ exitCode: 0, stdout: 'extra build', stderr: '' })
    expect(new Set(workspace.sdk.loads)).toEqual(new Set(['extra']))
  })

  test('hides the modules of the workspace, and its config is not even read', async () => {
    using workspace = new TestWorkspace(modules, { ...options, files: { '.dagger/config.toml': '[[[' } })
    expect(await workspace.result('-m .dagger/modules/extra functions')).toBe(
      'Name    Description\nbuild   -\nextra   -\n',
    )
    expect((await workspace.graft('call -m .dagger/modules/extra lint')).stderr).toContain(
      'unknown command "lint"',
    )
    const query = await workspace.result('query -m .dagger/modules/extra', {
      stdin: '{ build extra { build } }',
    })
    expect(JSON.parse(query)).toEqual({ build: 'build ran', extra: { build: 'build ran' } })
  })

  test('is relative to the folder that the command works in', async () => {
    using workspace = new TestWorkspace(modules, options)
    expect(await workspace.result('call -m ./modules/extra build', { folder: '.dagger' })).toBe('build ran')
    expect(await workspace.result('--workdir .dagger/modules call -m ./extra build')).toBe('build ran')
    expect(await workspace.result(['call', '-m', workspace.path('.dagger/modules/extra'), 'build'])).toBe(
      'build ran',
    )
  })

  test('that names no module is an error of whatever is called', async () => {
    using workspace = new TestWorkspace(modules, options)
    for (const line of ['call -m ./nowhere build', '-m ./nowhere call build --help']) {
      const { exitCode, stdout, stderr } = await workspace.graft(line)
      expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
      expect(stderr).toMatch(/^Error: module "nowhere" cannot be loaded: .*nowhere/)
    }
  })

  test('after a function is not a flag of the command', async () => {
    using workspace = new TestWorkspace(modules, options)
    expect((await workspace.graft('call build -m ./x')).stderr).toContain('unknown flag: -m')
  })
})

describe('the folder that a command works in', () => {
  const modules = { app: saying('run') }
  const options = { config: { app: 'blueprint = true' }, files: { 'deep/er/.keep': '' } }

  test('may be any folder of the workspace', async () => {
    using workspace = new TestWorkspace(modules, options)
    for (const folder of ['.', 'deep', 'deep/er', '.dagger/modules/app'])
      expect(await workspace.result('call run', { folder })).toBe('run ran')
  })

  test.each(['--workdir ROOT call run', 'call --workdir ROOT run', '--workdir=ROOT/deep call run'])(
    'is that of `graft %s`',
    async (line) => {
      using workspace = new TestWorkspace(modules, options)
      using elsewhere = new TestWorkspace({})
      const io = { cwd: elsewhere.root }
      expect(await workspace.result(line.replace('ROOT', workspace.root), { io })).toBe('run ran')
      expect((await workspace.graft('call run', { io })).stderr).toContain('unknown command "run"')
    },
  )

  test.each(['bad/subdir', '.dagger/config.toml'])('is no folder: `%s`', async (folder) => {
    using workspace = new TestWorkspace(modules, options)
    expect(await workspace.graft(['--workdir', folder, 'call', 'run'])).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: `Error: --workdir \`${workspace.path(folder)}\` is not a folder\n`,
    })
  })

  test('does not see a config beyond the git boundary', async () => {
    using workspace = new TestWorkspace(modules, {
      ...options,
      files: { 'inner/.git/HEAD': 'ref: refs/heads/main\n' },
    })
    const { exitCode, stdout, stderr } = await workspace.graft('functions', { folder: 'inner' })
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' })
    expect(stderr).toContain('No functions found.')
  })
})
