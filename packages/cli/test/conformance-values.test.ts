import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { echoModule } from './echo-module.ts'
import { TestWorkspace } from './graft.ts'
import { moduleError } from './inline-sdk.ts'
import {
  argument,
  enumRef,
  float,
  int,
  listOf,
  nothing,
  objectRef,
  optional,
  text,
  type ModuleFixture,
} from './module-fixture.ts'

// The rows of the conformance table for the command line, by their numbers.

function saying(...names: readonly string[]): ModuleFixture {
  return { functions: Object.fromEntries(names.map((name) => [name, () => `${name} ran`])) }
}

/** A module `minimal` with three objects in a list. */
const minimal: ModuleFixture = {
  functions: { fn: { returns: listOf(objectRef('Foo')), run: () => [0, 1, 2].map(foo) } },
  objects: { Foo: { fields: [{ name: 'bar', type: int }] } },
}

function foo(bar: number): { readonly $object: string; readonly state: { readonly bar: number } } {
  return { $object: 'Foo', state: { bar } }
}

describe('help', () => {
  test('row 1: missing arguments are no obstacle', async () => {
    using workspace = new TestWorkspace({ echo: echoModule })
    const page = await workspace.result('call echo --help')
    expect(page).toContain('USAGE\n  graft call echo <function>\n')
  })

  test('row 2: it is that of the full path, wherever it is asked for', async () => {
    using workspace = new TestWorkspace({})
    for (const line of ['call core --help directory', 'call core directory --help'])
      expect(await workspace.result(line)).toContain('USAGE\n  graft call core directory <function>\n')
    expect(await workspace.result('call --help directory with-new-file')).toContain(
      'USAGE\n  graft call directory with-new-file [arguments] <function>\n',
    )
  })

  test('row 3: an argument named `mod` is listed', async () => {
    using workspace = new TestWorkspace({ echo: echoModule })
    expect(await workspace.result('call echo own-names --help')).toContain('      --mod string')
  })
})

describe('arguments', () => {
  test('row 4: a list flag is repeated', async () => {
    using workspace = new TestWorkspace({
      app: {
        functions: {
          hello: {
            args: [argument('msgs', listOf(text))],
            run: ({ arguments: { msgs } }) => Array.from(Object.values(Object(msgs))).join('+'),
          },
        },
      },
    })
    expect(await workspace.result('call app hello --msgs yo --msgs my --msgs friend')).toBe('yo+my+friend')
  })

  const network: ModuleFixture = {
    enums: [{ name: 'Protocol', members: [{ name: 'TCP' }, { name: 'UDP' }] }],
    functions: {
      open: {
        args: [argument('proto', enumRef('Protocol'), { default: 'TCP' })],
        run: ({ arguments: { proto } }) => String(proto),
      },
    },
  }

  test('row 13: an enum is checked, has a default, and shows its members in help', async () => {
    using workspace = new TestWorkspace({ network })
    expect(await workspace.result('call network open')).toBe('TCP')
    expect(await workspace.result('call network open --proto UDP')).toBe('UDP')
    expect((await workspace.graft('call network open --proto INVALID')).stderr).toBe(
      'Error: invalid argument "INVALID" for "--proto" flag: value should be one of TCP,UDP\n',
    )
    expect(await workspace.result('call network open --help')).toContain('--proto TCP|UDP   (default "TCP")')
  })

  const status: ModuleFixture = {
    enums: [{ name: 'Status', members: [{ name: 'ACTIVE' }, { name: 'INACTIVE' }] }],
    functions: {
      from: {
        args: [argument('status', text)],
        returns: enumRef('Status'),
        run: ({ arguments: args }) => args['status'] ?? null,
      },
      to: {
        args: [argument('status', enumRef('Status'))],
        run: ({ arguments: args }) => String(args['status']),
      },
    },
  }

  test('row 14: an enum of the module goes in and comes out by name, and nothing else does', async () => {
    using workspace = new TestWorkspace({ app: status })
    expect(await workspace.result('call app to --status inactive')).toBe('INACTIVE')
    expect(await workspace.result('call app from --status ACTIVE')).toBe('ACTIVE')
    const { exitCode, stdout, stderr } = await workspace.graft('call app from --status INVALID')
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
    expect(stderr).toContain('INVALID')
  })

  test('row 15: a list of enums has a default, takes commas and repetition, and prints one a line', async () => {
    using workspace = new TestWorkspace({ echo: echoModule })
    expect(await workspace.result('call echo languages')).toBe('GO\nPHP\n')
    expect(await workspace.result('call echo languages --langs TYPESCRIPT,PHP')).toBe('TYPESCRIPT\nPHP\n')
    expect(await workspace.result('call echo languages --langs GO --langs PHP')).toBe('GO\nPHP\n')
    expect((await workspace.graft('call echo languages --langs GO,FOO,BAR')).stderr).toContain(
      'invalid argument "FOO" for "--langs" flag: value should be one of GO,Mixed_Case,PHP,TYPESCRIPT',
    )
  })
})

