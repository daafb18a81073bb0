import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { coreLayer } from '@graft/core'
import { String } from '@graft/dagql'
import { createEngine } from '@graft/engine'
import { defineModule, type InstalledModule } from '@graft/modules'
import { InlineSdk, saying, type InlineModule } from './inline-sdk.ts'
import { dataOf, errorOf, openEngine } from './open-engine.ts'

function inCode(name: string, ...functions: readonly string[]): InstalledModule {
  return defineModule(name, {
    functions: ({ fn }) =>
      Object.fromEntries(functions.map((each) => [each, fn(String, {}, () => `${each} of ${name}`)])),
  })
}

const tool = { '/repo/tool/dagger.json': '{ "name": "tool", "sdk": "inline" }' }

describe('what a client gets', () => {
  test('the modules of the workspace that its directory is in', async () => {
    await using opened = await openEngine(
      { a: saying('run') },
      {
        workspace: {},
        files: {
          '/other/.dagger/config.toml': '[modules.a]\nsource = "a"',
          '/other/.dagger/a/dagger.json': '{ "name": "a", "sdk": "inline" }',
          '/other/.git': '',
          '/other/deep/er/file': '',
        },
      },
    )
    expect(
      await dataOf(opened.engine, '{ a { run } }', { metadata: { workspace: '../other/deep/er' } }),
    ).toEqual({ a: { run: 'it is run' } })
    expect(await errorOf(opened.engine, '{ a { run } }')).toMatchObject({ code: 'DOCUMENT_INVALID' })
  })

  test('what it asks for when it connects, each client for itself', async () => {
    await using opened = await openEngine(
      { a: saying('run'), tool: saying('saw') },
      { workspace: { a: '' }, files: tool },
    )
    const metadata = { extraModules: [{ ref: './tool' }] }
    expect(await dataOf(opened.engine, '{ tool { saw } a { run } }', { metadata })).toEqual({
      tool: { saw: 'it is saw' },
      a: { run: 'it is run' },
    })
    expect(await errorOf(opened.engine, '{ tool { saw } }')).toMatchObject({ code: 'DOCUMENT_INVALID' })
  })

  test('one client where two requests name the same', async () => {
    await using opened = await openEngine({ tool: saying('saw') }, { workspace: {}, files: tool })
    const metadata = { sessionId: 's', clientId: 'c', extraModules: [{ ref: 'tool' }] }
    await dataOf(opened.engine, '{ tool { saw } }', { metadata })
    // What a client gets is fixed at its first use.
    expect(
      await dataOf(opened.engine, '{ tool { saw } }', { metadata: { sessionId: 's', clientId: 'c' } }),
    ).toEqual({
      tool: { saw: 'it is saw' },
    })
    expect(opened.sdk.loads).toEqual(['tool'])
  })

  test('an extra module under its own name, or under the one that it is given', async () => {
    await using opened = await openEngine({ tool: saying('saw') }, { workspace: {}, files: tool })
    const metadata = { extraModules: [{ ref: '/repo/tool' }, { ref: 'tool', name: 'my-tool' }] }
    expect(await dataOf(opened.engine, '{ tool { saw } myTool { saw __typename } }', { metadata })).toEqual({
      tool: { saw: 'it is saw' },
      myTool: { saw: 'it is saw', __typename: 'MyTool' },
    })
  })

  test('the modules of the workspace unless it skips them; the rest it keeps', async () => {
    await using opened = await openEngine(
      { a: saying('run'), tool: saying('saw') },
      { workspace: { a: '' }, files: tool, modules: [inCode('code', 'think')] },
    )
    const metadata = {
      clientId: 'c',
      skipWorkspaceModules: true,
      extraModules: [{ ref: 'tool', blueprint: true }],
    }
    expect(await dataOf(opened.engine, '{ saw tool { saw } code { think } }', { metadata })).toEqual({
      saw: 'it is saw',
      tool: { saw: 'it is saw' },
      code: { think: 'think of code' },
    })
    expect(await errorOf(opened.engine, '{ a { run } }', { metadata })).toMatchObject({
      code: 'DOCUMENT_INVALID',
    })
    expect(opened.sdk.loads).toEqual(['tool'])
  })

  test('a client of its own where it names none', async () => {
    await using opened = await openEngine({ tool: saying('saw') }, { workspace: {}, files: tool })
    const one = opened.engine.connect({ extraModules: [{ ref: 'tool' }] })
    const two = opened.engine.connect({ extraModules: [{ ref: 'tool', name: 'mine' }] })
    expect((await one.query('{ tool { saw } }')).errors).toBeUndefined()
    expect((await two.query('{ mine { saw } }')).errors).toBeUndefined()
  })

  test('an error for metadata that no client may have', async () => {
    await using opened = await openEngine({})
    // A program without types may pass anything.
    expect(() => opened.engine.connect({ clientId: 3 } as never)).toThrow('`clientId` is not text')
    opened.engine.connect({ clientId: 'c', clientSecretToken: 'one' })
    expect(() => opened.engine.connect({ clientId: 'c', clientSecretToken: 'two' })).toThrow(
      'client "c" already exists with a different secret',
    )
  })
})

