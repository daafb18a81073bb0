import { describe, expect, test } from 'vitest'
import { printDiagnostic } from '@graft/diagnostics'
import { broken, saying, text, type InlineModule } from './inline-sdk.ts'
import { dataOf, errorOf, openEngine } from './open-engine.ts'

const LIST = '{ __schema { queryType { fields { name } } } }'

describe('a module that cannot be loaded', () => {
  test('fails the queries that name it, with its diagnostics and their places', async () => {
    await using opened = await openEngine({ good: saying('run'), broken: broken() })
    const error = await errorOf(opened.engine, '{ broken { run } good { run } }')
    expect(error).toMatchObject({
      code: 'TS_SYNTAX',
      message: 'the module `broken` cannot be loaded: no closing brace',
      diagnostics: [broken()],
    })
    expect(error.diagnostics.map(printDiagnostic)).toEqual([
      '/repo/.dagger/modules/broken/src/index.ts:3:5: error TS_SYNTAX: no closing brace',
    ])
  })

  test('has places below its own folder, whatever they are relative to for its SDK', async () => {
    const location = { file: 'src/index.ts', line: 3, column: 5 }
    await using opened = await openEngine({ it: { ...broken(), location } })
    expect((await errorOf(opened.engine, '{ it { run } }')).diagnostics).toMatchObject([
      { location: { file: '/repo/.dagger/modules/it/src/index.ts', line: 3, column: 5 } },
    ])
  })

  test('does not touch others', async () => {
    await using opened = await openEngine({ good: saying('run'), broken: broken() })
    expect(await dataOf(opened.engine, '{ good { run } version }')).toEqual({
      good: { run: 'it is run' },
      version: '0.1.0',
    })
    await errorOf(opened.engine, '{ broken { run } }')
    expect(await dataOf(opened.engine, '{ good { run } }')).toEqual({ good: { run: 'it is run' } })
  })

  test('is tried again by the next query that names it, and works once it is mended', async () => {
    await using opened = await openEngine({ it: broken() })
    await errorOf(opened.engine, '{ it { run } }')
    await errorOf(opened.engine, '{ it { run } }')
    expect(opened.sdk.loads).toEqual(['it', 'it'])
    opened.sdk.modules.set('it', saying('run'))
    expect(await dataOf(opened.engine, '{ it { run } }')).toEqual({ it: { run: 'it is run' } })
    opened.sdk.modules.set('it', broken())
    expect(await dataOf(opened.engine, '{ it { run } }')).toEqual({ it: { run: 'it is run' } })
    expect(opened.sdk.loads).toEqual(['it', 'it', 'it'])
  })

  test('as a blueprint fails only what might have been its function', async () => {
    await using opened = await openEngine(
      { good: saying('run'), blue: broken() },
      { workspace: { good: '', blue: 'blueprint = true' } },
    )
    expect(await dataOf(opened.engine, '{ good { run } version }')).toMatchObject({ version: '0.1.0' })
    expect(await errorOf(opened.engine, '{ deploy }')).toMatchObject({
      code: 'TS_SYNTAX',
      message: 'the module `blue` cannot be loaded: no closing brace',
    })
    expect(await errorOf(opened.engine, '{ with(x: 1) { deploy } }')).toMatchObject({ code: 'TS_SYNTAX' })
  })

  test('that a document does not need does not hide a mistake in the document', async () => {
    await using opened = await openEngine({ good: saying('run'), broken: broken() })
    expect(await errorOf(opened.engine, '{ good { walk } }')).toMatchObject({
      code: 'DOCUMENT_INVALID',
      message: 'Cannot query field "walk" on type "Good".',
    })
    expect(await errorOf(opened.engine, '{ nothing }')).toMatchObject({ code: 'DOCUMENT_INVALID' })
  })

  test('fails a request that passes an ID of it', async () => {
    await using first = await openEngine({ it: saying('run') })
    const { it: made } = (await dataOf(first.engine, '{ it { id } }')) as { it: { id: string } }
    await using opened = await openEngine({ it: broken() })
    expect(
      await errorOf(opened.engine, 'query ($id: ID!) { node(id: $id) { id } }', {
        variables: { id: made.id },
      }),
    ).toMatchObject({ code: 'TS_SYNTAX' })
  })
})

