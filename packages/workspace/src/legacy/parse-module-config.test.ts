import { printDiagnostic, unwrap, type Diagnostic } from '@graft/diagnostics'
import { describe, expect, it } from 'vitest'
import type { ModuleConfig } from './module-config.ts'
import { parseModuleConfig } from './parse-module-config.ts'

const FILE = '/repo/.dagger/modules/lint/dagger.json'

function parse(text: string): ModuleConfig {
  return unwrap(parseModuleConfig(text, FILE))
}

function diagnostics(text: string): readonly Diagnostic[] {
  const result = parseModuleConfig(text, FILE)
  return result.ok ? [] : result.diagnostics
}

function problems(text: string): readonly string[] {
  return diagnostics(text).map(
    ({ code, location }) => `${String(location?.line)}:${String(location?.column)} ${code}`,
  )
}

describe('parseModuleConfig', () => {
  it('reads a module with code', () => {
    const text = `{
  "name": "lint",
  "engineVersion": "v0.18.2",
  "sdk": { "source": "typescript", "config": { "x": 1 } },
  "source": ".dagger",
  "dependencies": [
    { "name": "go", "source": "../go" },
    { "name": "wolfi", "source": "github.com/acme/wolfi@main", "pin": "abc" },
    "../plain"
  ]
}
`
    expect(parse(text)).toEqual({
      file: FILE,
      name: 'lint',
      nameLocation: { file: FILE, line: 2, column: 11 },
      sdk: 'typescript',
      sdkLocation: { file: FILE, line: 4, column: 10 },
      source: '.dagger',
      engineVersion: 'v0.18.2',
      dependencies: [
        { name: 'go', source: '../go' },
        { name: 'wolfi', source: 'github.com/acme/wolfi@main', pin: 'abc' },
        { source: '../plain' },
      ],
    })
  })

  it('has defaults for everything but the name', () => {
    const config = parse('{"name":"lint"}')
    expect(config).toMatchObject({ name: 'lint', source: '.', dependencies: [] })
    expect(config.sdk).toBeUndefined()
    expect(config.engineVersion).toBeUndefined()
  })

  it.each([
    ['"typescript"', 'typescript'],
    ['{"source":"typescript"}', 'typescript'],
    ['"github.com/acme/sdk@v1"', 'github.com/acme/sdk@v1'],
    ['""', undefined],
    ['{"source":""}', undefined],
    ['{}', undefined],
    ['null', undefined],
  ])('reads the SDK %s', (sdk, expected) => {
    expect(parse(`{"name":"lint","sdk":${sdk}}`).sdk).toBe(expected)
  })

  it('keeps quiet about keys that it does not know', () => {
    const text =
      '{"$schema":"x","name":"a","toolchains":[],"blueprint":{},"include":[1],"nobody":{"knows":null}}'
    expect(parse(text).name).toBe('a')
  })

  it('takes null for a missing key, and the last of two', () => {
    const text = '{"name":"a","name":"b","source":null,"dependencies":null,"engineVersion":null}'
    expect(parse(text)).toMatchObject({ name: 'b', source: '.', dependencies: [] })
  })

  it('reads text with a byte order mark, and names of Object.prototype as names', () => {
    const text = '\uFEFF{"__proto__":{"sdk":"go"},"constructor":1,"name":"a"}'
    expect(parse(text).sdk).toBeUndefined()
    expect(parse(text).nameLocation.column).toBe(51)
  })

  it.each([
    ['{}', '1:1 MODULE_NAME_MISSING'],
    ['\n  { "sdk": "go" }', '2:3 MODULE_NAME_MISSING'],
    ['{"name": ""}', '1:10 MODULE_NAME_MISSING'],
    ['{"name": null}', '1:1 MODULE_NAME_MISSING'],
    ['{"name": 7}', '1:10 MODULE_CONFIG_TYPE'],
    ['{"name": ["a"]}', '1:10 MODULE_CONFIG_TYPE'],
    ['{"name": "a",\n "sdk": true}', '2:9 MODULE_CONFIG_TYPE'],
    ['{"name": "a",\n "sdk": ["go"]}', '2:9 MODULE_CONFIG_TYPE'],
    ['{"name": "a",\n "sdk": {"source": 1}}', '2:20 MODULE_CONFIG_TYPE'],
    ['{"name": "a", "source": {}}', '1:25 MODULE_CONFIG_TYPE'],
    ['{"name": "a", "engineVersion": 1}', '1:32 MODULE_CONFIG_TYPE'],
    ['{"name": "a", "dependencies": {}}', '1:31 MODULE_CONFIG_TYPE'],
    ['{"name": "a", "dependencies": [1]}', '1:32 MODULE_CONFIG_TYPE'],
    ['{"name": "a", "dependencies": [{"source": []}]}', '1:43 MODULE_CONFIG_TYPE'],
    ['[]', '1:1 MODULE_CONFIG_TYPE'],
    ['"text"', '1:1 MODULE_CONFIG_TYPE'],
    ['null', '1:1 MODULE_CONFIG_TYPE'],
  ])('refuses %j', (text, expected) => {
    expect(problems(text)).toEqual([expected])
    expect(diagnostics(text)[0]).toMatchObject({
      severity: 'error',
      hint: expect.any(String),
      frame: expect.stringContaining('^'),
    })
  })

  it('reports every mistake at once', () => {
    expect(problems('{\n"sdk": 1,\n"source": 2,\n"name": 3\n}')).toEqual([
      '2:8 MODULE_CONFIG_TYPE',
      '3:11 MODULE_CONFIG_TYPE',
      '4:9 MODULE_CONFIG_TYPE',
    ])
  })

  it.each([
    ['', '1:1', 'expected a value'],
    ['{', '1:2', 'expected `}`'],
    ['{"name": "a",}', '1:14', 'expected a name in double quotes'],
    ['{"name": "a" "sdk": "go"}', '1:14', 'expected `,`'],
    ['{"name" "a"}', '1:9', 'expected `:`'],
    ['{name: "a"}', '1:2', 'this symbol has no place here'],
    ["{'name': 1}", '1:2', 'this symbol has no place here'],
    ['// module\n{"name": "a"}', '1:1', 'comments are not allowed'],
    ['{"name": "a"}\n{', '2:1', 'expected nothing more'],
    ['{"name": "a\n"}', '1:10', 'a text has no closing quote'],
    ['{"dependencies": [1,]}', '1:21', 'expected a value'],
    ['name = "a"', '1:1', 'this symbol has no place here'],
  ])('refuses %j, which is not JSON', (text, place, problem) => {
    expect(() => JSON.parse(text)).toThrow(SyntaxError)
    expect(problems(text)).toEqual([`${place} MODULE_CONFIG_SYNTAX`])
    expect(diagnostics(text)[0]?.message).toBe(`the module config is not valid JSON: ${problem}`)
  })

  it('shows the line', () => {
    expect(printDiagnostic(diagnostics('{\n  "name": lint\n}')[0] ?? unreachable())).toBe(
      [
        `${FILE}:2:11: error MODULE_CONFIG_SYNTAX: the module config is not valid JSON: this symbol has no place here`,
        '  1 | {',
        '  2 |   "name": lint',
        '    |           ^',
        '  hint: JSON has no comments and no comma after the last entry; names and texts stand in double quotes.',
      ].join('\n'),
    )
  })

  it('refuses nesting that would exhaust the stack, but not brackets in texts', () => {
    expect(problems(`{"name":"a","x":${'['.repeat(500_000)}`)).toEqual(['1:144 MODULE_CONFIG_SYNTAX'])
    expect(parse(`{"name":"a","x":"${'[\\"'.repeat(10_000)}"}`).name).toBe('a')
  })

  it('refuses a huge document, and reports a bounded number of problems', () => {
    expect(diagnostics(`{"name":"${'a'.repeat(1024 * 1024)}"}`)[0]?.code).toBe('WORKSPACE_FILE_TOO_LARGE')
    const many = `{"name":"a","dependencies":[${'1,'.repeat(400_000)}1]}`
    expect(diagnostics(many)).toHaveLength(50)
  })
})

function unreachable(): never {
  throw new Error('nothing was reported')
}
