import { printDiagnostic, unwrap, type Diagnostic } from '@graft/diagnostics'
import { describe, expect, it } from 'vitest'
import { parseConfig } from './parse-config.ts'
import type { WorkspaceConfig } from './workspace-config.ts'

const FILE = '/repo/.dagger/config.toml'

/** The config of a text that nothing is wrong with. */
function parse(text: string): WorkspaceConfig {
  const result = parseConfig(text, FILE)
  expect(result.ok && result.warnings).toEqual([])
  return unwrap(result)
}

/** Every problem of a text as `line:column CODE`. */
function problems(text: string): readonly string[] {
  return diagnostics(text).map(
    ({ code, location }) => `${String(location?.line)}:${String(location?.column)} ${code}`,
  )
}

function diagnostics(text: string): readonly Diagnostic[] {
  const result = parseConfig(text, FILE)
  return result.ok ? result.warnings : result.diagnostics
}

function only(text: string): Diagnostic {
  const [first, ...rest] = diagnostics(text)
  expect(rest).toEqual([])
  if (first === undefined) throw new Error('nothing was reported')
  return first
}

describe('parseConfig', () => {
  it('reads a whole config', () => {
    const config = parse(`
ignore = ["dist", "node_modules"]
defaults_from_dotenv = true

[modules.greeter]
source = "modules/greeter"
blueprint = true
legacy-default-path = true

[modules.greeter.config]
greeting = "hello"
count = 42
ratio = 0.5
enabled = false
tags = ["main", { name = "develop" }]

[modules.alpine]
source = "github.com/acme/alpine@v1"
pin = "abc123"

[aliases]
build = ["go", "build"]
`)
    expect(config.ignore).toEqual(['dist', 'node_modules'])
    expect(config.defaultsFromDotenv).toBe(true)
    expect(config.modules.map((module) => module.name)).toEqual(['alpine', 'greeter'])
    expect(config.modules[1]).toMatchObject({
      name: 'greeter',
      source: 'modules/greeter',
      blueprint: true,
      legacyDefaultPath: true,
      location: { file: FILE, line: 5, column: 10 },
      sourceLocation: { file: FILE, line: 6, column: 1 },
    })
    expect(config.modules[1]?.config).toEqual({
      greeting: 'hello',
      count: 42,
      ratio: 0.5,
      enabled: false,
      tags: ['main', { name: 'develop' }],
    })
    expect(config.modules[1]?.configLocations.get('count')).toEqual({ file: FILE, line: 12, column: 1 })
    expect(config.modules[0]).toMatchObject({
      pin: 'abc123',
      blueprint: false,
      legacyDefaultPath: false,
      config: {},
    })
    expect([...config.aliases]).toEqual([['build', ['go', 'build']]])
    expect(config.aliasLocations.get('build')).toEqual({ file: FILE, line: 22, column: 1 })
  })

  it.each(['', '\n', '# nothing yet\n', '[modules]\n', '\uFEFF# marked\n'])(
    'reads %j as an empty config',
    (text) => {
      expect(parse(text)).toMatchObject({ ignore: [], defaultsFromDotenv: false, modules: [] })
      expect(parse(text).aliases.size).toBe(0)
    },
  )

  it('sorts modules by name, whatever their order in the text', () => {
    const text = ['zeta', 'alpha', 'Beta', 'alpha-2']
      .map((name) => `[modules.${name}]\nsource = "m"\n`)
      .join('\n')
    expect(parse(text).modules.map((module) => module.name)).toEqual(['Beta', 'alpha', 'alpha-2', 'zeta'])
  })

  it('reads the synonyms `entrypoint` and `settings`', () => {
    const text = '[modules.ci]\nsource = "ci"\nentrypoint = true\nsettings.packageManager = "yarn"\n'
    const [module] = parse(text).modules
    expect(module).toMatchObject({ blueprint: true, config: { packageManager: 'yarn' } })
    expect(module?.configLocations.get('packageManager')).toEqual({ file: FILE, line: 4, column: 10 })
  })

  it('refuses a key together with its synonym, and shows both places', () => {
    const text =
      '[modules.ci]\nsource = "ci"\nblueprint = true\nentrypoint = true\n[modules.ci.settings]\n[modules.ci.config]\n'
    expect(problems(text)).toEqual(['4:1 WORKSPACE_CONFIG_SYNONYMS', '5:13 WORKSPACE_CONFIG_SYNONYMS'])
    expect(diagnostics(text)[0]?.related?.[0]?.location.line).toBe(3)
  })

  it('accepts the keys of the format that are not used yet', () => {
    const text = `
check-generated = false
[modules.go]
source = "go"
check.skip = ["slow"]
generate.skip = "all"
up.skip = ["db"]
[modules.go.as-sdk]
name = "go"
[[modules.go.as-sdk.modules]]
path = "."
[env.ci.modules.go.settings]
region = "eu"
[ports.3000]
backendService = "go:web"
[collisions]
alias-core = "qualify"
`
    expect(parse(text).modules).toHaveLength(1)
  })

  it('warns of an unknown key with its place and a near name, and still reads the rest', () => {
    const text = '[modules.lint]\nsource = "lint"\nsetings = { strict = true }\n'
    const warning = only(text)
    expect(warning).toMatchObject({ severity: 'warning', code: 'WORKSPACE_CONFIG_UNKNOWN_KEY' })
    expect(printDiagnostic(warning)).toBe(
      [
        '/repo/.dagger/config.toml:3:1: warning WORKSPACE_CONFIG_UNKNOWN_KEY: `modules.lint.setings` is not a key of the workspace config; it has no effect',
        '  2 | source = "lint"',
        '  3 | setings = { strict = true }',
        '    | ^',
        '  hint: Did you mean `settings`?',
      ].join('\n'),
    )
    expect(unwrap(parseConfig(text, FILE)).modules).toHaveLength(1)
  })

  it('says what a key of an older version is called now', () => {
    expect(only('[modules.a]\nsource = "a"\nalias = true\n').hint).toBe('It is called `blueprint` now.')
  })

  it('lists the known keys where nothing is near', () => {
    expect(only('qqqqqqqq = 1\n').hint).toContain('`modules`, `aliases`')
  })

  it.each([
    ['modules = 1', '1:1 WORKSPACE_CONFIG_TYPE'],
    ['[[modules]]\nname = "lint"', '1:3 WORKSPACE_CONFIG_TYPE'],
    ['[modules]\nlint = "modules/lint"', '2:1 WORKSPACE_CONFIG_TYPE'],
    ['[modules.lint]', '1:10 WORKSPACE_SOURCE_MISSING'],
    ['[modules.lint]\nsource = 1', '2:1 WORKSPACE_CONFIG_TYPE'],
    ['[modules.lint]\nsource = ""', '2:1 WORKSPACE_CONFIG_TYPE'],
    ['[modules.lint]\nsource = "  "', '2:1 WORKSPACE_CONFIG_TYPE'],
    ['[modules.lint]\nsource = ["a"]', '2:1 WORKSPACE_CONFIG_TYPE'],
    ['[modules.lint]\nsource = 1979-05-27', '2:1 WORKSPACE_CONFIG_TYPE'],
    ['[modules.lint]\nsource = "a"\nblueprint = "yes"', '3:1 WORKSPACE_CONFIG_TYPE'],
    ['[modules.lint]\nsource = "a"\nentrypoint = 1', '3:1 WORKSPACE_CONFIG_TYPE'],
    ['[modules.lint]\nsource = "a"\nlegacy-default-path = 0', '3:1 WORKSPACE_CONFIG_TYPE'],
    ['[modules.lint]\nsource = "a"\npin = 7', '3:1 WORKSPACE_CONFIG_TYPE'],
    ['[modules.lint]\nsource = "a"\nconfig = "strict"', '3:1 WORKSPACE_CONFIG_TYPE'],
    ['[modules.lint]\nsource = "a"\n[[modules.lint.config]]', '3:16 WORKSPACE_CONFIG_TYPE'],
    ['[modules.""]\nsource = "a"', '1:10 WORKSPACE_MODULE_UNNAMED'],
    ['ignore = "dist"', '1:1 WORKSPACE_CONFIG_TYPE'],
    ['ignore = ["dist", 1]', '1:1 WORKSPACE_CONFIG_TYPE'],
    ['defaults_from_dotenv = "true"', '1:1 WORKSPACE_CONFIG_TYPE'],
    ['aliases = ["build"]', '1:1 WORKSPACE_CONFIG_TYPE'],
    ['[aliases]\nbuild = "go build"', '2:1 WORKSPACE_CONFIG_TYPE'],
    ['[aliases]\nbuild = []', '2:1 WORKSPACE_CONFIG_TYPE'],
    ['[aliases]\nbuild = ["go", ""]', '2:1 WORKSPACE_CONFIG_TYPE'],
  ])('refuses %j', (text, expected) => {
    expect(problems(text)).toEqual([expected])
    expect(parseConfig(text, FILE).ok).toBe(false)
    expect(only(text)).toMatchObject({
      severity: 'error',
      hint: expect.any(String),
      frame: expect.stringContaining('^'),
    })
  })

  it('says what was found, what was expected, and how to write it', () => {
    expect(only('[modules."my lint"]\nsource = 1')).toMatchObject({
      message: '`modules."my lint".source` is a number; expected text that is not empty',
      hint: 'Write it like this: `source = "modules/lint"`.',
    })
  })

  it('reports every mistake at once, in the order of the text', () => {
    const text = `ignore = 1
[modules.b]
sorce = "b"
[modules.a]
source = 1
blueprint = "no"
[modules.a.config]
when = 1979-05-27
`
    expect(problems(text)).toEqual([
      '1:1 WORKSPACE_CONFIG_TYPE',
      '2:10 WORKSPACE_SOURCE_MISSING',
      '3:1 WORKSPACE_CONFIG_UNKNOWN_KEY',
      '5:1 WORKSPACE_CONFIG_TYPE',
      '6:1 WORKSPACE_CONFIG_TYPE',
      '8:1 WORKSPACE_CONFIG_VALUE',
    ])
  })
})

