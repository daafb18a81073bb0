import { afterAll, describe, expect, test } from 'vitest'
import { echoModule } from './echo-module.ts'
import { TestWorkspace } from './graft.ts'
import { argument, listOf, objectRef, text, type ModuleFixture } from './module-fixture.ts'

const lint: ModuleFixture = {
  description: 'Checks sources.',
  args: [
    argument('strict', { kind: 'boolean', nullable: false }, { default: true, description: 'Be strict.' }),
  ],
  functions: {
    rules: { description: 'All rules.', returns: listOf(objectRef('Rule')), run: () => [] },
    check: { description: 'Checks.', args: [argument('mod', text)], run: () => 'checked' },
  },
  objects: { Rule: { fields: [{ name: 'name', type: text, description: 'Its name.' }] } },
}
const app: ModuleFixture = {
  description: 'The app.',
  args: [
    argument('greeting', text, { default: 'hi', description: 'What to say.' }),
    argument('owner', text, { description: 'Who it is for.' }),
  ],
  functions: { greet: { description: 'Greets.', run: () => 'hello' } },
}

const workspace = new TestWorkspace({ app, lint, echo: echoModule }, { config: { app: 'blueprint = true' } })
afterAll(() => workspace[Symbol.dispose]())

/** A page. Help is on standard output, alone, and runs nothing of a module. */
async function help(line: string): Promise<string> {
  const { exitCode, stdout, stderr } = await workspace.graft(line)
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
  expect(workspace.sdk.started).toEqual([])
  return stdout
}

const rootPage = `Calls the functions of the modules of a workspace.

USAGE
  graft [options] <command>

EXAMPLES
  graft functions
  graft call greet --name Ada
  echo '{ version }' | graft query

COMMANDS
  call          Call a function, and functions of what it returns.
  functions     List the functions that can be called.
  query         Send a GraphQL query.
  version       Print the version.

OPTIONS
  -m, --load-module REF   Load this module alone, with its functions at the root, instead of those
                          of the workspace.
      --workdir DIR       Work in this folder instead of the current one.
  -h, --help              Show help.
  -j, --json              Print the result as JSON.
      --version           Print the version.

Use "graft <command> --help" for more about a command.
`

describe('the page of the command itself', () => {
  test.each(['--help', '-h', 'help', 'help --help', '--help help', '--version --help', '-m ./x --help'])(
    '`graft %s`',
    async (line) => {
      expect(await help(line)).toBe(rootPage)
    },
  )

  test('`graft` alone', async () => {
    expect(await workspace.result([])).toBe(rootPage)
  })

  test('reads no module and no config', async () => {
    using broken = new TestWorkspace({}, { files: { '.dagger/config.toml': '[[[' } })
    expect(await broken.result('help')).toBe(rootPage)
    expect(broken.sdk.loads).toEqual([])
  })
})

describe('pages of fixed commands', () => {
  test.each([
    ['query', 'graft query [options] [operation]'],
    ['functions', 'graft functions [options] [function]...'],
    ['version', 'graft version'],
  ])('`graft %s --help`, wherever it is asked for', async (command, usage) => {
    const loads = workspace.sdk.loads.length
    const page = await help(`${command} --help`)
    expect(page).toContain(`\nUSAGE\n  ${usage}\n`)
    expect(page).toContain('--workdir DIR')
    for (const line of [`help ${command}`, `--help ${command}`, `${command} -h`, `${command} --help x --y`])
      expect(await help(line)).toBe(page)
    expect(workspace.sdk.loads).toHaveLength(loads)
  })

  test('an unknown command has none', async () => {
    expect(await workspace.graft('help cal')).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: 'Error: unknown command "cal" for "graft"\n  Did you mean `call`?\n',
    })
  })
})

const callPage = `Call a function of a module, and functions of what it returns.

USAGE
  graft call [options] [arguments] <function>

FUNCTIONS
  app           The app.
  echo          -
  greet         Greets.
  lint          Checks sources.

ARGUMENTS
      --owner string      Who it is for. [required]
      --greeting string   What to say. (default "hi")

OPTIONS
  -j, --json              Print the result as JSON.
  -o, --output PATH       Save the result to this file as well.
  -m, --load-module REF   Load this module alone, with its functions at the root, instead of those
                          of the workspace.
      --workdir DIR       Work in this folder instead of the current one.
  -h, --help              Show help.

Use "graft call <function> --help" for more about a function.
`