describe('a request that reads the whole schema', () => {
  test('gets what there is, and is told what is missing', async () => {
    await using opened = await openEngine({ good: saying('run'), broken: broken() })
    const result = await opened.engine.connect().query(LIST)
    expect(result.errors).toBeUndefined()
    expect(JSON.stringify(result.data)).toContain('"good"')
    expect(result.extensions).toEqual({
      failedModules: [{ name: 'broken', constructorName: 'broken', diagnostics: [broken()] }],
    })
  })

  test('has no such report where all is well', async () => {
    await using opened = await openEngine({ good: saying('run') })
    expect(await opened.engine.connect().query(LIST)).not.toHaveProperty('extensions')
    expect(await opened.engine.connect().query('{ good { run } }')).not.toHaveProperty('extensions')
  })

  test('fails where the client allows no failures, and then only it', async () => {
    await using opened = await openEngine({ good: saying('run'), broken: broken() })
    const metadata = { clientId: 'strict', allowModuleFailures: false }
    const result = await opened.engine.connect(metadata).query(LIST)
    expect(result).toMatchObject({ errors: [{ extensions: { code: 'TS_SYNTAX', module: 'broken' } }] })
    expect(result).not.toHaveProperty('data')
    expect(await dataOf(opened.engine, '{ good { run } }', { metadata })).toEqual({
      good: { run: 'it is run' },
    })
    opened.sdk.modules.set('broken', saying('run'))
    expect(await opened.engine.connect(metadata).query(LIST)).not.toHaveProperty('errors')
  })

  test('is told of warnings: unknown values and unknown keys', async () => {
    await using opened = await openEngine(
      {
        a: {
          ...saying('run'),
          args: [{ name: 'dry-run', type: { kind: 'boolean', nullable: false }, default: false }],
        },
      },
      { workspace: { a: 'colour = "red"\nconfig.dry-rum = true' } },
    )
    expect((await opened.engine.connect().query(LIST)).extensions).toMatchObject({
      warnings: [
        { code: 'WORKSPACE_CONFIG_UNKNOWN_KEY', location: { file: '/repo/.dagger/config.toml' } },
        {
          code: 'MODULE_VALUE_UNKNOWN',
          hint: 'Did you mean `dryRun`?',
          location: { file: '/repo/.dagger/config.toml', column: 8 },
        },
      ],
    })
  })
})

