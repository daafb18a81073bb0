import { Readable } from 'node:stream'
import { afterAll, describe, expect, test } from 'vitest'
import { moduleError } from './inline-sdk.ts'
import { TestWorkspace } from './graft.ts'
import { argument, bool, float, int, listOf, optional, text, type ModuleFixture } from './module-fixture.ts'

const app: ModuleFixture = {
  functions: {
    big: { returns: int, run: () => 9_007_199_254_740_991 },
    echo: {
      args: [
        argument('text', optional(text), { omittable: true }),
        argument('int', optional(int), { omittable: true }),
        argument('float', optional(float), { omittable: true }),
        argument('bool', optional(bool), { omittable: true }),
        argument('ints', optional(listOf(int)), { omittable: true }),
        argument('texts', optional(listOf(text)), { omittable: true }),
      ],
      run: ({ arguments: args }) => JSON.stringify(args),
    },
    failing: {
      returns: text,
      run: () => {
        throw moduleError('too bad: so sad')
      },
    },
  },
}
const lint: ModuleFixture = { functions: { check: () => 'checked' } }

const declarations =
  'query ($text: String, $int: Int, $float: Float, $bool: Boolean, $ints: [Int!], $texts: [String!])'
const echo = `${declarations} { echo(text: $text, int: $int, float: $float, bool: $bool, ints: $ints, texts: $texts) }`

const workspace = new TestWorkspace(
  { app, lint },
  {
    config: { app: 'blueprint = true' },
    files: {
      'two.graphql': 'query A($x: Int) { echo(int: $x) } query B($x: String) { echo(text: $x) }',
      'echo.graphql': echo,
      'empty.graphql': ' \n',
    },
  },
)
afterAll(() => workspace[Symbol.dispose]())

async function sent(words: readonly string[]): Promise<unknown> {
  const answer: unknown = JSON.parse(await workspace.result(['query', ...words], { stdin: echo }))
  expect(answer).toEqual({ echo: expect.any(String) })
  return JSON.parse(Object(answer).echo)
}

async function refusal(words: readonly string[], stdin?: string): Promise<string> {
  const { exitCode, stdout, stderr } = await workspace.graft(
    ['query', ...words],
    stdin === undefined ? {} : { stdin },
  )
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
  return stderr
}

describe('the data of a query', () => {
  test('is printed in the order of the query, with integers in full', async () => {
    const stdin = '{ z: big lint { check } a: echo __typename big }'
    expect(await workspace.graft('query', { stdin })).toEqual({
      exitCode: 0,
      stdout: `{
    "z": 9007199254740991,
    "lint": {
        "check": "checked"
    },
    "a": "{}",
    "__typename": "Query",
    "big": 9007199254740991
}
`,
      stderr: '',
    })
  })

  test('is read from a file just the same', async () => {
    const answer = await workspace.result('query --doc echo.graphql --var int=3')
    expect(answer).toBe('{\n    "echo": "{\\"int\\":3}"\n}\n')
    expect(await workspace.result('query --doc=../echo.graphql --var int=3', { folder: '.dagger' })).toBe(
      answer,
    )
    expect(await workspace.result('query --workdir .dagger --doc ../echo.graphql --var int=3')).toBe(answer)
    expect(await workspace.result(['query', '--doc', workspace.path('echo.graphql'), '--var', 'int=3'])).toBe(
      answer,
    )
  })

  test('is that of the named operation', async () => {
    expect(await workspace.result('query --doc two.graphql --var x=1 A')).toContain('{\\"int\\":1}')
    expect(await workspace.result('query --doc two.graphql B --var x=1')).toContain('{\\"text\\":\\"1\\"}')
  })

  test('comes with nothing else, whatever the document is called', async () => {
    const { stderr } = await workspace.graft('query --doc echo.graphql')
    expect(stderr).toBe('')
  })
})