describe('parseConfig on values of modules', () => {
  const header = '[modules.a]\nsource = "a"\n[modules.a.config]\n'

  it.each([
    ['n = 9007199254740992', '4:1 WORKSPACE_CONFIG_INTEGER'],
    ['n = -9007199254740993', '4:1 WORKSPACE_CONFIG_INTEGER'],
    ['n = 0xffffffffffffff', '4:1 WORKSPACE_CONFIG_INTEGER'],
    ['list = [\n  1,\n  9007199254740992,\n]', '6:3 WORKSPACE_CONFIG_INTEGER'],
    ['when = 1979-05-27T07:32:00Z', '4:1 WORKSPACE_CONFIG_VALUE'],
    ['when = 07:32:00', '4:1 WORKSPACE_CONFIG_VALUE'],
    ['deep = { list = [{ when = 1979-05-27 }] }', '4:20 WORKSPACE_CONFIG_VALUE'],
    ['[[modules.a.config.rules]]\n[[modules.a.config.rules]]\nx = nan', '6:1 WORKSPACE_CONFIG_VALUE'],
    ['x = -inf', '4:1 WORKSPACE_CONFIG_VALUE'],
    [`x = ${'['.repeat(40)}${']'.repeat(40)}`, '4:37 WORKSPACE_CONFIG_DEPTH'],
    [`${'x.'.repeat(50_000)}x = 1`, '4:65 WORKSPACE_CONFIG_DEPTH'],
  ])('refuses %.60s', (line, expected) => {
    expect(problems(header + line)).toEqual([expected])
    expect(only(header + line).message.length).toBeLessThan(200)
  })

  it('keeps the largest exact integer', () => {
    const { modules } = parse(`${header}max = 9007199254740991\nmin = -9007199254740991\n`)
    expect(modules[0]?.config).toEqual({ max: 9007199254740991, min: -9007199254740991 })
  })

  it('treats names of Object.prototype as names', () => {
    const text = `
[modules.__proto__]
source = "proto"
[modules.__proto__.config]
__proto__ = { polluted = true }
constructor = "text"
[modules.constructor]
source = "constructor"
[aliases]
__proto__ = ["go", "build"]
`
    const config = parse(text)
    expect(config.modules.map((module) => module.name)).toEqual(['__proto__', 'constructor'])
    const values = config.modules[0]?.config ?? {}
    expect(Object.keys(values)).toEqual(['__proto__', 'constructor'])
    expect(Object.getPrototypeOf(values)).toBeNull()
    expect(config.modules[0]?.configLocations.get('__proto__')?.line).toBe(5)
    expect(config.modules[1]?.config['polluted']).toBeUndefined()
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
    expect(config.aliases.get('__proto__')).toEqual(['go', 'build'])
  })

  it.each(['toString', 'hasOwnProperty', '__proto__'])('warns of the unknown key `%s`', (key) => {
    expect(problems(`${key} = 1\n`)).toEqual(['1:1 WORKSPACE_CONFIG_UNKNOWN_KEY'])
  })
})

