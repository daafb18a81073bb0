import { setImmediate } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { arg, String as Text } from '@graft/dagql'
import { defineModule } from '@graft/modules'
import { broken, saying, text, type InlineModule } from './inline-sdk.ts'
import { dataOf, errorOf, openEngine } from './open-engine.ts'

const three = { a: saying('run'), b: saying('run'), blue: saying('go') }
const withBlueprint = { a: '', b: '', blue: 'blueprint = true' }

describe('what a request loads', () => {
  test('nothing is read or loaded before the first request', async () => {
    await using opened = await openEngine(three)
    opened.engine.connect()
    await setImmediate()
    expect(opened.sdk.loads).toEqual([])
  })

  test('a query loads the module that it names and no other', async () => {
    await using opened = await openEngine(three)
    expect(await dataOf(opened.engine, '{ a { run } }')).toEqual({ a: { run: 'it is run' } })
    expect(opened.sdk.loads).toEqual(['a'])
  })

  test('blueprints are loaded for every field at the root, because a hoisted function can have any name', async () => {
    await using opened = await openEngine(three, { workspace: withBlueprint })
    expect(await dataOf(opened.engine, '{ version }')).toEqual({ version: '0.1.0' })
    expect(opened.sdk.loads).toEqual(['blue'])
    await dataOf(opened.engine, '{ a { run } }')
    expect(opened.sdk.loads).toEqual(['blue', 'a'])
  })

  test('without blueprints core alone loads nothing', async () => {
    await using opened = await openEngine(three)
    await dataOf(opened.engine, '{ version __typename core { version } }')
    expect(opened.sdk.loads).toEqual([])
  })

  test('`__typename` alone needs nothing', async () => {
    await using opened = await openEngine(three, { workspace: withBlueprint })
    expect(await dataOf(opened.engine, '{ __typename }')).toEqual({ __typename: 'Query' })
    expect(opened.sdk.loads).toEqual([])
  })

  test.each([
    ['__schema', '{ __schema { queryType { name } } }'],
    ['__type', '{ __type(name: "A") { name } }'],
    ['currentTypeDefs', '{ currentTypeDefs { kind } }'],
    ['core { currentTypeDefs }', '{ core { currentTypeDefs { kind } } }'],
    ['an alias for one', '{ types: currentTypeDefs { kind } }'],
    ['one in a fragment', 'query { ...F } fragment F on Query { ... { __schema { queryType { name } } } }'],
    ['one in a fragment of core', '{ core { ...F } } fragment F on Core { currentTypeDefs { kind } }'],
    ['one below `with`', '{ with { __schema { queryType { name } } } }'],
    ['one of core below `with`', '{ with { core { currentTypeDefs { kind } } } }'],
  ])('what reads the schema loads everything: %s', async (_title, query) => {
    const blue: InlineModule = { ...saying('go'), args: [{ name: 'x', type: text, default: '' }] }
    await using opened = await openEngine({ ...three, blue }, { workspace: withBlueprint })
    await dataOf(opened.engine, query)
    expect(opened.sdk.loads.toSorted()).toEqual(['a', 'b', 'blue'])
  })

  test('where no operation is chosen, the error is about that and not about modules that are not loaded', async () => {
    await using opened = await openEngine(three)
    const query = 'query A { a { run } } query B { b { run } }'
    const { errors } = await opened.engine.connect().query(query)
    expect(errors).toMatchObject([{ message: expect.stringContaining('operation name') }])
    expect(opened.sdk.loads.toSorted()).toEqual(['a', 'b'])
  })

  test('only the operation that is asked for counts', async () => {
    await using opened = await openEngine(three)
    const query = 'query A { a { run } } query B { b { run } }'
    await opened.engine.connect().query(query, { operationName: 'B' })
    expect(opened.sdk.loads).toEqual(['b'])
  })

  test('fragments are followed, also where one goes round in a circle', async () => {
    await using opened = await openEngine(three)
    await dataOf(opened.engine, '{ ...F } fragment F on Query { ... on Query { a { run } } }')
    expect(opened.sdk.loads).toEqual(['a'])
    const circle = await opened.engine
      .connect()
      .query('{ ...F } fragment F on Query { with { ...G } } fragment G on Query { with { ...F } b { run } }')
    expect(circle.errors?.[0]?.extensions.code).toBe('DOCUMENT_INVALID')
  })

  test('modules named below `with` are loaded', async () => {
    const blue: InlineModule = { ...saying('go'), args: [{ name: 'x', type: text, default: '' }] }
    await using opened = await openEngine({ ...three, blue }, { workspace: withBlueprint })
    const data = await dataOf(opened.engine, '{ with(x: "1") { go with { a { run } } } }')
    expect(data).toEqual({ with: { go: 'it is go', with: { a: { run: 'it is run' } } } })
    expect(opened.sdk.loads.toSorted()).toEqual(['a', 'blue'])
  })

  test('a name that nobody is known to have is looked for in all modules', async () => {
    await using opened = await openEngine(three)
    expect(await errorOf(opened.engine, '{ nothing }')).toMatchObject({ code: 'DOCUMENT_INVALID' })
    expect(opened.sdk.loads.toSorted()).toEqual(['a', 'b', 'blue'])
  })

  test('a document that cannot be read loads nothing', async () => {
    await using opened = await openEngine(three)
    expect(await errorOf(opened.engine, '{ a {')).toMatchObject({ code: 'DOCUMENT_SYNTAX' })
    expect(await errorOf(opened.engine, `{ a ${'{ x '.repeat(300)} }`)).toMatchObject({
      code: 'DOCUMENT_TOO_LARGE',
    })
    expect(opened.sdk.loads).toEqual([])
  })
})

