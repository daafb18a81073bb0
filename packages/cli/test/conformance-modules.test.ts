import { describe, expect, test } from 'vitest'
import { echoModule } from './echo-module.ts'
import { TestWorkspace } from './graft.ts'
import { moduleError } from './inline-sdk.ts'
import { argument, int, listOf, objectRef, optional, text, type ModuleFixture } from './module-fixture.ts'

// The rows of the conformance table for the command line, by their numbers.

function saying(...names: readonly string[]): ModuleFixture {
  return { functions: Object.fromEntries(names.map((name) => [name, () => `${name} ran`])) }
}

describe('functions', () => {
  test('row 27: a workspace is found from its sub-folders, and a missing folder is an error', async () => {
    using workspace = new TestWorkspace({ app: saying('hello') }, { files: { 'sub/dir/x': '' } })
    expect(await workspace.result('call app hello', { folder: 'sub/dir' })).toBe('hello ran')
    expect(await workspace.result('--workdir sub/dir call app hello')).toBe('hello ran')
    expect((await workspace.graft('--workdir bad/subdir call app hello')).stderr).toContain('bad/subdir')
  })

  test('row 28: a required argument without a flag hides its function, an optional one itself', async () => {
    using workspace = new TestWorkspace({ echo: echoModule })
    const table = await workspace.result('functions echo')
    expect(table).not.toMatch(/^matrix/m)
    expect(table).toMatch(/^maybe-matrix/m)
    expect(table).toContain('Skipped 2 function(s) with unsupported types: matrix, wrap\n')
    expect((await workspace.graft('call echo matrix')).stderr).toContain(
      '"matrix" of "graft call echo" cannot',
    )
    expect((await workspace.graft('call echo maybe-matrix --rows x')).stderr).toContain(
      'unknown flag: --rows',
    )
    expect(await workspace.result('call echo self maybe-matrix --name x')).toBe('{"name":"x"}')
  })

  const docs: ModuleFixture = {
    functions: {
      fnA: { description: 'doc for FnA', run: () => 'a' },
      fnB: { returns: objectRef('Duck'), run: () => null },
      fnC: { returns: objectRef('ObjC'), run: () => null },
      prim: { run: () => 'prim' },
    },
    objects: {
      Duck: { functions: { quack: { description: 'quack that thang', run: () => 'quack' } } },
      ObjC: {
        description: 'doc for ObjC',
        fields: [{ name: 'fieldD', type: objectRef('Duck'), description: 'doc for FieldD' }],
      },
    },
  }

  test('row 33: every function is a line with its doc', async () => {
    using workspace = new TestWorkspace({ docs }, { config: { docs: 'blueprint = true' } })
    expect((await workspace.result('functions')).split('\n')).toContain('fn-a   doc for FnA')
  })

  test('row 34: a path is followed, in any spelling, as far as there are functions', async () => {
    using workspace = new TestWorkspace({ docs }, { config: { docs: 'blueprint = true' } })
    expect(await workspace.result('functions fn-c')).toBe('Name      Description\nfield-d   doc for FieldD\n')
    expect(await workspace.result('functions fn-c field-d')).toBe(
      'Name    Description\nquack   quack that thang\n',
    )
    expect(await workspace.result('functions fnC fieldD')).toBe(
      await workspace.result('functions fn-c field-d'),
    )
    expect((await workspace.graft('functions prim')).stderr).toContain(
      'function "prim" returns type "string" with no further functions available',
    )
    using empty = new TestWorkspace({})
    expect((await empty.graft('functions')).stderr).toContain('No functions found.\n')
  })
})

