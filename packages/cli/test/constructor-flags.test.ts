import { describe, expect, test } from 'vitest'
import { TestWorkspace } from './graft.ts'
import { argument, bool, int, listOf, optional, text, type ModuleFixture } from './module-fixture.ts'

/** A module that says what its constructor was given. */
const app: ModuleFixture = {
  args: [
    argument('prefix', text, { default: 'none', description: 'Goes before everything.' }),
    argument('dry-run', bool, { default: false }),
    argument('tags', listOf(text), { default: [] }),
  ],
  functions: {
    echo: {
      args: [argument('prefix', text, { default: 'own' })],
      run: ({ state, arguments: args }) => `${String(state['prefix'])}:${String(args['prefix'])}`,
    },
    show: ({ state }) => JSON.stringify(state),
  },
}
const blueprint = { config: { app: 'blueprint = true' } }

function stateText(more: object = {}): string {
  return JSON.stringify({ prefix: 'none', 'dry-run': false, tags: [], ...more })
}

describe('flags before the first function', () => {
  test('go to the constructor of the hoisted module', async () => {
    using workspace = new TestWorkspace({ app }, blueprint)
    expect(await workspace.result('call --prefix ctor echo --prefix method')).toBe('ctor:method')
    expect(await workspace.result('call --prefix=ctor echo')).toBe('ctor:own')
    expect(await workspace.result('call echo --prefix method')).toBe('none:method')
    expect(await workspace.result('call --dry-run --tags a,b --tags c show')).toBe(
      stateText({ 'dry-run': true, tags: ['a', 'b', 'c'] }),
    )
    expect(await workspace.result('call --dryRun=false show')).toBe(stateText())
  })

  test('and those of the module under its own name are the same', async () => {
    using workspace = new TestWorkspace({ app }, blueprint)
    expect(await workspace.result('call app --prefix ctor echo --prefix method')).toBe('ctor:method')
  })

  test('leave configured values to the rest', async () => {
    const config = { app: 'blueprint = true\nconfig = { prefix = "configured", dry-run = true }' }
    using workspace = new TestWorkspace({ app }, { config })
    expect(await workspace.result('call --tags x show')).toBe(
      stateText({ prefix: 'configured', 'dry-run': true, tags: ['x'] }),
    )
    expect(await workspace.result('call --dry-run=false show')).toBe(stateText({ prefix: 'configured' }))
    expect(await workspace.result('call --help')).toContain('(default "configured")')
  })

  test('do not reach functions of other modules', async () => {
    using workspace = new TestWorkspace({ app, lint: { functions: { check: () => 'checked' } } }, blueprint)
    expect(await workspace.result('call --prefix x lint check')).toBe('checked')
  })

  test('are checked like all flags', async () => {
    using workspace = new TestWorkspace({ app }, blueprint)
    expect((await workspace.graft('call --dry-run=maybe show')).stderr).toContain(
      'invalid argument "maybe" for "--dry-run" flag',
    )
    expect((await workspace.graft('call --perfix x show')).stderr).toContain('Did you mean `--prefix`?')
  })

  test('are none where two modules are hoisted', async () => {
    const other: ModuleFixture = {
      args: [argument('x', int, { default: 1 })],
      functions: { go: () => 'gone' },
    }
    using workspace = new TestWorkspace(
      { app, other },
      { config: { app: 'blueprint = true', other: 'blueprint = true' } },
    )
    expect((await workspace.graft('call --prefix x show')).stderr).toContain('unknown flag: --prefix')
    expect(await workspace.result('call show')).toBe(stateText())
    expect(await workspace.result('call go')).toBe('gone')
    expect(await workspace.result('call app --prefix x show')).toBe(stateText({ prefix: 'x' }))
  })
})

describe('required arguments of the constructor', () => {
  const strict: ModuleFixture = {
    args: [argument('owner', text), argument('team', text)],
    functions: { show: ({ state: own }) => JSON.stringify(own) },
  }
  const lint: ModuleFixture = { functions: { check: () => 'checked' } }

  test('are asked for before a hoisted function is called', async () => {
    using workspace = new TestWorkspace({ app: strict, lint }, blueprint)
    expect(await workspace.graft('call --owner o show')).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: 'Error: required flag(s) "team" not set\n  Run \'graft call --help\' for usage.\n',
    })
    expect(workspace.sdk.started).toEqual([])
    expect(await workspace.result('call --owner o --team t show')).toBe('{"owner":"o","team":"t"}')
  })

  test('are not asked for where another module is called, nor for help', async () => {
    using workspace = new TestWorkspace({ app: strict, lint }, blueprint)
    expect(await workspace.result('call lint check')).toBe('checked')
    expect(await workspace.result('call show --help')).toContain('graft call show')
  })

  test('are satisfied by the config', async () => {
    const config = { app: 'blueprint = true\nconfig = { owner = "o", team = "t" }' }
    using workspace = new TestWorkspace({ app: strict }, { config })
    expect(await workspace.result('call show')).toBe('{"owner":"o","team":"t"}')
    expect(await workspace.result('call --team u show')).toBe('{"owner":"o","team":"u"}')
  })
})

describe('constructor arguments that are called like a flag of the command', () => {
  const clash: ModuleFixture = {
    args: [argument('json', text, { default: 'j' }), argument('output', optional(text), { omittable: true })],
    functions: {
      show: ({ state: own }) => JSON.stringify(own),
      names: { returns: listOf(text), run: () => ['a'] },
    },
  }
  const config = { app: 'blueprint = true' }

  test('get the flag after `call`', async () => {
    using workspace = new TestWorkspace({ app: clash }, { config })
    expect(await workspace.result('call --json x --output y show')).toBe('{"json":"x","output":"y"}')
    expect(await workspace.result('call app --json x show')).toBe('{"json":"x"}')
  })

  test('leave the flag before `call`, and its short spelling, to the command', async () => {
    using workspace = new TestWorkspace({ app: clash }, { config })
    expect(await workspace.result('--json call names')).toBe('[\n    "a"\n]\n')
    expect(await workspace.result('call -j --json x names')).toBe('[\n    "a"\n]\n')
    expect((await workspace.graft('call --output y -o out.txt show')).stderr).toContain('Saved output to')
  })
})