describe('pages of functions', () => {
  test.each(['call --help', 'help call', '--help call', 'call --json --help', 'call -h --greeting x'])(
    '`graft %s` lists the functions and what the constructor takes',
    async (line) => {
      expect(await help(line)).toBe(callPage)
    },
  )

  test('a function has its own flags alone', async () => {
    expect(await help('call lint check --help')).toBe(`Checks.

USAGE
  graft call lint check [arguments]

ARGUMENTS
      --mod string   [required]
`)
    expect(await help('call greet --help')).toBe('Greets.\n\nUSAGE\n  graft call greet\n')
  })

  test('a function that returns an object lists its functions, also through a list', async () => {
    expect(await help('call lint --help')).toBe(`Checks sources.

USAGE
  graft call lint [arguments] <function>

FUNCTIONS
  check         Checks.
  rules         All rules.

ARGUMENTS
      --strict   Be strict. (default true)

Use "graft call lint <function> --help" for more about a function.
`)
    expect(await help('call lint rules --help')).toContain('\nFUNCTIONS\n  name          Its name.\n')
  })

  test.each([
    'call --help lint rules',
    'call lint --help rules',
    'call lint rules --help',
    'call -h lint rules',
    'help call lint rules',
    '--help call lint rules',
    'call lint --strict=false rules --help',
    'call --owner x lint rules --help',
  ])('`graft %s` is the page of the full path', async (line) => {
    expect(await help(line)).toContain('USAGE\n  graft call lint rules <function>\n')
  })

  test('missing flags are no obstacle', async () => {
    expect(await help('call echo say --help')).toBe(`Says something.

Once or more often.

USAGE
  graft call echo say [arguments]

ARGUMENTS
      --what string   What to say. [required]
      --times int     How often. (default 1)
      --loud          (default false)
`)
  })

  test('wrong flags end the path where they are', async () => {
    for (const line of [
      'call echo say --what',
      'call echo say --times x --what y',
      'call echo say --bogus more',
    ])
      expect(await help(`${line} --help`)).toContain('USAGE\n  graft call echo say [arguments]\n')
    expect(await help('call --bogus echo say --help')).toBe(callPage)
  })

  test('types and enum members stand beside the flags', async () => {
    const page = await help('call echo types --help')
    for (const head of [
      '--text string',
      '--int int',
      '--float float',
      '--bool\n',
      '--language TYPESCRIPT|PHP|GO|Mixed_Case',
      '--json JSON',
      '--texts []string',
      '--ints []int',
      '--languages []TYPESCRIPT|PHP|GO|Mixed_Case',
    ])
      expect(page).toContain(`      ${head}`)
  })

  test('what has no flag is named', async () => {
    const page = await help('call echo maybe-matrix --help')
    expect(page).toContain('--name string')
    expect(page).toContain('\nSkipped arguments with unsupported types: --rows, --echo\n')
    expect(await help('call echo --help')).toContain(
      '\nSkipped functions with unsupported types: matrix, wrap\n',
    )
  })

  test('unknown functions have none', async () => {
    const { exitCode, stdout, stderr } = await workspace.graft('call lint ruels --help')
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
    expect(stderr).toContain('Did you mean `rules`?')
  })
})

describe('the layout', () => {
  test('wraps at the width of the terminal', async () => {
    const page = await workspace.result('call --help', { io: { columns: 50 } })
    expect(Math.max(...page.split('\n').map((line) => line.length))).toBeLessThan(50)
    expect(page.replaceAll(/\s+/g, ' ')).toBe(callPage.replaceAll(/\s+/g, ' '))
  })

  test('has bold titles on a terminal that wants them', async () => {
    const terminal = { stdoutIsTerminal: true }
    expect(await workspace.result('help', { io: terminal })).toContain('\u001B[1mUSAGE\u001B[22m\n')
    expect(await workspace.result('help', { io: { ...terminal, env: { NO_COLOR: '1' } } })).toBe(rootPage)
  })
})