describe('modules of the workspace', () => {
  const modules = { app: saying('build'), lint: saying('check'), test: saying('run') }

  test('row 36: a hoisted module and its neighbours', async () => {
    using workspace = new TestWorkspace(modules, { config: { app: 'blueprint = true' } })
    expect((await workspace.result('functions')).split('\n').map((line) => line.split(' ')[0])).toEqual(
      expect.arrayContaining(['app', 'build', 'lint', 'test']),
    )
    expect(await workspace.result('call build')).toBe('build ran')
    expect(await workspace.result('call lint check')).toBe('check ran')
    const stdin = '{ build lint { check } test { run } }'
    expect(JSON.parse(await workspace.result('query', { stdin }))).toEqual({
      build: 'build ran',
      lint: { check: 'check ran' },
      test: { run: 'run ran' },
    })
  })

  test('row 37: without a hoisted module every function is below its module', async () => {
    using workspace = new TestWorkspace({ build: saying('run') })
    expect(await workspace.graft('call run')).toMatchObject({ exitCode: 1, stdout: '' })
    expect(await workspace.result('call build run')).toBe('run ran')
  })

  test('row 38: of two hoisted modules both have their functions at the root, but for names that both claim', async () => {
    const config = { app: 'blueprint = true', lint: 'blueprint = true' }
    using workspace = new TestWorkspace({ app: saying('build'), lint: saying('check') }, { config })
    expect(await workspace.result('call build')).toBe('build ran')
    expect(await workspace.result('call check')).toBe('check ran')
    using torn = new TestWorkspace(
      { app: saying('build', 'same'), lint: saying('check', 'same') },
      { config },
    )
    expect(await torn.result('call lint same')).toBe('same ran')
    expect(await torn.graft('call same')).toMatchObject({ exitCode: 1, stdout: '' })
  })

  test('row 39: `-m` overrides the hoisted module of the workspace', async () => {
    using workspace = new TestWorkspace(modules, {
      config: { app: 'blueprint = true' },
      unlisted: { extra: { functions: { build: () => 'extra build' } } },
    })
    expect(await workspace.result('call -m .dagger/modules/extra build')).toBe('extra build')
    expect((await workspace.graft('call -m .dagger/modules/extra lint')).stderr).toContain(
      'unknown command "lint"',
    )
  })

  test('row 43: a module with a function of its own name does not call itself', async () => {
    using workspace = new TestWorkspace(
      { test: saying('test', 'other') },
      { config: { test: 'blueprint = true' } },
    )
    expect(await workspace.result('call test')).toBe('test ran')
    expect(await workspace.result('call other')).toBe('other ran')
    expect(workspace.sdk.calls).toEqual(['test/Test.test', 'test/Test.other'])
  })

  test('row 43: also where its constructor takes arguments', async () => {
    const own: ModuleFixture = {
      args: [argument('greeting', text, { default: 'hi' })],
      functions: { test: ({ state }) => String(state['greeting']) },
    }
    using workspace = new TestWorkspace({ test: own }, { config: { test: 'blueprint = true' } })
    expect(await workspace.result('call --greeting hello test')).toBe('hello')
    expect(await workspace.result('call --help')).toContain('--greeting string')
  })
})

describe('constructors', () => {
  const prefixed: ModuleFixture = {
    args: [argument('prefix', text, { default: 'none' })],
    functions: {
      echo: {
        args: [argument('prefix', text)],
        run: ({ state, arguments: args }) => `${String(state['prefix'])}:${String(args['prefix'])}`,
      },
    },
  }

  test('row 42: constructor and function may have arguments of one name', async () => {
    using workspace = new TestWorkspace({ app: prefixed }, { config: { app: 'blueprint = true' } })
    expect(await workspace.result('call --prefix ctor echo --prefix method')).toBe('ctor:method')
    const stdin = '{ with(prefix: "ctor") { echo(prefix: "method") } }'
    expect(JSON.parse(await workspace.result('query', { stdin }))).toEqual({ with: { echo: 'ctor:method' } })
  })

  const holder: ModuleFixture = {
    args: [
      argument('foo', text),
      argument('bar', int, { default: 42 }),
      argument('baz', listOf(text), { default: [] }),
    ],
    fields: [
      { name: 'foo', type: text },
      { name: 'bar', type: int },
      { name: 'baz', type: listOf(text) },
    ],
  }

  test('row 46: every kind of argument, with its default', async () => {
    using workspace = new TestWorkspace({ app: holder }, { config: { app: 'blueprint = true' } })
    expect(await workspace.result('call --foo=abc --baz=x,y,z foo')).toBe('abc')
    expect(await workspace.result('call --foo=abc --baz=x,y,z baz')).toBe('x\ny\nz\n')
    expect(await workspace.result('call --foo=abc bar')).toBe('42')
    expect(await workspace.result('call --foo=abc --bar=123 bar')).toBe('123')
    expect(await workspace.result('call app --foo=abc --bar=123 bar')).toBe('123')
  })

  test('row 47: one that throws is seen', async () => {
    using workspace = new TestWorkspace({ app: saying('foo') })
    workspace.sdk.functions.set('app/App.', () => {
      throw moduleError('too bad: so sad')
    })
    expect(await workspace.graft('call app foo')).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: 'Error: too bad: so sad\n',
    })
  })
})