describe('blueprints', () => {
  const modules = { blue: saying('go'), tool: saying('saw') }
  const engineModules = [{ module: inCode('code', 'think'), blueprint: true }]

  test('of the engine are hoisted where nobody else has any', async () => {
    await using opened = await openEngine(modules, { workspace: { blue: '' }, modules: engineModules })
    expect(await dataOf(opened.engine, '{ think blue { go } }')).toEqual({
      think: 'think of code',
      blue: { go: 'it is go' },
    })
  })

  test('of the workspace come before those of the engine', async () => {
    await using opened = await openEngine(modules, {
      workspace: { blue: 'blueprint = true' },
      modules: engineModules,
    })
    expect(await dataOf(opened.engine, '{ go code { think } }')).toEqual({
      go: 'it is go',
      code: { think: 'think of code' },
    })
    expect(await errorOf(opened.engine, '{ think }')).toMatchObject({ code: 'DOCUMENT_INVALID' })
  })

  test('that a client asks for come before all, and others are not even loaded', async () => {
    await using opened = await openEngine(modules, {
      workspace: { blue: 'blueprint = true' },
      files: tool,
      modules: engineModules,
    })
    const metadata = { extraModules: [{ ref: 'tool', blueprint: true }] }
    expect(await dataOf(opened.engine, '{ saw version }', { metadata })).toEqual({
      saw: 'it is saw',
      version: '0.1.0',
    })
    expect(opened.sdk.loads).toEqual(['tool'])
    expect(await errorOf(opened.engine, '{ go }', { metadata })).toMatchObject({ code: 'DOCUMENT_INVALID' })
    expect(await dataOf(opened.engine, '{ blue { go } }', { metadata })).toEqual({ blue: { go: 'it is go' } })
  })

  test('of one tier are all hoisted, but for the names that two of them want', async () => {
    await using opened = await openEngine(
      { go: saying('build', 'vet'), npm: saying('build', 'audit') },
      { workspace: { go: 'blueprint = true', npm: 'blueprint = true' } },
    )
    expect(await dataOf(opened.engine, '{ vet audit go { build } }')).toEqual({
      vet: 'it is vet',
      audit: 'it is audit',
      go: { build: 'it is build' },
    })
    expect(await errorOf(opened.engine, '{ build }')).toMatchObject({ code: 'DOCUMENT_INVALID' })
    const { extensions } = await opened.engine.connect().query('{ __schema { queryType { name } } }')
    expect(extensions?.['warnings']).toMatchObject([
      { code: 'COLLISION_ALIASES', message: expect.stringMatching(/`go`.*`npm`/) },
    ])
  })

  test('may shadow a field of core, which `core` still reaches', async () => {
    await using opened = await openEngine(
      { blue: saying('directory') },
      { workspace: { blue: 'blueprint = true' } },
    )
    expect(await dataOf(opened.engine, '{ directory core { directory { entries } } }')).toEqual({
      directory: 'it is directory',
      core: { directory: { entries: [] } },
    })
  })

  test('may have a function of their own name', async () => {
    await using opened = await openEngine(
      { test: saying('test') },
      { workspace: { test: 'blueprint = true' } },
    )
    expect(await dataOf(opened.engine, '{ test }')).toEqual({ test: 'it is test' })
  })
})

