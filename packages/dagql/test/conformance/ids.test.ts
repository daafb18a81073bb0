import {
  arg,
  Boolean,
  createServer,
  decodeId,
  digestCall,
  encodeId,
  Int,
  layer,
  nullable,
  object,
  pure,
  String,
  type Server,
} from '@graft/dagql'
import { describe, expect, test } from 'vitest'
import { geometry } from '../geometry.ts'
import { ask, complaints, objectOf } from './ask.ts'

const File = object<{ readonly path: string; readonly raw: boolean }>('File')

/** A field with an argument that clients do not see. */
function files(): Server {
  return createServer({
    layers: [
      layer(
        'files',
        ({ type, root }) => {
          type(File, (field) => ({ path: field(String), raw: field(Boolean) }))
          root((field) => ({
            file: field(
              File,
              { args: { path: arg(String), raw: arg(Boolean, { default: false, internal: true }) } },
              (_root, args) => args,
            ),
          }))
        },
        { cache: pure },
      ),
    ],
  })
}

describe('TestIDRecipeArgIsInternal', () => {
  const server = files()

  test('an internal argument is refused from clients as if it did not exist', async () => {
    expect(await complaints(server, '{ file(path: "a", raw: true) { path } }')).toEqual([
      expect.stringContaining('Unknown argument "raw" on field "Query.file"'),
    ])
    expect(await ask(server, '{ file(path: "a") { raw } }')).toEqual({ file: { raw: false } })
  })

  test('clients do not see it, and are not told of it', async () => {
    expect(
      Object.values(server.schema.getQueryType().getFields()['file']?.args ?? []).map((each) => each.name),
    ).toEqual(['path'])
    const [message] = await complaints(server, '{ file(path: "a", rav: true) { path } }')
    expect(message).not.toContain('"raw"')
  })

  test('code sets it, and it is part of the identity', async () => {
    const raw = await objectOf(server.select(['file', { path: 'a', raw: true }]))
    const plain = await objectOf(server.select(['file', { path: 'a' }]))
    expect(raw.value).toEqual({ path: 'a', raw: true })
    expect(raw.digest()).not.toBe(plain.digest())
    // An ID may hold it, as it does not come from the client's own query.
    const query = 'query ($id: ID!) { node(id: $id) { ... on File { raw } } }'
    expect(await ask(files(), query, { variables: { id: raw.id() } })).toEqual({ node: { raw: true } })
  })

  test('the field `id` takes no arguments', async () => {
    expect(await complaints(server, '{ file(path: "a") { id(recipe: true) } }')).toEqual([
      expect.stringContaining('Unknown argument "recipe" on field "File.id"'),
    ])
  })
})

describe('TestIDRecipeDefault', () => {
  test('an ID is always the recipe, whoever asks and in whatever view', async () => {
    const server = createServer({ layers: [geometry().layer] })
    const point = await objectOf(server.select(['point', { x: 1 }]))
    const query = '{ point(x: 1) { id } }'
    for (const version of [undefined, '1.0', 'legacy'])
      for (const clientId of [undefined, 'ann'])
        expect(await ask(server.in({ surface: 'client', version }), query, { clientId })).toEqual({
          point: { id: point.id() },
        })
    expect(decodeId(point.id())).toMatchObject({
      field: 'point',
      args: [['x', { kind: 'integer', value: 1 }]],
    })
  })
})

describe('TestHandleIDRoundTrip', () => {
  test('there is one form of IDs: what decodes encodes to the same text', async () => {
    const server = createServer({ layers: [geometry().layer] })
    const far = await objectOf(
      server.select(['point', { x: 1 }], ['shift', { by: 2 }], ['neighbours', {}, 2]),
    )
    const call = decodeId(far.id())
    expect(encodeId(call)).toBe(far.id())
    expect(digestCall(call)).toBe(far.digest())
    expect(call.type).toBe('Point')
  })
})

describe('TestImplicitInputsRoundTrip', () => {
  test('implicit inputs are in the ID, apart from arguments', async () => {
    const mine = layer('mine', ({ type, root }) => {
      const Note = object<{ readonly n: number }>('Note')
      type(Note, (field) => ({ n: field(Int) }))
      root((field) => ({
        note: field(
          Note,
          { args: { n: arg(nullable(Int)) }, cache: { scope: ['client', 'session'] } },
          (_root, { n }) => ({
            n: n ?? 0,
          }),
        ),
      }))
    })
    const caller = { clientId: 'ann', sessionId: 'one' }
    const note = await objectOf(createServer({ layers: [mine] }).selectAs(caller, ['note', { n: 1 }]))
    const { args, implicit } = decodeId(note.id())
    expect(args).toEqual([['n', { kind: 'integer', value: 1 }]])
    expect(implicit?.map(([name]) => name)).toEqual(['cachePerClient', 'cachePerSession'])
    // Who the caller is does not travel with the ID.
    expect(Buffer.from(note.id(), 'base64url').toString('latin1')).not.toContain('ann')
  })
})
