import { afterAll, describe, expect, test } from 'vitest'
import { echoModule } from './echo-module.ts'
import { TestWorkspace } from './graft.ts'
import { argument, int, listOf, nothing, objectRef, type ModuleFixture } from './module-fixture.ts'

const lint: ModuleFixture = {
  description: 'Checks sources.',
  args: [
    argument('strict', { kind: 'boolean', nullable: false }, { default: false, description: 'Be strict.' }),
  ],
  functions: {
    rules: { returns: listOf(objectRef('Rule')), run: () => [] },
    fnA1b: { description: '\n  First line.\nSecond line.', deprecated: 'Use rules.', run: () => '' },
    find: { args: [argument('level', int)], returns: objectRef('Rule'), run: () => null },
    run: { returns: nothing, run: () => null },
  },
  objects: { Rule: { fields: [{ name: 'levelCount', type: int, description: 'How many.' }] } },
}

const workspace = new TestWorkspace({ lint, echo: echoModule }, { config: { echo: 'blueprint = true' } })
afterAll(() => workspace[Symbol.dispose]())

/** What is listed. Listing says nothing else and runs nothing of a module. */
async function list(line: string): Promise<string> {
  const { exitCode, stdout, stderr } = await workspace.graft(line)
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
  expect(workspace.sdk.started).toEqual([])
  return stdout
}

const rootTable = `Name           Description
echo           -
languages      -
lint           Checks sources.
maybe-matrix   -
own-names      -
say            Says something.
self           -
spellings      -
types          -

Skipped 2 function(s) with unsupported types: matrix, wrap
`

test('the root has what modules bring, sorted, and nothing of core', async () => {
  expect(await list('functions')).toBe(rootTable)
})

test('`call` without a function lists the same', async () => {
  expect(await list('call')).toBe(rootTable)
  expect(await list('call --json')).toBe(await list('functions --json'))
})

test('a function is followed to what it returns, also through a list', async () => {
  expect(await list('functions lint')).toBe(
    'Name       Description\nfind       -\nfn-a-1-b   First line.\nrules      -\nrun        -\n',
  )
  expect(await list('functions lint rules')).toBe('Name          Description\nlevel-count   How many.\n')
  expect(await list('functions self self self')).toContain('say ')
})

test('names are accepted in any spelling', async () => {
  expect(await list('functions Lint')).toBe(await list('functions lint'))
  expect(await list('functions core directory')).toContain('with-new-file')
  expect(await list('functions core directory withNewFile')).toContain('with-new-file')
})

test('functions with required flags are followed without them', async () => {
  expect(await list('functions lint find')).toBe(await list('functions lint rules'))
})

test('flags of the command may stand anywhere', async () => {
  const json = await list('functions --json lint rules')
  expect(await list('functions lint --json rules')).toBe(json)
  expect(await list('functions lint rules -j')).toBe(json)
  expect(await list('--json functions lint rules')).toBe(json)
})

test('as JSON there is everything about each function', async () => {
  const listed: unknown = JSON.parse(await list('functions --json lint'))
  expect(listed).toEqual([
    expect.objectContaining({ name: 'find' }),
    {
      name: 'fn-a-1-b',
      function: 'fnA1b',
      description: '\n  First line.\nSecond line.',
      deprecated: 'Use rules.',
      arguments: [],
      returns: 'string',
      module: 'lint',
    },
    {
      name: 'rules',
      function: 'rules',
      description: '',
      arguments: [],
      returns: '[]LintRule',
      module: 'lint',
    },
    { name: 'run', function: 'run', description: '', arguments: [], returns: 'void', module: 'lint' },
  ])
  const root: unknown = JSON.parse(await list('--json functions'))
  expect(root).toContainEqual({
    name: 'lint',
    function: 'lint',
    description: 'Checks sources.',
    arguments: [
      {
        flag: '--strict',
        argument: 'strict',
        type: 'bool',
        required: false,
        default: false,
        description: 'Be strict.',
      },
    ],
    returns: 'Lint',
    module: 'lint',
  })
  expect(root).toContainEqual(expect.objectContaining({ name: 'say', aliasOf: ['echo', 'say'] }))
})

describe('errors', () => {
  test.each([
    ['functions lnt', 'Error: unknown command "lnt" for "graft functions"\n  Did you mean `lint`?\n'],
    [
      'functions lint ruls',
      'Error: unknown command "ruls" for "graft functions lint"\n  Did you mean `rules`?\n',
    ],
    [
      'functions say',
      'Error: function "say" returns type "string" with no further functions available\n  End the command here.\n',
    ],
    ['functions lint run', 'Error: function "run" returns type "void" with no further functions available\n'],
    [
      'functions lint rules level-count x',
      'Error: function "level-count" returns type "int" with no further',
    ],
    ['functions matrix', 'Error: "matrix" of "graft functions" cannot be called from the command line'],
    ['functions --bogus', 'Error: unknown flag: --bogus\n'],
    ['functions lint --strict rules', 'Error: unknown flag: --strict\n'],
  ])('of `graft %s`', async (line, message) => {
    const { exitCode, stdout, stderr } = await workspace.graft(line)
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
    expect(stderr).toContain(message)
  })
})

describe('nothing to list', () => {
  test.each(['functions', 'call'])('without a config `graft %s` says so and ends with 0', async (line) => {
    using empty = new TestWorkspace({})
    const { exitCode, stdout, stderr } = await empty.graft(line)
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' })
    expect(stderr).toContain('No functions found.\nThere is no workspace config with modules here.')
  })

  test('on an object without functions there is no word of the config', async () => {
    using bare = new TestWorkspace({ bare: {} })
    expect(await bare.graft('functions bare')).toEqual({
      exitCode: 0,
      stdout: '',
      stderr: 'No functions found.\n',
    })
  })

  test('as JSON it is an empty list', async () => {
    using empty = new TestWorkspace({})
    expect(await empty.graft('functions --json')).toEqual({ exitCode: 0, stdout: '[]\n', stderr: '' })
  })
})

test('a terminal has a bold header and a faint trailer', async () => {
  const table = await workspace.result('functions', { io: { stdoutIsTerminal: true } })
  expect(table.split('\n')[0]).toBe('\u001B[1mName\u001B[22m           \u001B[1mDescription\u001B[22m')
  expect(table).toContain('\u001B[2mSkipped 2 function(s) with unsupported types: matrix, wrap\u001B[22m\n')
})
