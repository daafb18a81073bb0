import { describe, expect, test } from 'vitest'
import { ObjectResult } from '@graft/dagql'
import type { Module } from '@graft/modules'
import { install, serveModules } from './serve-module.ts'
import { shop } from './shop.ts'

/** The ID of the shop that the same query makes on every server. */
async function idOf(options: Partial<Module>): Promise<string> {
  const made = await serveModules(shop({}, options)).select({ field: 'shop', args: { owner: 'Ann' } })
  if (!(made instanceof ObjectResult)) throw new Error('a shop is an object')
  return made.id()
}

describe('identity', () => {
  test('the same module gives the same IDs, wherever it is served', async () => {
    expect(await idOf({})).toBe(await idOf({}))
    expect(install(shop()).layer.digest).toBe(install(shop()).layer.digest)
  })

  test('the same module with other values gives other IDs', async () => {
    const plain = await idOf({})
    const configured = await idOf({ config: { 'dry-run': true } })
    expect(configured).not.toBe(plain)
    expect(await idOf({ config: { 'dry-run': false } })).not.toBe(configured)
  })

  test('the order of configured values makes no difference', async () => {
    expect(await idOf({ config: { limit: 1, rate: 2 } })).toBe(await idOf({ config: { rate: 2, limit: 1 } }))
  })

  test('other sources give other IDs, another folder does not', async () => {
    expect(await idOf({ digest: 'changed' })).not.toBe(await idOf({}))
    expect(await idOf({ source: '/elsewhere' })).toBe(await idOf({}))
  })

  test('two modules of the same shape are two layers', () => {
    expect(install(shop({}, { digest: 'changed' })).layer.digest).not.toBe(install(shop()).layer.digest)
    expect(install(shop({}, { config: { limit: 1 } })).layer.digest).not.toBe(install(shop()).layer.digest)
  })
})
