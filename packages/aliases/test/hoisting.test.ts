import { describe, expect, test } from 'vitest'
import { ObjectResult } from '@graft/dagql'
import { aliasLayer } from '@graft/aliases'
import { configured, lint, moduleWith } from './blueprints.ts'
import { codesOf, dataOf, rootNames, serveBlueprints } from './serve-blueprints.ts'

describe('hoisting', () => {
  test('puts each function of a blueprint at the root, where it does what the real path does', async () => {
    const server = serveBlueprints([lint])
    expect(await rootNames(server)).toEqual(expect.arrayContaining(['check', 'explain', 'lint']))
    expect(
      await dataOf(server, '{ check(path: "src") { text } lint { check(path: "src") { text } } }'),
    ).toEqual({ check: { text: 'mild src all' }, lint: { check: { text: 'mild src all' } } })
  })

  test('leaves modules that are no blueprints alone', async () => {
    const server = serveBlueprints([lint], { others: [moduleWith('other', 'secret')] })
    expect(await codesOf(server, '{ secret }')).toEqual(['DOCUMENT_INVALID'])
    expect(await dataOf(server, '{ other { secret } }')).toEqual({ other: { secret: 'secret of other' } })
  })

  test('keeps docs, arguments and types, and says what it stands for', () => {
    const alias = aliasLayer([lint]).root.get('check')
    const real = lint.layer.types.get('Lint')
    if (real?.kind !== 'object') throw new Error('the module has a main object')
    expect(alias).toMatchObject({
      description: 'Checks it.',
      args: real.fields.find((field) => field.name === 'check')?.args,
      type: real.fields.find((field) => field.name === 'check')?.type,
      owner: 'lint',
      aliasOf: ['lint', 'check'],
      filter: { surface: 'client' },
    })
  })

  test('hoists state fields, too', async () => {
    const { module } = configured({ greeting: 'hi' })
    expect(await dataOf(serveBlueprints([module]), '{ greeting }')).toEqual({ greeting: 'hi' })
  })

  test('is for clients: resolvers and IDs do not see it', async () => {
    const server = serveBlueprints([lint])
    await expect(server.select('check')).rejects.toMatchObject({ code: 'FIELD_UNKNOWN' })
  })

  test('passes on only what the caller gives', async () => {
    const { module, calls } = configured({ greeting: 'hi' })
    expect(await dataOf(serveBlueprints([module]), '{ greet }')).toEqual({ greet: 'hi world!' })
    expect(calls.map((call) => call.arguments)).toEqual([{ greeting: 'hi', mark: '!' }, { whom: 'world' }])
    calls.length = 0
    await dataOf(serveBlueprints([module]), '{ greet(loud: null) }')
    expect(calls[1]?.arguments).toEqual({ whom: 'world', loud: null })
  })

  test('reports errors at the alias', async () => {
    const { module } = configured({})
    const { errors } = await serveBlueprints([module]).execute({ query: '{ greet }' })
    expect(errors).toMatchObject([
      {
        path: ['greet'],
        message: '`Query.greeter` needs the argument `greeting` of type `String!`',
        extensions: { code: 'ARGUMENT_MISSING' },
      },
    ])
  })
})

describe('identity', () => {
  test('an object has the same ID through the alias and through the real path', async () => {
    const server = serveBlueprints([lint])
    const data = await dataOf(
      server,
      '{ check(path: "src") { id } lint { check(path: "src") { id } } core { version } }',
    )
    // The query above has this shape.
    const { check, lint: real } = data as { check: { id: string }; lint: { check: { id: string } } }
    expect(check.id).toBe(real.check.id)
    expect((await server.load(check.id)).call).toMatchObject({
      field: 'check',
      receiver: { field: 'lint', args: [] },
    })
  })

  test('an object made through an alias is an argument like any other', async () => {
    const server = serveBlueprints([lint])
    const report = await server.select('lint', 'check')
    if (!(report instanceof ObjectResult)) throw new Error('a report is an object')
    expect(await dataOf(server, 'query ($id: ID!) { explain(report: $id) }', { id: report.id() })).toEqual({
      explain: 'because: mild . all',
    })
  })

  test('arguments given by `with` are those of the constructor on the real path', async () => {
    const server = serveBlueprints([lint])
    const data = await dataOf(
      server,
      '{ with(strict: true) { check { id } } lint(strict: true) { check { id } } lax: check { id } }',
    )
    const {
      with: root,
      lint: real,
      lax,
    } = data as {
      with: { check: { id: string } }
      lint: { check: { id: string } }
      lax: { id: string }
    }
    expect(root.check.id).toBe(real.check.id)
    expect(lax.id).not.toBe(real.check.id)
  })
})

describe('the layer', () => {
  test('is the same for the same modules and another for others', () => {
    const digest = aliasLayer([moduleWith('a', 'run')]).digest
    expect(aliasLayer([moduleWith('a', 'run')]).digest).toBe(digest)
    expect(aliasLayer([moduleWith('b', 'run')]).digest).not.toBe(digest)
    // The aliases look alike, but what they run does not do the same.
    expect(aliasLayer([configured({ greeting: 'hi' }).module]).digest).not.toBe(
      aliasLayer([configured({ greeting: 'bye' }).module]).digest,
    )
  })
})
