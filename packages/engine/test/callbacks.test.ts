import { describe, expect, test } from 'vitest'
import type { CallbackRequest, CallOptions, FunctionCall, JsonValue } from '@graft/typedef'
import { saying, text, type InlineModule } from './inline-sdk.ts'
import { dataOf, openEngine } from './open-engine.ts'

/** Makes a directory with one file through the engine. */
async function makeDirectory(_call: FunctionCall, options: CallOptions): Promise<JsonValue> {
  const query = '{ directory { withNewFile(path: "a.txt", contents: "from a module") { id } } }'
  const answer = JSON.stringify(await ask(options, query))
  const { id } = /"id":"(?<id>[^"]+)"/.exec(answer)?.groups ?? {}
  return { $id: id ?? '', type: 'Directory' }
}

const directory = { kind: 'object', name: 'Directory', nullable: false }

/** A module whose function sends what it is given to the engine, and returns the answer as JSON. */
const asking: InlineModule = {
  functions: {
    ask: {
      args: [
        { name: 'query', type: text },
        { name: 'id', type: { kind: 'string', nullable: true }, omittable: true },
      ],
      run: async ({ arguments: args }, options) =>
        JSON.stringify(await ask(options, String(args['query']), args['id'] ?? null)),
    },
    make: { returns: directory, run: makeDirectory },
    read: {
      args: [{ name: 'from', type: directory }],
      run: async ({ arguments: args }, options) => {
        // The engine hands over objects of core by ID.
        const { $id } = args['from'] as { readonly $id: string }
        const query =
          'query ($id: ID!) { node(id: $id) { __typename ... on Directory { file(path: "a.txt") { contents } } } }'
        return JSON.stringify(await ask(options, query, $id))
      },
    },
  },
}

function ask(options: CallOptions, query: string, id: JsonValue = null): Promise<JsonValue> {
  const request: CallbackRequest = { query, ...(id === null ? {} : { variables: { id } }) }
  return options.callback(request, options.signal ?? new AbortController().signal)
}

/** What a module is answered when it asks. */
async function answerTo(query: string): Promise<unknown> {
  await using opened = await openEngine(
    { asking, other: saying('run'), blue: saying('hoisted') },
    { workspace: { asking: '', other: '', blue: 'blueprint = true' } },
  )
  const data = await dataOf(
    opened.engine,
    'query ($q: String!) { asking { ask(query: $q) } other { run } }',
    {
      variables: { q: query },
    },
  )
  // The query above has this shape.
  return JSON.parse((data as { asking: { ask: string } }).asking.ask)
}

describe('module code that calls back', () => {
  test('is served core', async () => {
    expect(await answerTo('{ version core { version } directory { entries } }')).toEqual({
      data: { version: '0.1.0', core: { version: '0.1.0' }, directory: { entries: [] } },
    })
  })

  test.each([
    ['a module of the workspace', '{ other { run } }', 'other'],
    ['itself', '{ asking { ask(query: "{ version }") } }', 'asking'],
    ['a hoisted function', '{ hoisted }', 'hoisted'],
  ])('does not see %s', async (_what, query, name) => {
    expect(await answerTo(query)).toMatchObject({
      errors: [
        {
          message: expect.stringContaining(`Cannot query field "${name}" on type "Query".`),
          extensions: { code: 'DOCUMENT_INVALID' },
        },
      ],
    })
  })

  test('lists no types of other modules', async () => {
    const listed = JSON.stringify(
      await answerTo('{ __schema { types { name } } currentTypeDefs { asObject { name } } }'),
    )
    expect(listed).toContain('"Directory"')
    expect(listed).not.toContain('"Other"')
    expect(listed).not.toContain('"Asking"')
  })

  test.each([
    ['a document with a mistake', '{ version ', 'DOCUMENT_SYNTAX'],
    ['a document that is too deep', '{ a '.repeat(300), 'DOCUMENT_TOO_LARGE'],
    ['a wrong argument', '{ directory { entries(path: 3) } }', 'DOCUMENT_INVALID'],
    ['an error of core', '{ directory { file(path: "x") { name } } }', 'PATH_NOT_FOUND'],
    ['a broken ID', '{ node(id: "x") { id } }', 'ID_MALFORMED'],
  ])('gets %s as errors of its answer', async (_what, query, code) => {
    expect(await answerTo(query)).toMatchObject({ errors: [{ extensions: { code } }] })
  })

  test('makes objects of core that its caller goes on with', async () => {
    await using opened = await openEngine({ asking })
    expect(
      await dataOf(opened.engine, '{ asking { make { entries file(path: "a.txt") { contents } } } }'),
    ).toEqual({
      asking: { make: { entries: ['a.txt'], file: { contents: 'from a module' } } },
    })
  })

  test('loads objects that other modules of its caller made', async () => {
    const other: InlineModule = { functions: { make: { returns: directory, run: makeDirectory } } }
    await using opened = await openEngine({ asking, other })
    const made = await dataOf(
      opened.engine,
      '{ other { make { withNewFile(path: "b.txt", contents: "b") { id } } } asking { make { id } } }',
    )
    const { other: others } = made as { other: { make: { withNewFile: { id: string } } } }
    const read = await dataOf(opened.engine, 'query ($id: ID!) { asking { read(from: $id) } }', {
      variables: { id: others.make.withNewFile.id },
    })
    expect(JSON.parse((read as { asking: { read: string } }).asking.read)).toEqual({
      data: { node: { __typename: 'Directory', file: { contents: 'from a module' } } },
    })
  })

  test('loads an ID that came as plain text: its module is loaded with the request', async () => {
    await using opened = await openEngine({ asking, other: asking })
    const { other } = (await dataOf(
      opened.engine,
      '{ other { make { withNewFile(path: "c.txt", contents: "c") { id } } } }',
    )) as { other: { make: { withNewFile: { id: string } } } }
    const query = 'query ($id: ID!) { node(id: $id) { ... on Directory { entries } } }'
    const data = await dataOf(
      opened.engine,
      'query ($q: String!, $id: String!) { asking { ask(query: $q, id: $id) } }',
      { variables: { q: query, id: other.make.withNewFile.id } },
    )
    expect(JSON.parse((data as { asking: { ask: string } }).asking.ask)).toEqual({
      data: { node: { entries: ['a.txt', 'c.txt'] } },
    })
  })

  test('is served by the one who called it: two clients do not see each other', async () => {
    await using opened = await openEngine({ asking })
    const one = opened.engine.connect({ clientId: 'one' })
    const two = opened.engine.connect({ clientId: 'two' })
    const query = '{ asking { ask(query: "{ directory { entries } }") } }'
    const answers = await Promise.all([one.query(query), two.query(query), one.query(query)])
    expect(answers.map((answer) => JSON.stringify(answer.data))).toEqual(
      Array.from({ length: 3 }, () =>
        JSON.stringify({ asking: { ask: JSON.stringify({ data: { directory: { entries: [] } } }) } }),
      ),
    )
  })
})
