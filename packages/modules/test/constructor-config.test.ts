import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '@graft/diagnostics'
import { moduleLayer } from '@graft/modules'
import type { JsonValue } from '@graft/typedef'
import { dataOf, install, scope, serveModules } from './serve-module.ts'
import { shop, shopDef } from './shop.ts'

type Config = { readonly [key: string]: JsonValue }

/** The constructor arguments that the runtime gets from `{ shop(…) { owner } }`. */
async function argumentsGiven(config: Config, args: string = ''): Promise<unknown> {
  const module = shop({}, { config })
  await dataOf(serveModules(module), `{ shop${args} { names } }`)
  return module.inline.calls[0]?.arguments
}

function errorsOf(config: Config): readonly Diagnostic[] {
  const result = moduleLayer(shop({}, { config }), scope)
  return result.ok ? [] : result.diagnostics
}

describe('configured values', () => {
  test('stand in for arguments that the caller leaves out', async () => {
    expect(await argumentsGiven({ owner: 'Ann', limit: 3, rate: 0.5, tags: ['a'], size: 'LARGE' })).toEqual({
      owner: 'Ann',
      'dry-run': false,
      limit: 3,
      rate: 0.5,
      tags: ['a'],
      size: 'LARGE',
    })
  })

  test('lose against explicit ones', async () => {
    expect(await argumentsGiven({ owner: 'Ann', 'dry-run': true }, '(owner: "Bob", dryRun: false)')).toEqual({
      owner: 'Bob',
      'dry-run': false,
      tags: [],
      size: 'SMALL',
    })
  })

  test('do not fill in what nobody configured or declared', async () => {
    const given = await argumentsGiven({}, '(owner: "Bob")')
    expect(given).toEqual({ owner: 'Bob', 'dry-run': false, tags: [], size: 'SMALL' })
  })

  test.each(['dry-run', 'dryRun', 'dry_run'])('are found under the spelling `%s`', async (key) => {
    expect(await argumentsGiven({ owner: 'Ann', [key]: true })).toMatchObject({ 'dry-run': true })
  })

  test('show as defaults, also of an argument that is required otherwise', async () => {
    const server = serveModules(shop({}, { config: { owner: 'Ann', limit: 3, tags: ['a', 'b'] } }))
    const data = await dataOf(
      server,
      '{ __type(name: "Query") { fields { name args { name defaultValue } } } }',
    )
    expect(data).toMatchObject({
      __type: {
        fields: expect.arrayContaining([
          {
            name: 'shop',
            args: [
              { name: 'owner', defaultValue: '"Ann"' },
              { name: 'dryRun', defaultValue: 'false' },
              { name: 'tags', defaultValue: '["a", "b"]' },
              { name: 'limit', defaultValue: '3' },
              { name: 'rate', defaultValue: null },
              { name: 'size', defaultValue: 'SMALL' },
              { name: 'banner', defaultValue: null },
            ],
          },
        ]),
      },
    })
  })

  test('under an unknown key are ignored with a warning that names a near argument', () => {
    const installed = install(shop({}, { config: { owner: 'Ann', 'dry-rum': true } }))
    expect(installed.warnings).toEqual([
      {
        code: 'MODULE_VALUE_UNKNOWN',
        severity: 'warning',
        message: 'the module `shop` has no constructor argument `dry-rum`; the configured value is ignored',
        hint: 'Did you mean `dryRun`?',
      },
    ])
  })

  test('under a key that is near nothing are told what there is', () => {
    expect(install(shop({}, { config: { colour: 'red' } })).warnings[0]?.hint).toBe(
      'It takes `owner`, `dryRun`, `tags`, `limit`, `rate`, `size`, `banner`.',
    )
    const { constructorFunction: _constructor, ...main } = shopDef.objects[0] ?? {
      name: '',
      fields: [],
      functions: [],
    }
    const bare = { ...shopDef, objects: [main, ...shopDef.objects.slice(1)] }
    expect(install(shop({}, { def: bare, config: { owner: 'Ann' } })).warnings[0]?.hint).toBe(
      'Its constructor takes no arguments.',
    )
  })

  test.each<[string, JsonValue, string]>([
    ['owner', 3, 'String!'],
    ['dry-run', 'yes', 'Boolean!'],
    ['tags', 'a', '[String!]!'],
    ['tags', ['a', 3], '[String!]!'],
    ['limit', 1.5, 'Int'],
    ['limit', 2 ** 60, 'Int'],
    ['rate', '0.5', 'Float'],
    ['rate', Number.POSITIVE_INFINITY, 'Float'],
    ['size', 'HUGE', 'ShopSize!'],
    ['size', 'large', 'ShopSize!'],
    ['banner', 'some-id', 'Note'],
    ['owner', null, 'String!'],
  ])('of `%s` as %j are refused', (key, value, type) => {
    expect(errorsOf({ [key]: value })).toEqual([
      expect.objectContaining({
        code: 'MODULE_VALUE_TYPE',
        severity: 'error',
        message: `the configured value of \`${key}\` for the module \`shop\` is not \`${type}\``,
        hint: `Change \`[modules.shop.config] ${key}\` in the workspace config.`,
      }),
    ])
  })

  test('that are wrong are all reported at once', () => {
    expect(errorsOf({ owner: 3, rate: true, unknown: 1 }).map((each) => each.code)).toEqual([
      'MODULE_VALUE_TYPE',
      'MODULE_VALUE_TYPE',
    ])
  })

  test('that are wrong point at the declaration of the argument', () => {
    const location = { file: 'src/index.ts', line: 2, column: 15 }
    const [main, ...others] = shopDef.objects
    if (main?.constructorFunction === undefined) throw new Error('the shop has a constructor')
    const [owner, ...args] = main.constructorFunction.arguments
    if (owner === undefined) throw new Error('the shop has an owner')
    const constructorFunction = { ...main.constructorFunction, arguments: [{ ...owner, location }, ...args] }
    const def = { ...shopDef, objects: [{ ...main, constructorFunction }, ...others] }
    const result = moduleLayer(shop({}, { def, config: { owner: 1 } }), scope)
    expect(result).toMatchObject({
      ok: false,
      diagnostics: [{ related: [{ message: 'the argument is declared here', location }] }],
    })
  })

  test('are no part of the call, so they do not show in its arguments', async () => {
    const server = serveModules(shop({}, { config: { owner: 'Ann' } }))
    const made = await server.select('shop')
    expect(made).toMatchObject({ call: { field: 'shop', args: [] } })
  })
})
