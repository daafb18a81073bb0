import { describe, expect, test } from 'vitest'
import { ObjectResult } from '@graft/dagql'
import type { JsonValue } from '@graft/typedef'
import { dataOf, errorOf, serveModules } from './serve-module.ts'
import { shop } from './shop.ts'

/** Asks one thing of a shop whose owner is Ann. */
function ask(module: ReturnType<typeof shop>, selection: string): Promise<unknown> {
  return dataOf(serveModules(module), `{ shop(owner: "Ann") { ${selection} } }`)
}

describe('what a runtime is called with', () => {
  test('the spelling of the module, the state of the receiver, the arguments that there are', async () => {
    const module = shop()
    await ask(module, 'show')
    expect(module.inline.lastCall).toEqual({
      object: 'Shop',
      member: 'show',
      state: { owner: 'Ann', dryRun: false, size: 'SMALL' },
      arguments: { n: 'x' },
    })
  })

  test('an explicit null is not an omitted argument', async () => {
    const module = shop()
    await ask(module, 'show(it: null)')
    expect(module.inline.lastCall.arguments).toEqual({ it: null, n: 'x' })
  })

  test('objects of its own go in as their state, alone and in lists', async () => {
    const module = shop()
    const server = serveModules(module)
    const pen = await server.select(
      { field: 'shop', args: { owner: 'Ann' } },
      { field: 'item', args: { name: 'pen' } },
    )
    const cup = await server.select({ field: 'shop', args: { owner: 'Ann' } }, { field: 'items', nth: 2 })
    if (!(pen instanceof ObjectResult) || !(cup instanceof ObjectResult)) throw new Error('items are objects')
    await dataOf(
      server,
      'query ($pen: ID!, $all: [ID!]!) { shop(owner: "Bob") { pack(what: $pen, extras: $all) } }',
      { pen: pen.id(), all: [cup.id(), pen.id()] },
    )
    expect(module.inline.lastCall.arguments).toEqual({
      what: { $object: 'Item', state: { name: 'pen' } },
      extras: [
        { $object: 'Item', state: { name: 'cup' } },
        { $object: 'Item', state: { name: 'pen' } },
      ],
    })
  })

  test('objects of core go in as IDs', async () => {
    const module = shop({ 'Shop.read': () => 'read' })
    const server = serveModules(module)
    const note = await server.select({ field: 'note', args: { text: 'hello' } })
    if (!(note instanceof ObjectResult)) throw new Error('a note is an object')
    await dataOf(server, 'query ($note: ID!) { shop(owner: "Ann") { read(from: $note) } }', {
      note: note.id(),
    })
    expect(module.inline.lastCall.arguments).toEqual({ from: { $id: note.id(), type: 'Note' } })
  })

  test('an ID of another type is refused before anything runs', async () => {
    const module = shop()
    const server = serveModules(module)
    const note = await server.select({ field: 'note', args: { text: 'hello' } })
    if (!(note instanceof ObjectResult)) throw new Error('a note is an object')
    const error = await errorOf(server, 'query ($id: ID!) { shop(owner: "Ann") { pack(what: $id) } }', {
      id: note.id(),
    })
    expect(error).toEqual({ code: 'ID_TYPE', message: 'the ID names a `Note`, but a `ShopItem` is expected' })
    expect(module.inline.calls.map((call) => call.member)).toEqual([''])
  })

  test('enums go in and out by member name', async () => {
    const module = shop()
    expect(await ask(module, 'larger(than: SMALL)')).toEqual({ shop: { larger: 'LARGE' } })
    expect(module.inline.lastCall.arguments).toEqual({ than: 'SMALL' })
  })
})

