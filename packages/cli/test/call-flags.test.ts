import { afterAll, describe, expect, test } from 'vitest'
import { echoModule } from './echo-module.ts'
import { TestWorkspace } from './graft.ts'

const workspace = new TestWorkspace({ echo: echoModule }, { config: { echo: 'blueprint = true' } })
afterAll(() => workspace[Symbol.dispose]())

/** The arguments that arrive in the function. */
async function sent(words: readonly string[]): Promise<unknown> {
  return JSON.parse(await workspace.result(['call', ...words]))
}

/** The error of a call that does not get as far as the function. */
async function refusal(words: readonly string[]): Promise<string> {
  const calls = workspace.sdk.calls.length
  const { exitCode, stdout, stderr } = await workspace.graft(['call', ...words])
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
  expect(workspace.sdk.calls).toHaveLength(calls)
  return stderr
}

describe('values', () => {
  test.each<[readonly string[], unknown]>([
    [['--text', 'a b'], { text: 'a b' }],
    [['--text='], { text: '' }],
    [['--text', ''], { text: '' }],
    [['--text', '--bool'], { text: '--bool' }],
    [['--text=--help'], { text: '--help' }],
    [['--text', '-'], { text: '-' }],
    [['--text=a=b'], { text: 'a=b' }],
    [['--text', '[1]'], { text: '[1]' }],
    [['--text', 'null'], { text: 'null' }],
    [['--text', '"quoted", \\ and {braced} $x'], { text: '"quoted", \\ and {braced} $x' }],
    [['--text', 'line\nnext'], { text: 'line\nnext' }],
    [['--text', 'a', '--text', 'b'], { text: 'b' }],
    [['--int', '3'], { int: 3 }],
    [['--int', '-3'], { int: -3 }],
    [['--int=+3'], { int: 3 }],
    [['--int', '9007199254740991'], { int: 9_007_199_254_740_991 }],
    [['--float', '1.5'], { float: 1.5 }],
    [['--float', '2'], { float: 2 }],
    [['--float', '-1e-7'], { float: -1e-7 }],
    [['--bool'], { bool: true }],
    [['--bool=true'], { bool: true }],
    [['--bool=false'], { bool: false }],
    [['--bool', '--int', '1'], { bool: true, int: 1 }],
    [['--language', 'GO'], { language: 'GO' }],
    [['--language', 'typescript'], { language: 'TYPESCRIPT' }],
    [['--language', 'MIXED_CASE'], { language: 'Mixed_Case' }],
    [['--json', '{"a": [1]}'], { json: '{"a": [1]}' }],
    [['--texts', 'a,b'], { texts: ['a', 'b'] }],
    [['--texts', 'a', '--texts', 'b,c'], { texts: ['a', 'b', 'c'] }],
    [['--texts', '"a,b",c'], { texts: ['a,b', 'c'] }],
    [['--texts', 'say ""hi"",'], { texts: ['say ""hi""', ''] }],
    [['--texts', '"say ""hi"""'], { texts: ['say "hi"'] }],
    [['--texts', '["a,b", "\\"c\\""]'], { texts: ['a,b', '"c"'] }],
    [['--texts', '"[x]"'], { texts: ['[x]'] }],
    [['--texts', '""'], { texts: [''] }],
    [['--texts='], { texts: [] }],
    [['--texts', '[]'], { texts: [] }],
    [['--nullable-texts', '["a", null]'], { nullableTexts: ['a', null] }],
    [['--ints', '1,-2'], { ints: [1, -2] }],
    [['--ints', '[1, -2]'], { ints: [1, -2] }],
    [['--floats', '1.5', '--floats', '[2]'], { floats: [1.5, 2] }],
    [['--bools', 'true,false'], { bools: [true, false] }],
    [['--languages', 'go,PHP'], { languages: ['GO', 'PHP'] }],
    [['--languages', '["GO"]'], { languages: ['GO'] }],
    [['--text', 'a', '--'], { text: 'a' }],
    [[], {}],
  ])('%j sends %j', async (words, expected) => {
    expect(await sent(['types', ...words])).toEqual(expected)
  })

  test('only what is given is sent, and the engine adds the defaults', async () => {
    expect(await sent(['say', '--what', 'hi'])).toEqual({ what: 'hi', times: 1, loud: false })
    expect(await sent(['say', '--what', 'hi', '--times', '2'])).toEqual({ what: 'hi', times: 2, loud: false })
  })

  test.each<[readonly string[], string]>([
    [['--int', 'x'], 'invalid argument "x" for "--int" flag: expected an integer'],
    [['--int', '1.5'], 'invalid argument "1.5" for "--int" flag'],
    [['--int', ''], 'invalid argument "" for "--int" flag'],
    [['--int', '9007199254740993'], 'from -(2^53-1) to 2^53-1 (int)'],
    [['--int', '0x10'], 'invalid argument "0x10" for "--int" flag'],
    [['--float', 'x'], 'invalid argument "x" for "--float" flag: expected a number (float)'],
    [['--float', 'NaN'], 'invalid argument "NaN" for "--float" flag'],
    [['--float', '0x10'], 'invalid argument "0x10" for "--float" flag'],
    [['--float', ' '], 'invalid argument " " for "--float" flag'],
    [['--bool=yes'], 'invalid argument "yes" for "--bool" flag: expected true or false (bool)'],
    [['--bool='], 'invalid argument "" for "--bool" flag'],
    [
      ['--language', 'COBOL'],
      'invalid argument "COBOL" for "--language" flag: value should be one of GO,Mixed_Case,PHP,TYPESCRIPT',
    ],
    [['--languages', 'GO,FOO'], 'invalid argument "FOO" for "--languages" flag: value should be one of GO,'],
    [['--ints', '1,x'], 'invalid argument "x" for "--ints" flag'],
    [['--ints', '["1"]'], 'invalid argument ""1"" for "--ints" flag: expected int in the list'],
    [['--ints', '[1'], 'expected a JSON list'],
    [['--texts', '[null]'], 'invalid argument "null" for "--texts" flag: expected string in the list'],
    [['--texts', '[["a"]]'], 'expected string in the list'],
    [['--texts', '"a,b'], 'invalid argument ""a,b" for "--texts" flag: a double quote is not closed'],
    [['--int'], 'flag needs an argument: --int (int)'],
    [['--languages'], 'flag needs an argument: --languages ([]TYPESCRIPT|PHP|GO|Mixed_Case)'],
  ])('%j is refused', async (words, message) => {
    expect(await refusal(['types', ...words])).toContain(message)
  })

  test('a boolean flag does not take the next word', async () => {
    expect(await refusal(['types', '--bool', 'false'])).toContain('function "types" returns type "string"')
  })
})