describe('IDs', () => {
  const holder: InlineModule = {
    args: [{ name: 'name', type: text }],
    functions: { who: ({ state }) => `I am ${String(state['name'])}` },
  }

  test('an ID in a variable loads its module', async () => {
    await using first = await openEngine({ a: holder, b: saying('run') })
    const made = await dataOf(first.engine, '{ a(name: "Ann") { id } }')
    // The query above has this shape.
    const { id } = (made as { a: { id: string } }).a
    await using opened = await openEngine({ a: holder, b: saying('run') })
    expect(
      await dataOf(opened.engine, 'query ($id: ID!) { node(id: $id) { ... on A { who } } }', {
        variables: { id },
      }),
    ).toEqual({ node: { who: 'I am Ann' } })
    expect(opened.sdk.loads).toEqual(['a'])
  })

  test.each([1, 14, 15, 40, 130])('an ID of %i steps loads its module', async (steps) => {
    const self = { kind: 'object', name: 'A', nullable: false }
    const walker: InlineModule = {
      functions: { next: { returns: self, run: () => ({ $object: 'A', state: {} }) } },
    }
    await using first = await openEngine({ a: walker })
    const chain = `{ a { ${'next { '.repeat(steps)} id ${'} '.repeat(steps)} } }`
    const { id } = /"id":"(?<id>[^"]+)"/.exec(JSON.stringify(await dataOf(first.engine, chain)))?.groups ?? {}
    await using opened = await openEngine({ a: walker })
    const made = await dataOf(opened.engine, 'query ($id: ID!) { node(id: $id) { id } }', {
      variables: { id },
    })
    expect(made).toEqual({ node: { id } })
  })

  test('an ID in the text loads its module', async () => {
    await using first = await openEngine({ a: holder, b: saying('run') })
    const { id } = ((await dataOf(first.engine, '{ a(name: "Ann") { id } }')) as { a: { id: string } }).a
    await using opened = await openEngine({ a: holder, b: saying('run') })
    await dataOf(opened.engine, `{ node(id: "${id}") { __typename } }`)
    expect(opened.sdk.loads).toEqual(['a'])
  })

  test('an ID loads the modules of the IDs within it', async () => {
    const directory = { kind: 'object', name: 'Directory', nullable: false }
    const modules = {
      a: {
        functions: {
          make: {
            returns: directory,
            run: async (_call, { callback }) => {
              const made = await callback(
                { query: '{ directory { withNewFile(path: "a.txt", contents: "A") { id } } }' },
                new AbortController().signal,
              )
              const { data } = made as { data: { directory: { withNewFile: { id: string } } } }
              return { $id: data.directory.withNewFile.id, type: 'Directory' }
            },
          },
        },
      },
      b: {
        functions: {
          keep: { args: [{ name: 'it', type: directory }], run: () => 'kept' },
          same: {
            args: [{ name: 'it', type: { kind: 'object', name: 'B', nullable: false } }],
            returns: { kind: 'object', name: 'B', nullable: false },
            run: ({ arguments: args }) => args['it'] ?? null,
          },
        },
      },
    } satisfies { readonly [name: string]: InlineModule }
    await using first = await openEngine(modules)
    const b = (await dataOf(first.engine, '{ b { id } }')) as { b: { id: string } }
    const same = (await dataOf(first.engine, `{ b { same(it: "${b.b.id}") { id } } }`)) as {
      b: { same: { id: string } }
    }
    await using opened = await openEngine(modules)
    await dataOf(opened.engine, 'query ($id: ID!) { node(id: $id) { __typename } }', {
      variables: { id: same.b.same.id },
    })
    expect(opened.sdk.loads).toEqual(['b'])
  })

  test('an ID of something that describes the schema is made on the whole schema', async () => {
    const modules = { a: saying('run'), b: saying('run') }
    await using first = await openEngine(modules)
    const listed = await dataOf(first.engine, '{ currentTypeDefs { id asObject { name } } }')
    const defs = (listed as { currentTypeDefs: { id: string; asObject: { name: string } | null }[] })
      .currentTypeDefs
    const query = defs.find((def) => def.asObject?.name === 'Query')
    await using opened = await openEngine(modules)
    expect(
      await dataOf(
        opened.engine,
        'query ($id: ID!) { node(id: $id) { ... on TypeDef { asObject { name } } } }',
        {
          variables: { id: query?.id },
        },
      ),
    ).toEqual({ node: { asObject: { name: 'Query' } } })
  })

  test('what looks like an ID and is none does no harm', async () => {
    await using opened = await openEngine({
      echo: {
        functions: {
          say: { args: [{ name: 'it', type: text }], run: ({ arguments: args }) => args['it'] ?? null },
        },
      },
    })
    for (const it of ['AQAAAAAAAA', 'AQBBBBBBBBBBBBBB', `AQ${'A'.repeat(2_000_000)}`]) {
      expect(
        await dataOf(opened.engine, 'query ($it: String!) { echo { say(it: $it) } }', { variables: { it } }),
      ).toEqual({ echo: { say: it } })
    }
  })

  test('a hostile ID or variable that nests deeply is an error of the request', async () => {
    await using opened = await openEngine({ a: holder })
    const variables: Record<string, unknown> = { deep: nest(100_000) }
    expect(await dataOf(opened.engine, '{ version }', { variables })).toEqual({ version: '0.1.0' })
    const { errors } = await opened.engine
      .connect()
      .query('query ($id: ID!) { node(id: $id) { id } }', { variables: { id: nestedId(9_000) } })
    expect(errors).toHaveLength(1)
  })
})