describe('what clients share', () => {
  test('a runtime, for the same sources in the same folder', async () => {
    await using opened = await openEngine({ a: saying('run') })
    for (const clientId of ['one', 'two', 'three']) {
      await dataOf(opened.engine, '{ a { run } }', { metadata: { clientId } })
    }
    expect(opened.sdk.started).toEqual(['a'])
  })

  test('nothing with a client of other sources', async () => {
    await using opened = await openEngine({ a: { ...saying('run'), digest: 'one' } })
    const earlier = opened.engine.connect()
    await earlier.query('{ a { run } }')
    opened.sdk.modules.set('a', { functions: { run: () => 'it walks' }, digest: 'two' })
    expect(await dataOf(opened.engine, '{ a { run } }')).toEqual({ a: { run: 'it walks' } })
    expect(await earlier.query('{ a { run } }')).toEqual({ data: { a: { run: 'it is run' } } })
    expect(opened.sdk.started).toEqual(['a', 'a'])
  })

  test('one load, for requests that come at once', async () => {
    await using opened = await openEngine({ a: saying('run'), b: saying('run') })
    const { promise, resolve } = Promise.withResolvers<void>()
    opened.sdk.gate = promise
    const client = opened.engine.connect()
    const running = Array.from({ length: 20 }, () => client.query('{ a { run } b { run } }'))
    while (opened.sdk.loads.length < 2) await new Promise((done) => setTimeout(done, 1))
    resolve()
    const results = await Promise.all(running)
    expect(results.filter((result) => result.errors !== undefined)).toEqual([])
    expect(opened.sdk.loads).toEqual(['a', 'b'])
    expect(opened.sdk.started).toEqual(['a', 'b'])
  })

  test('modules load side by side', async () => {
    await using opened = await openEngine({ a: saying('run'), b: saying('run'), c: saying('run') })
    const { promise, resolve } = Promise.withResolvers<void>()
    opened.sdk.gate = promise
    const running = opened.engine.connect().query('{ a { run } b { run } c { run } }')
    while (opened.sdk.loads.length < 3) await new Promise((done) => setTimeout(done, 1))
    resolve()
    expect((await running).errors).toBeUndefined()
  })
})

describe('closing', () => {
  test('closes every runtime once', async () => {
    const opened = await openEngine({ a: saying('run'), b: saying('run'), idle: saying('run') })
    await dataOf(opened.engine, '{ a { run } b { run } }')
    await dataOf(opened.engine, '{ idle { id } }')
    await opened.engine.close()
    expect(opened.sdk.closed.toSorted()).toEqual(['a', 'b', 'idle'])
  })

  test('closes a runtime in the middle of a call', async () => {
    const { promise, resolve } = Promise.withResolvers<string>()
    const slow: InlineModule = { functions: { wait: () => promise } }
    const opened = await openEngine({ slow })
    const running = opened.engine.connect().query('{ slow { wait } }')
    while (!opened.sdk.calls.includes('slow.wait')) await new Promise((done) => setTimeout(done, 1))
    const closing = opened.engine.close()
    expect((await running).errors?.[0]?.extensions.code).toBe('ENGINE_CLOSED')
    expect(opened.sdk.closed).toEqual(['slow'])
    resolve('late')
    await closing
    expect(opened.sdk.closed).toEqual(['slow'])
  })

  test('ends loading', async () => {
    const opened = await openEngine({ a: saying('run') })
    opened.sdk.gate = new Promise(() => undefined)
    const running = opened.engine.connect().query('{ a { run } }')
    while (opened.sdk.loads.length === 0) await new Promise((done) => setTimeout(done, 1))
    await opened.engine.close()
    expect((await running).errors?.[0]?.extensions.code).toBe('ENGINE_CLOSED')
  })
})

test('a workspace on the disk is served like one in memory', async () => {
  const root = await mkdtemp(join(tmpdir(), 'graft-engine-'))
  try {
    await mkdir(join(root, '.dagger/modules/a'), { recursive: true })
    await writeFile(
      join(root, '.dagger/config.toml'),
      '[modules.a]\nsource = "modules/a"\nblueprint = true\n',
    )
    await writeFile(join(root, '.dagger/modules/a/dagger.json'), '{ "name": "a", "sdk": "inline" }')
    await using engine = await createEngine({
      core: [coreLayer()],
      sdks: [new InlineSdk({ a: saying('run') })],
      workdir: root,
    })
    expect(await dataOf(engine, '{ run a { run } }')).toEqual({ run: 'it is run', a: { run: 'it is run' } })
  } finally {
    await rm(root, { recursive: true, force: true })
  }
})

test('core layers whose names collide are refused when the engine is made', async () => {
  await expect(createEngine({ core: [coreLayer(), inCode('version', 'x').layer] })).rejects.toThrow(
    '`version`',
  )
})