describe('variables', () => {
  test.each<[readonly string[], unknown]>([
    [['--var', 'text=3'], { text: '3' }],
    [['--var', 'text='], { text: '' }],
    [['--var', 'text=a=b,c'], { text: 'a=b,c' }],
    [['--var=text=true'], { text: 'true' }],
    [['--var', 'int=3'], { int: 3 }],
    [['--var', 'int=9007199254740991'], { int: 9_007_199_254_740_991 }],
    [['--var', 'float=1.5'], { float: 1.5 }],
    [['--var', 'bool=false'], { bool: false }],
    [['--var', 'ints=[1,2]'], { ints: [1, 2] }],
    [['--var', 'texts=["a"]'], { texts: ['a'] }],
    [['--var', 'int=null'], { int: null }],
    [['--var', 'int=1', '--var', 'text=x', '--var', 'int=2'], { int: 2, text: 'x' }],
    [['--var-json', '{"int": 1, "texts": ["x"]}'], { int: 1, texts: ['x'] }],
    [['--var-json', '{"int": 1}', '--var', 'int=2'], { int: 1 }],
  ])('%j are %j', async (words, expected) => {
    expect(await sent(words)).toEqual(expected)
  })

  test('may stand on both sides of the operation', async () => {
    const query = 'query Both($int: Int, $text: String) { echo(int: $int, text: $text) }'
    expect(await workspace.result('query --var int=1 Both --var text=x', { stdin: query })).toContain(
      '"{\\"text\\":\\"x\\",\\"int\\":1}"',
    )
  })

  test.each<[readonly string[], string]>([
    [['--var', 'int'], '"int" is not a variable: expected `name=value`'],
    [['--var', '=3'], '"=3" is not a variable'],
    [['--var', ''], '"" is not a variable'],
    [['--var'], 'flag needs an argument: --var'],
    [['--var', 'int=x'], 'invalid argument "x" for "--var int" flag: expected Int'],
    [['--var', 'bool=yes'], 'invalid argument "yes" for "--var bool" flag: expected Boolean'],
    [['--var', 'ints=1,2'], 'invalid argument "1,2" for "--var ints" flag: expected a list, written as JSON'],
    [['--var', 'int=1.5'], '1.5'],
    [['--var-json', '{'], '--var-json is not one JSON object'],
    [['--var-json', '[1]'], '--var-json is not one JSON object: it is another kind of value'],
    [['--var-json', 'null'], '--var-json is not one JSON object'],
    [['--bogus'], 'unknown flag: --bogus'],
    [['A', 'B'], '"graft query" takes no argument "B"'],
  ])('%j are refused', async (words, message) => {
    expect(await refusal(words, echo)).toContain(message)
    expect(workspace.sdk.calls).not.toContain('app/App.failing')
  })
})

describe('a query that fails', () => {
  test('prints its error and no part of the data', async () => {
    expect(await refusal([], '{ big failing }')).toBe('Error: too bad: so sad\n')
  })

  test('shows where in the document it is wrong', async () => {
    expect(await refusal([], '{\n  big {\n}')).toBe(
      'Error: Syntax Error: Expected Name, found <EOF>.\n  at standard input:3:2\n    2 |   big {\n    3 | }\n      |  ^\n',
    )
    workspace.write('wrong.graphql', '{ version\n  nothing }')
    expect(await refusal(['--doc', 'wrong.graphql'])).toBe(
      'Error: Cannot query field "nothing" on type "Query".\n' +
        '  at wrong.graphql:2:3\n    1 | { version\n    2 |   nothing }\n      |   ^\n',
    )
  })

  test.each([
    ['{ big', 'Syntax Error'],
    ['{ nothing }', 'Cannot query field `nothing` on type `Query`'],
    ['{ big { deeper } }', 'big'],
    ['query A { version } query B { version }', 'operation'],
    ['{ echo(int: "x") }', 'x'],
    ['type X { a: Int }', ''],
    ['#', ''],
    [`{ echo(text: "${'x'.repeat(1_100_000)}") }`, ''],
  ])('because the document is %s', async (document, message) => {
    const stderr = await refusal([], document)
    expect(stderr).toMatch(/^Error: /)
    expect(stderr.replaceAll('"', '`')).toContain(message)
    expect(stderr).not.toContain('node:')
  })

  test('because there is no such operation', async () => {
    expect(await refusal(['C'], 'query A { version }')).toContain('"C"')
  })
})

describe('a document that cannot be had', () => {
  test.each(['missing.graphql', '.', '.git/HEAD/x'])('because of its file `%s`', async (file) => {
    expect(await refusal(['--doc', file])).toContain(`cannot read \`${file}\`: `)
  })

  test('because nobody gave one', async () => {
    for (const stderr of [
      await refusal([]),
      await refusal([], '  \n'),
      await refusal(['--doc', 'empty.graphql']),
    ])
      expect(stderr).toContain('no query was given')
  })

  test('because it has no end', async () => {
    let chunks = 0
    const stdin = Readable.from(
      (function* endless() {
        for (;;) {
          chunks += 1
          yield Buffer.alloc(1_048_576, ' ')
        }
      })(),
    )
    const { exitCode, stderr } = await workspace.graft('query', { stdin: '', io: { stdin } })
    expect({ exitCode, stderr }).toEqual({
      exitCode: 1,
      stderr: 'Error: cannot read `standard input`: it is larger than 16777216 bytes\n',
    })
    expect(chunks).toBeLessThan(40)
  })

  test('and no engine is asked', async () => {
    const loads = workspace.sdk.loads.length
    await refusal(['--doc', 'missing.graphql'])
    await refusal([])
    expect(workspace.sdk.loads).toHaveLength(loads)
  })
})

test('a query loads only the modules that it names', async () => {
  using fresh = new TestWorkspace({ lint, other: lint })
  await fresh.result('query', { stdin: '{ lint { check } }' })
  expect(fresh.sdk.loads).toEqual(['lint'])
})