describe('results', () => {
  test('row 18: a list of objects is one handle a line', async () => {
    using workspace = new TestWorkspace({ minimal })
    expect(await workspace.result('call minimal fn')).toMatch(/^(- MinimalFoo@sha256:[0-9a-f]{64}\n){3}$/)
  })

  test('row 19: a scalar of each object is one value a line, in a file too, and named in JSON', async () => {
    using workspace = new TestWorkspace({ minimal })
    expect(await workspace.result('call minimal fn bar')).toBe('0\n1\n2\n')
    await workspace.result('call -o bars minimal fn bar')
    expect(readFileSync(workspace.path('bars'), 'utf8')).toBe('0\n1\n2\n')
    const stdout = await workspace.result('call --json minimal fn bar')
    expect(JSON.parse(stdout)).toEqual([{ bar: 0 }, { bar: 1 }, { bar: 2 }])
    expect(stdout).toContain('\n    {\n        "bar": 1\n    },\n')
  })

  test('row 24 and 32: without a function, or without any module, nothing fails', async () => {
    using workspace = new TestWorkspace({ minimal })
    expect(await workspace.result('call')).toBe('Name      Description\nminimal   -\n')
    using empty = new TestWorkspace({})
    expect(await empty.graft('call')).toMatchObject({ exitCode: 0, stdout: '' })
  })

  test('row 25: a result is saved over what was there, into folders that are made, with the umask', async () => {
    using workspace = new TestWorkspace({ app: saying('hello') }, { files: { 'old.txt': 'x'.repeat(100) } })
    await workspace.result('call -o old.txt app hello')
    expect(readFileSync(workspace.path('old.txt'), 'utf8')).toBe('hello ran')
    const { stderr } = await workspace.graft('call -o foo/bar.txt app hello')
    expect(stderr).toBe(`Saved output to "${workspace.path('foo/bar.txt')}".\n`)
    expect((await workspace.graft('call -o . app hello')).stderr).toContain("couldn't write output to file")
  })

  test('row 56: nulls print as such, alone, in lists and below objects', async () => {
    const nil: ModuleFixture = {
      functions: {
        nothing: { returns: optional(objectRef('Foo')), run: () => null },
        list: { returns: listOf(optional(objectRef('Foo'))), run: () => [null] },
        mixed: {
          returns: listOf(optional(objectRef('Foo'))),
          run: () => [null, { $object: 'Foo', state: { dirs: [null] } }],
        },
      },
      objects: { Foo: { fields: [{ name: 'dirs', type: listOf(optional(text)) }] } },
    }
    using workspace = new TestWorkspace({ nil })
    expect(await workspace.result('call nil nothing')).toBe('null\n')
    expect(JSON.parse(await workspace.result('call --json nil nothing'))).toBe(null)
    expect(JSON.parse(await workspace.result('call --json nil list'))).toEqual([null])
    expect(JSON.parse(await workspace.result('call --json nil mixed dirs'))).toEqual([null, { dirs: [null] }])
  })

  test('row 57: floats are exact', async () => {
    using workspace = new TestWorkspace({
      app: {
        functions: {
          same: { args: [argument('n', float)], returns: float, run: ({ arguments: { n } }) => n ?? null },
        },
      },
    })
    for (const number of ['3.14', '0.1', '-2.5', '1e-7', '123456789.125'])
      expect(await workspace.result(`call app same --n ${number}`)).toBe(number)
  })

  test('row 85: a function without a result that throws ends with 1', async () => {
    using workspace = new TestWorkspace({
      app: {
        functions: {
          fail: {
            returns: nothing,
            run: () => {
              throw moduleError('failed')
            },
          },
        },
      },
    })
    expect(await workspace.graft('call app fail')).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: 'Error: failed\n',
    })
    expect(await workspace.graft('call --json app fail')).toMatchObject({ exitCode: 1 })
  })
})