describe('parseConfig on text that is not TOML', () => {
  it.each([
    ['[modules.lint\nsource = "a"', '1:14'],
    ['[modules.lint]\nsource = "a', '2:10'],
    ['[modules.lint]\nsource = a', '2:10'],
    ['[modules.lint]\nsource "a"', '2:8'],
    ['[modules.lint]\nsource = "a" blueprint = true', '2:14'],
    ['[modules.lint]\nsource = "a"\nsource = "b"', '3:1'],
    ['[modules.lint]\n[modules.lint]', '2:2'],
    ['modules = 1\n[modules.lint]', '2:2'],
    ['a = 007', '1:5'],
    ['a = "\u0000"', '1:6'],
    ['{ "modules": {} }', '1:1'],
    ['<<<<<<< HEAD\n', '1:1'],
  ])('refuses %j with its place', (text, place) => {
    expect(problems(text)).toEqual([`${place} WORKSPACE_CONFIG_SYNTAX`])
  })

  it('shows the line', () => {
    expect(printDiagnostic(only('[modules.lint]\nsource = lint\n'))).toBe(
      [
        '/repo/.dagger/config.toml:2:10: error WORKSPACE_CONFIG_SYNTAX: the workspace config is not valid TOML: invalid value',
        '  1 | [modules.lint]',
        '  2 | source = lint',
        '    |          ^',
        '  hint: Text stands in quotes, a table begins with its name in brackets: `[modules.lint]`.',
      ].join('\n'),
    )
  })

  it('refuses nesting that would exhaust the stack', () => {
    expect(only(`a = ${'['.repeat(100_000)}`).code).toBe('WORKSPACE_CONFIG_SYNTAX')
    expect(only(`a = ${'{a='.repeat(100_000)}`).code).toBe('WORKSPACE_CONFIG_SYNTAX')
  })

  it('refuses a huge document', () => {
    expect(only(`# ${'x'.repeat(1024 * 1024)}`).code).toBe('WORKSPACE_FILE_TOO_LARGE')
  })

  it('reports a bounded number of problems of a document that is nothing but problems', () => {
    const text = Array.from({ length: 50_000 }, (_, index) => `unknown-${index} = 1`).join('\n')
    expect(diagnostics(text)).toHaveLength(51)
    expect(parseConfig(`${text}\n[modules.a]\n`, FILE).ok).toBe(false)
  })
})