describe('what a runtime returns', () => {
  test('objects of its own come back with their state, alone, in lists and as null', async () => {
    expect(
      await ask(
        shop(),
        'item(name: "pen") { name shout renamed(to: "cup") { name } } items { shout } maybeItem { name }',
      ),
    ).toEqual({
      shop: {
        item: { name: 'pen', shout: 'PEN', renamed: { name: 'cup' } },
        items: [{ shout: 'PEN' }, { shout: 'CUP' }],
        maybeItem: null,
      },
    })
  })

  test('elements of lists can be named by ID', async () => {
    const server = serveModules(shop())
    const data = await dataOf(server, '{ shop(owner: "Ann") { items { id name } } }')
    expect(data).toMatchObject({ shop: { items: [{ name: 'pen' }, { name: 'cup' }] } })
    const { shop: made } = data as { shop: { items: { id: string }[] } }
    const again = await dataOf(
      server,
      'query ($id: ID!) { node(id: $id) { __typename ... on ShopItem { shout } } }',
      { id: made.items[1]?.id },
    )
    expect(again).toEqual({ node: { __typename: 'ShopItem', shout: 'CUP' } })
  })

  test('objects of core come back by ID and keep their identity', async () => {
    const server = serveModules(shop())
    const note = await server.select({ field: 'note', args: { text: 'hello' } })
    if (!(note instanceof ObjectResult)) throw new Error('a note is an object')
    const reference = { $id: note.id(), type: 'Note' }
    const module = shop({
      'Shop.write': () => reference,
      'Shop.notes': () => [reference, reference],
      'Shop.echoNote': ({ arguments: args }) => args['it'] ?? null,
    })
    const data = await dataOf(
      serveModules(module),
      'query ($id: ID!) { shop(owner: "Ann") { write(text: "x") { id text } notes { text } echoNote(it: $id) { id } } }',
      { id: note.id() },
    )
    expect(data).toEqual({
      shop: {
        write: { id: note.id(), text: 'hello' },
        notes: [{ text: 'hello' }, { text: 'hello' }],
        echoNote: { id: note.id() },
      },
    })
  })

  test('state fields are read without a call: leaves, objects, members of another name, absent ones', async () => {
    const module = shop({
      'Shop.': () => ({
        $object: 'Shop',
        state: { owner: 'Ann', _motto: 'cheap', featured: { $object: 'Item', state: { name: 'lamp' } } },
      }),
    })
    expect(await ask(module, 'owner motto featured { name }')).toEqual({
      shop: { owner: 'Ann', motto: 'cheap', featured: { name: 'lamp' } },
    })
    expect(module.inline.calls).toHaveLength(1)
    expect(await ask(shop(), 'owner motto featured { name }')).toEqual({
      shop: { owner: 'Ann', motto: null, featured: null },
    })
  })

  test('a state field that is absent is null, whatever objects of JavaScript inherit', async () => {
    expect(await ask(shop(), 'toString')).toEqual({ shop: { toString: null } })
  })

  test('nothing is null, and a wrapped record is itself', async () => {
    expect(await ask(shop(), 'nothing')).toEqual({ shop: { nothing: null } })
    const module = shop({ 'Shop.record': () => ({ $plain: { $id: 'x', type: 'y' } }) })
    // A JSON scalar is text in the schema; the record itself is refused with its type, not taken for an object.
    expect(await errorOf(serveModules(module), '{ shop(owner: "Ann") { record } }')).toMatchObject({
      code: 'RESULT_TYPE',
    })
  })

  test.each<readonly [string, string, JsonValue, string]>([
    ['text for an object', 'item(name: "x") { name }', 'pen', 'MODULE_RETURN_TYPE `ShopItem`'],
    [
      'an object of another class',
      'item(name: "x") { name }',
      { $object: 'Shop', state: {} },
      'MODULE_RETURN_TYPE `ShopItem`',
    ],
    [
      'an object that is named as published',
      'item(name: "x") { name }',
      { $object: 'ShopItem', state: {} },
      'MODULE_RETURN_TYPE `ShopItem`',
    ],
    [
      'an object without state',
      'item(name: "x") { name }',
      { $object: 'Item', state: 1 },
      'MODULE_RETURN_TYPE `ShopItem`',
    ],
    ['a bare record', 'write(text: "x") { text }', { text: 'hello' }, 'MODULE_RETURN_TYPE `Note`'],
    [
      'one object for a list',
      'items { name }',
      { $object: 'Item', state: {} },
      'MODULE_RETURN_TYPE `a list`',
    ],
    ['a wrong element of a list', 'items { name }', [1], 'MODULE_RETURN_TYPE `ShopItem`'],
    ['null for an object', 'item(name: "x") { name }', null, 'RESULT_NULL `ShopItem!`'],
    ['a number for text', 'show', 3, 'RESULT_TYPE `String!`'],
    ['a list with null in it', 'names', ['pen', null], 'RESULT_NULL `String!`'],
    ['no member of an enum', 'larger(than: SMALL)', 'HUGE', 'RESULT_TYPE `ShopSize!`'],
    ['something for nothing', 'nothing', 'thing', 'RESULT_TYPE `Void`'],
  ])('%s is an error that names function and type', async (_title, selection, value, expected) => {
    const member = /^\w+/.exec(selection)?.[0] ?? ''
    const module = shop({ [`Shop.${member}`]: () => value })
    const error = await errorOf(serveModules(module), `{ shop(owner: "Ann") { ${selection} } }`)
    expect(error.message).toContain(member)
    const [code, ...type] = expected.split(' ')
    expect(error.code).toBe(code)
    expect(error.message).toContain(type.join(' '))
  })

  test('a constructor that returns something else is an error of the constructor', async () => {
    const module = shop({ 'Shop.': () => ({ $object: 'Item', state: {} }) })
    expect(await errorOf(serveModules(module), '{ shop(owner: "Ann") { owner } }')).toEqual({
      code: 'MODULE_RETURN_TYPE',
      message: '`Shop.constructor` returned a value that is not `Shop`',
    })
  })
})