describe('modules that the engine refuses', () => {
  test('a value of the wrong type', async () => {
    await using opened = await openEngine(
      { a: { ...saying('run'), args: [{ name: 'whom', type: text }] } },
      { workspace: { a: 'config.whom = 3' } },
    )
    const { errors } = await opened.engine.connect().query('{ a { run } }')
    expect(errors?.[0]?.extensions).toMatchObject({
      diagnostics: [{ location: { file: '/repo/.dagger/config.toml', column: 8 } }],
    })
    expect(await errorOf(opened.engine, '{ a { run } }')).toMatchObject({
      code: 'MODULE_VALUE_TYPE',
      message:
        'the module `a` cannot be loaded: the configured value of `whom` for the module `a` is not `String!`',
    })
  })

  test('an unknown SDK, with a near one and the place', async () => {
    await using opened = await openEngine(
      {},
      {
        workspace: { a: '' },
        files: { '/repo/.dagger/modules/a/dagger.json': '{\n  "name": "a",\n  "sdk": "inlin"\n}' },
      },
    )
    const { code, diagnostics } = await errorOf(opened.engine, '{ a { run } }')
    expect(code).toBe('SDK_UNKNOWN')
    expect(diagnostics).toMatchObject([
      {
        message: 'the module `a` uses the SDK `inlin`, which this engine does not have',
        hint: 'Did you mean `inline`?',
        location: { file: '/repo/.dagger/modules/a/dagger.json', line: 3 },
      },
    ])
  })

  test('an SDK that is near none is told what there is', async () => {
    const files = { '/repo/.dagger/modules/a/dagger.json': '{ "name": "a", "sdk": "go" }' }
    await using opened = await openEngine({}, { workspace: { a: '' }, files })
    expect((await errorOf(opened.engine, '{ a { run } }')).diagnostics[0]?.hint).toBe('It has `inline`.')
    await using bare = await openEngine({}, { workspace: { a: '' }, files, sdks: [] })
    expect((await errorOf(bare.engine, '{ a { run } }')).diagnostics[0]?.hint).toBe('It has none.')
  })

  test('no SDK', async () => {
    await using opened = await openEngine(
      {},
      { workspace: { a: '' }, files: { '/repo/.dagger/modules/a/dagger.json': '{ "name": "a" }' } },
    )
    expect(await errorOf(opened.engine, '{ a { run } }')).toMatchObject({ code: 'SDK_MISSING' })
  })

  test('a source that must be fetched', async () => {
    const config =
      '[modules.far]\nsource = "github.com/acme/far@v1"\n\n[modules.near]\nsource = "modules/near"\n'
    await using opened = await openEngine(
      { near: saying('run') },
      { files: { '/repo/.dagger/config.toml': config } },
    )
    const { code, diagnostics } = await errorOf(opened.engine, '{ far { run } }')
    expect(code).toBe('SOURCE_UNSUPPORTED')
    expect(diagnostics.map(printDiagnostic)).toEqual([
      '/repo/.dagger/config.toml:2:1: error SOURCE_UNSUPPORTED: the module `far` comes from ' +
        '`github.com/acme/far@v1`, and this engine loads modules from folders only\n' +
        '  hint: Fetch it into a folder and use the path of that folder.',
    ])
    expect(await dataOf(opened.engine, '{ near { run } }')).toEqual({ near: { run: 'it is run' } })
  })

  test('a folder that is missing or no module', async () => {
    const config = '[modules.gone]\nsource = "nowhere"\n[modules.bare]\nsource = "bare"\n'
    await using opened = await openEngine(
      {},
      { files: { '/repo/.dagger/config.toml': config, '/repo/.dagger/bare/README.md': '' } },
    )
    expect(await errorOf(opened.engine, '{ gone { x } }')).toMatchObject({
      code: 'MODULE_FOLDER_MISSING',
      diagnostics: [{ location: { file: '/repo/.dagger/config.toml', line: 2, column: 1 } }],
    })
    expect(await errorOf(opened.engine, '{ bare { x } }')).toMatchObject({ code: 'MODULE_CONFIG_MISSING' })
  })

  test('a name that core has', async () => {
    await using opened = await openEngine({ directory: saying('run'), good: saying('run') })
    const result = await opened.engine.connect().query(LIST)
    expect(result.extensions).toMatchObject({
      failedModules: [{ name: 'directory', diagnostics: [{ severity: 'error' }, {}] }],
    })
    expect(await dataOf(opened.engine, '{ good { run } directory { entries } }')).toEqual({
      good: { run: 'it is run' },
      directory: { entries: [] },
    })
  })

  test('a name that an earlier module has: the earlier stays, the later is named', async () => {
    const files = {
      '/repo/.dagger/modules/a/dagger.json': '{ "name": "a", "sdk": "inline" }',
      '/repo/other/dagger.json': '{ "name": "other", "sdk": "inline" }',
    }
    const other: InlineModule = saying('walk')
    await using opened = await openEngine(
      { a: saying('run'), other },
      { workspace: { a: 'blueprint = true' }, files },
    )
    const metadata = { clientId: 'c', extraModules: [{ ref: 'other', name: 'a' }] }
    expect(await dataOf(opened.engine, '{ a { run } run }', { metadata })).toEqual({
      a: { run: 'it is run' },
      run: 'it is run',
    })
    const { extensions } = await opened.engine.connect(metadata).query(LIST)
    expect(extensions?.['failedModules']).toMatchObject([
      { name: 'a', diagnostics: [{ code: 'COLLISION_TYPES' }, { code: 'COLLISION_CONSTRUCTORS' }] },
    ])
  })

  test('a name that GraphQL does not take harms no other module', async () => {
    const config = '[modules.good]\nsource = "modules/good"\n[modules."größe"]\nsource = "modules/good"\n'
    await using opened = await openEngine(
      { good: saying('run') },
      { workspace: { good: '' }, files: { '/repo/.dagger/config.toml': config } },
    )
    const result = await opened.engine.connect().query(LIST)
    expect(result.errors).toBeUndefined()
    expect(result.extensions).toMatchObject({
      failedModules: [{ name: 'größe', diagnostics: [{ code: 'MODULE_NAME_INVALID' }] }],
    })
  })
})

describe('a workspace config with mistakes', () => {
  test('fails every request of its clients, with file, line and column', async () => {
    const config = '[modules.a]\nsource = 3\n\n[modules.b]\n'
    await using opened = await openEngine({}, { files: { '/repo/.dagger/config.toml': config } })
    const { errors } = await opened.engine.connect().query('{ version }')
    expect(errors).toHaveLength(1)
    expect(errors?.[0]?.extensions['diagnostics']).toMatchObject([
      { location: { file: '/repo/.dagger/config.toml', line: 2, column: 1 } },
      { location: { file: '/repo/.dagger/config.toml', line: 4, column: 10 } },
    ])
  })

  test('is read again by the next request', async () => {
    let content = 'modules = 3'
    await using opened = await openEngine(
      {},
      {
        fileSystem: {
          readText: async (path) => (path === '/repo/.dagger/config.toml' ? content : undefined),
          exists: async (path) => path === '/repo/.git',
        },
      },
    )
    const client = opened.engine.connect()
    expect((await client.query('{ version }')).errors).toHaveLength(1)
    content = ''
    expect(await client.query('{ version }')).toEqual({ data: { version: '0.1.0' } })
  })

  test('does not concern a client that skips the modules of the workspace', async () => {
    await using opened = await openEngine({}, { files: { '/repo/.dagger/config.toml': '= broken' } })
    const metadata = { clientId: 'c', skipWorkspaceModules: true }
    expect(await dataOf(opened.engine, '{ version }', { metadata })).toEqual({ version: '0.1.0' })
  })
})