describe('code modules and arguments', () => {
  test('modules in code are there for every client and need no loading', async () => {
    const inCode = defineModule('code', {
      functions: ({ fn }) => ({ echo: fn(Text, { args: { it: arg(Text) } }, (_config, { it }) => it) }),
    })
    await using opened = await openEngine({ a: broken() }, { modules: [inCode] })
    expect(await dataOf(opened.engine, '{ code { echo(it: "x") } }')).toEqual({ code: { echo: 'x' } })
    expect(opened.sdk.loads).toEqual([])
  })

  test('configured values reach the constructor', async () => {
    const holder: InlineModule = {
      args: [{ name: 'dry-run', type: { kind: 'boolean', nullable: false }, default: false }],
      functions: { show: ({ state }) => JSON.stringify(state) },
    }
    await using opened = await openEngine({ a: holder }, { workspace: { a: 'config.dry-run = true' } })
    expect(await dataOf(opened.engine, '{ a { show } b: a(dryRun: false) { show } }')).toEqual({
      a: { show: '{"dry-run":true}' },
      b: { show: '{"dry-run":false}' },
    })
  })
})

function nest(depth: number): unknown {
  let value: unknown = 'x'
  for (let level = 0; level < depth; level++) value = [value]
  return value
}

/** An ID whose call has a call as its argument, which has one, and so on. */
function nestedId(calls: number): string {
  const bytes: number[] = [1, ...integer(calls)]
  for (let index = 1; index <= calls; index++) {
    bytes.push(0, 1, 'f'.charCodeAt(0), 1, 'T'.charCodeAt(0), 0, 0)
    if (index === 1) bytes.push(0)
    else bytes.push(1, 1, 'x'.charCodeAt(0), 9, ...integer(index - 1))
  }
  return Buffer.from(bytes).toString('base64url')
}

function integer(value: number): readonly number[] {
  return value < 0x80 ? [value] : [(value % 0x80) + 0x80, ...integer(Math.floor(value / 0x80))]
}