describe('names of flags', () => {
  test.each<[string, string]>([
    ['--docker-config', 'dockerConfig'],
    ['--dockerConfig', 'dockerConfig'],
    ['--DockerConfig', 'dockerConfig'],
    ['--docker_config', 'dockerConfig'],
    ['--base-url', 'base_url'],
    ['--baseUrl', 'base_url'],
    ['--sha-256', 'sha256'],
    ['--sha256', 'sha256'],
    ['--http-server', 'HTTPServer'],
    ['--HTTPServer', 'HTTPServer'],
    ['--neo-4-j-uri', 'neo4jUri'],
    ['--neo4jUri', 'neo4jUri'],
    ['--neo-4-juri', 'neo4juri'],
    ['--neo4juri', 'neo4juri'],
  ])('%s sets `%s`', async (flag, name) => {
    expect(await sent(['spellings', flag, 'x'])).toEqual({ [name]: 'x' })
    expect(await sent(['spellings', `${flag}=x`])).toEqual({ [name]: 'x' })
  })

  test.each(['json', 'output', 'workdir', 'load-module', 'mod', 'progress', 'verbose', 'workspace', 'id'])(
    'a function may have a flag --%s of its own',
    async (flag) => {
      const calls = workspace.sdk.calls.length
      const args = await sent(['own-names', `--${flag}`, 'x'])
      expect(Object.values(Object(args))).toEqual(['x'])
      expect(workspace.sdk.calls).toHaveLength(calls + 1)
    },
  )

  test('an unknown flag is refused with the names that are near', async () => {
    expect(await refusal(['say', '--waht', 'x'])).toBe(
      'Error: unknown flag: --waht\n  Did you mean `--what`?\n',
    )
    expect(await refusal(['say', '--zzzzz', 'x'])).toBe('Error: unknown flag: --zzzzz\n')
    expect(await refusal(['say', '-w', 'x'])).toContain('unknown flag: -w')
    expect(await refusal(['--zzzzz', 'say'])).toContain('unknown flag: --zzzzz')
    expect(await refusal(['--', '--what'])).toContain('unknown command "--what" for "graft call"')
  })

  test('a flag of the command itself after a function is refused with its place', async () => {
    for (const flag of ['--json', '-j', '--output=x', '-o']) {
      const name = flag.replace('=x', '')
      expect(await refusal(['say', '--what', 'x', flag])).toBe(
        `Error: unknown flag: ${name}\n  After a function come only its own flags: write \`graft call ${name} …\`.\n`,
      )
    }
  })
})