describe('schemas', () => {
  test('row 48: the five shapes of an argument are told apart', async () => {
    using workspace = new TestWorkspace({
      app: {
        functions: {
          shapes: {
            args: [
              argument('required', text),
              argument('nullable', optional(text), { omittable: true }),
              argument('withDefault', text, { default: 'foo' }),
              argument('nullDefault', optional(text), { default: null }),
              argument('nullableDefault', optional(text), { default: 'bar' }),
            ],
            run: ({ arguments: args }) => JSON.stringify(args),
          },
        },
      },
    })
    const stdin =
      '{ __type(name: "App") { fields { name args { name defaultValue type { kind name ofType { name } } } } } }'
    const { __type: type } = Object(JSON.parse(await workspace.result('query', { stdin })))
    const fields: readonly { readonly name: string; readonly args: unknown }[] = type.fields
    const nullable = { kind: 'SCALAR', name: 'String', ofType: null }
    const nonNull = { kind: 'NON_NULL', name: null, ofType: { name: 'String' } }
    expect(fields.find(({ name }) => name === 'shapes')?.args).toEqual([
      { name: 'required', defaultValue: null, type: nonNull },
      { name: 'nullable', defaultValue: null, type: nullable },
      { name: 'withDefault', defaultValue: '"foo"', type: nonNull },
      { name: 'nullDefault', defaultValue: 'null', type: nullable },
      { name: 'nullableDefault', defaultValue: '"bar"', type: nullable },
    ])
    expect((await workspace.graft('call app shapes')).stderr).toContain('required flag(s) "required" not set')
    expect(JSON.parse(await workspace.result('call app shapes --required test'))).toEqual({
      required: 'test',
      withDefault: 'foo',
      nullDefault: null,
      nullableDefault: 'bar',
    })
  })

  test('row 49: what is no field cannot be asked for, and is kept all the same', async () => {
    using workspace = new TestWorkspace({
      app: {
        args: [argument('foo', text, { default: 'kept' })],
        functions: { getFoo: ({ state }) => String(state['foo']) },
      },
    })
    const { exitCode, stderr } = await workspace.graft('query', { stdin: '{ app { foo } }' })
    expect(exitCode).toBe(1)
    expect(stderr).toContain('Cannot query field "foo" on type "App"')
    expect((await workspace.graft('call app foo')).stderr).toContain('unknown command "foo"')
    expect(await workspace.result('call app get-foo')).toBe('kept')
  })
})

describe('names', () => {
  test('row 86: arguments that differ by case near a digit have their own flags', async () => {
    using workspace = new TestWorkspace({ echo: echoModule })
    expect(
      JSON.parse(await workspace.result('call echo spellings --neo-4-j-uri upper --neo-4-juri lower')),
    ).toEqual({ neo4jUri: 'upper', neo4juri: 'lower' })
  })

  test('row 86: also where they would be spelled alike', async () => {
    const alike: ModuleFixture = {
      functions: {
        show: {
          args: [argument('getURLs', text, { default: '' }), argument('getUrLs', text, { default: '' })],
          run: ({ arguments: args }) => JSON.stringify(args),
        },
      },
    }
    using workspace = new TestWorkspace({ app: alike })
    expect(JSON.parse(await workspace.result('call app show --getURLs a --getUrLs b'))).toEqual({
      getURLs: 'a',
      getUrLs: 'b',
    })
    expect((await workspace.graft('call app show --get-ur-ls a')).stderr).toContain(
      'unknown flag: --get-ur-ls',
    )
  })

  test('row 87: arguments may be named like flags of the command, also those of the constructor', async () => {
    const names = ['output', 'progress', 'verbose', 'workspace', 'json']
    const args = names.map((name) => argument(name, text, { default: '' }))
    const app: ModuleFixture = {
      args,
      functions: {
        show: ({ state }) => JSON.stringify(state),
        echo: { args, run: ({ arguments: given }) => JSON.stringify(given) },
      },
    }
    using workspace = new TestWorkspace({ app }, { config: { app: 'blueprint = true' } })
    const flags = names.flatMap((name) => [`--${name}`, `${name}!`])
    const expected = Object.fromEntries(names.map((name) => [name, `${name}!`]))
    expect(JSON.parse(await workspace.result(['call', 'echo', ...flags]))).toEqual(expected)
    expect(JSON.parse(await workspace.result(['call', ...flags, 'show']))).toEqual(expected)
    expect(JSON.parse(await workspace.result(['call', 'app', ...flags, 'show']))).toEqual(expected)
  })
})
