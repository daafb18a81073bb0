import { expect, test } from 'vitest'
import { definePolicies } from '@graft/collisions'
import { coreLayer } from '@graft/core'
import { composeAll, String } from '@graft/dagql'
import { unwrap } from '@graft/diagnostics'
import { defineModule, type InstalledModule } from '@graft/modules'
import { CompositionCache } from './composition-cache.ts'

const policies = definePolicies({})

function cache(): CompositionCache {
  return new CompositionCache(unwrap(composeAll([coreLayer()], policies)), policies)
}

function module(name: string, ...functions: readonly string[]): InstalledModule {
  return defineModule(name, {
    functions: ({ fn }) =>
      Object.fromEntries(functions.map((each) => [each, fn(String, {}, () => `${each} of ${name}`)])),
  })
}

test('equal sets of modules share one schema, however often they are made', () => {
  const schemas = cache()
  const first = schemas.get([module('a', 'run'), module('b')], [])
  expect(schemas.get([module('a', 'run'), module('b')], [])).toBe(first)
  expect(schemas.get([module('a', 'run')], [])).not.toBe(first)
  expect(schemas.get([module('a', 'walk'), module('b')], [])).not.toBe(first)
})

test('the same modules with other blueprints are another schema', () => {
  const schemas = cache()
  const [a, b] = [module('a', 'run'), module('b', 'walk')]
  const hoisted = schemas.get([a, b], [a])
  expect(schemas.get([a, b], [])).not.toBe(hoisted)
  expect(schemas.get([a, b], [b])).not.toBe(hoisted)
  expect(schemas.get([a, b], [a])).toBe(hoisted)
  expect(Object.keys(hoisted.schema().getQueryType().getFields())).toEqual(
    expect.arrayContaining(['run', 'a', 'b', 'version']),
  )
})

test('a module that is refused is told apart from the one whose name it wants', () => {
  const [first, second] = [module('a', 'run'), module('a', 'walk')]
  // The same name from other sources: in code, the digest is all that differs.
  const other = { ...second, layer: { ...second.layer, claims: second.layer.claims.map(elsewhere) } }
  const served = cache().get([first, other], [first, other])
  expect([...served.refused.keys()]).toEqual([other.layer.digest])
  const fields = Object.keys(served.schema().getQueryType().getFields())
  expect(fields).toContain('run')
  expect(fields).not.toContain('walk')
})

function elsewhere(claim: InstalledModule['layer']['claims'][number]): typeof claim {
  return { ...claim, owner: { ...claim.owner, source: 'elsewhere' } }
}

test('names that blueprints lose are warnings, each once, and do not fail the schema', () => {
  const [go, npm] = [module('go', 'build'), module('npm', 'build')]
  const { warnings, refused } = cache().get([go, npm], [go, npm])
  expect(refused.size).toBe(0)
  expect(warnings.map((warning) => warning.code)).toEqual(['COLLISION_ALIASES'])
})