describe('required flags', () => {
  test('are all named where they are missing, with the way to the help', async () => {
    expect(await refusal(['say'])).toBe(
      'Error: required flag(s) "what" not set\n  Run \'graft call say --help\' for usage.\n',
    )
    expect(await refusal(['self', 'self', 'say', '--loud'])).toContain(
      "Run 'graft call self self say --help' for usage.",
    )
  })

  test('are looked for before anything is called', async () => {
    expect(await refusal(['self', 'say'])).toContain('required flag(s) "what" not set')
  })

  test('may be empty', async () => {
    expect(await sent(['say', '--what', ''])).toMatchObject({ what: '' })
  })
})

describe('functions that no command can call', () => {
  test.each([
    ['matrix', '`rows [][]int`'],
    ['wrap', '`echo Echo`'],
  ])('`%s` is refused with the argument that has no flag', async (name, args) => {
    expect(await refusal([name, '--name', 'x'])).toContain(
      `"${name}" of "graft call" cannot be called from the command line: no flag can hold ${args}`,
    )
    expect(await refusal(['self', name])).toContain(`"${name}" of "graft call self" cannot be called`)
  })

  test('an optional argument without a flag is only left out', async () => {
    expect(await sent(['maybe-matrix', '--name', 'x'])).toEqual({ name: 'x' })
    expect(await refusal(['maybe-matrix', '--rows', '[[1]]'])).toContain('unknown flag: --rows')
  })
})

describe('functions', () => {
  test('are found in any spelling of their name', async () => {
    for (const name of ['own-names', 'ownNames', 'OwnNames', 'own_names'])
      expect(await sent([name])).toEqual({})
  })

  test('that are unknown are refused with the names that are near', async () => {
    expect(await refusal(['sya'])).toBe(
      'Error: unknown command "sya" for "graft call"\n  Did you mean `say`?\n',
    )
    expect(await refusal(['self', 'sya'])).toBe(
      'Error: unknown command "sya" for "graft call self"\n  Did you mean `say`?\n',
    )
    expect(await refusal([''])).toContain('unknown command "" for "graft call"')
  })

  test('cannot be called on what has none', async () => {
    expect(await refusal(['say', '--what', 'x', 'more'])).toBe(
      'Error: function "say" returns type "string" with no further functions available\n  End the command here.\n',
    )
    expect(await refusal(['languages', 'more'])).toContain('type "[]TYPESCRIPT|PHP|GO|Mixed_Case"')
  })

  test('chain with `--` between them', async () => {
    expect(await sent(['--', 'self', '--', 'say', '--what', 'x', '--'])).toMatchObject({ what: 'x' })
  })

  test('of core can be called though they are not listed', async () => {
    expect(await workspace.result('call version')).toMatch(/^\d+\.\d+\.\d+/)
    expect(await workspace.result('call core version')).toMatch(/^\d+\.\d+\.\d+/)
  })
})
