import { describe, expect, test } from 'vitest'
import { keep, qualify } from '@graft/collisions'
import { defineModule, type InstalledModule } from '@graft/modules'
import { object, String } from '@graft/dagql'
import { moduleWith } from './blueprints.ts'
import { codesOf, dataOf, rootNames, serveBlueprints } from './serve-blueprints.ts'

const Tree = object<{ readonly leaves: string }>('FilesTree', 'A tree of a module.')

/** A blueprint whose function has the name of a core field and another type. */
const files: InstalledModule = defineModule('files', {
  types: (type) => type(Tree, (field) => ({ leaves: field(String, {}, (tree) => tree.leaves) })),
  functions: ({ fn }) => ({
    directory: fn(Tree, {}, () => ({ leaves: 'green' })),
  }),
})

describe('an alias and a field of core', () => {
  test('the alias is seen by clients, and core is still reached', async () => {
    const server = serveBlueprints([files])
    expect(
      await dataOf(
        server,
        '{ directory { leaves } core { directory { path } } files { directory { leaves } } }',
      ),
    ).toEqual({
      directory: { leaves: 'green' },
      core: { directory: { path: '/core' } },
      files: { directory: { leaves: 'green' } },
    })
  })

  test('resolvers go on selecting that of core', async () => {
    expect(await serveBlueprints([files]).select('directory', 'path')).toBe('/core')
  })

  test('is reported with the path that reaches core', () => {
    expect(serveBlueprints([files]).report.resolutions).toMatchObject([
      {
        collision: {
          kind: 'alias-core',
          name: 'directory',
          incumbent: { owner: { name: 'core' } },
          incoming: { owner: { name: 'files' } },
        },
        decision: { action: 'shadow' },
        loser: { owner: { name: 'core' } },
        reach: 'core { directory }',
      },
    ])
  })

  test('another policy keeps core', async () => {
    const server = serveBlueprints([files], { policies: { 'alias-core': keep } })
    expect(await dataOf(server, '{ directory { path } }')).toEqual({ directory: { path: '/core' } })
    expect(server.report.resolutions[0]).toMatchObject({ reach: 'files { directory }' })
  })
})

describe('an alias and a constructor', () => {
  test('a module `test` with a function `test` does not run into itself', async () => {
    const server = serveBlueprints([moduleWith('test', 'test', 'all')])
    expect(await dataOf(server, '{ test all }')).toEqual({ test: 'test of test', all: 'all of test' })
    expect(await server.select('test', 'test')).toBe('test of test')
    expect(server.report.resolutions).toMatchObject([
      { collision: { kind: 'alias-constructor', name: 'test' } },
    ])
  })

  test('an alias shadows the constructor of another module', async () => {
    const server = serveBlueprints([moduleWith('tools', 'lint')], { others: [moduleWith('lint', 'check')] })
    expect(await dataOf(server, '{ lint }')).toEqual({ lint: 'lint of tools' })
    expect(await server.select('lint', 'check')).toBe('check of lint')
  })

  test('a reserved name is prefixed with that of the module', async () => {
    const server = serveBlueprints([moduleWith('tools', 'core', 'node')])
    expect(await dataOf(server, '{ toolsCore toolsNode core { version } }')).toEqual({
      toolsCore: 'core of tools',
      toolsNode: 'node of tools',
      core: { version: '7' },
    })
  })
})

describe('two blueprints that want one name', () => {
  const go = moduleWith('go', 'build', 'vet')
  const npm = moduleWith('npm', 'build', 'audit')

  test('neither alias is installed, others of both are', async () => {
    const server = serveBlueprints([go, npm])
    expect(await rootNames(server)).toEqual(expect.arrayContaining(['go', 'npm', 'vet', 'audit']))
    expect(await codesOf(server, '{ build }')).toEqual(['DOCUMENT_INVALID'])
    expect(await dataOf(server, '{ vet audit go { build } npm { build } }')).toEqual({
      vet: 'vet of go',
      audit: 'audit of npm',
      go: { build: 'build of go' },
      npm: { build: 'build of npm' },
    })
  })

  test('the report names both and how each is still reached', () => {
    const { report } = serveBlueprints([go, npm])
    expect(report.resolutions.map((each) => each.diagnostic?.code)).toContain('COLLISION_ALIASES')
    const text = report.toString()
    expect(text).toMatch(/build.*go.*npm|build.*npm.*go/)
    expect(text).toContain('go { build }')
    expect(text).toContain('npm { build }')
  })

  test('the order in which they come makes no difference', async () => {
    expect(await codesOf(serveBlueprints([npm, go]), '{ build }')).toEqual(['DOCUMENT_INVALID'])
  })

  test('a policy can keep the first or name both', async () => {
    const kept = serveBlueprints([go, npm], { policies: { 'alias-alias': keep } })
    expect(await dataOf(kept, '{ build }')).toEqual({ build: 'build of go' })
    const qualified = serveBlueprints([go, npm], { policies: { 'alias-alias': qualify } })
    expect(await rootNames(qualified)).toEqual(expect.arrayContaining(['npmBuild']))
    expect(await dataOf(qualified, '{ npmBuild }')).toEqual({ npmBuild: 'build of npm' })
  })

  test('two spellings of one command are one name', async () => {
    const server = serveBlueprints([moduleWith('left', 'buildAll'), moduleWith('right', 'buildALL')])
    expect(await codesOf(server, '{ buildAll buildALL }')).toEqual(['DOCUMENT_INVALID', 'DOCUMENT_INVALID'])
    expect(server.report.resolutions).toMatchObject([
      { collision: { kind: 'spelling' }, diagnostic: { code: 'COLLISION_SPELLING' } },
    ])
  })
})
