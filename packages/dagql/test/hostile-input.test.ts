import { createServer, type Server } from '@graft/dagql'
import { GraphQLError } from 'graphql'
import { describe, expect, test } from 'vitest'
import { askOracle, nulledPlaces } from './oracle.ts'
import { eagerSchema, sdlLayer, type Answer, type FieldWay } from './sdl-layer.ts'

const sdl = `
  type Node_ { self: Node_ list: [Node_] n: Int text: String some: [Int] nodes: [Node_] }
  type Query { top: Node_ nothing: Node_ n: Int some: [Int] nodes: [Node_] }
`

/** A server of which one field gives something odd, and what graphql-js makes of the same. */
function odd(
  place: string,
  answer: Answer,
  way: FieldWay = 'resolved',
): { readonly server: Server; readonly ask: typeof askOracle } {
  const source = { sdl, answers: { ...plain, [place]: answer }, ways: { [place]: way } }
  return {
    server: createServer({ layers: [sdlLayer(source)] }),
    ask: (_schema, request) => askOracle(eagerSchema(source), request),
  }
}

const plain: { readonly [place: string]: Answer } = {
  'Query.top': () => ({}),
  'Query.nothing': () => null,
  'Query.n': () => 1,
  'Query.some': () => [1],
  'Query.nodes': () => [{}],
  'Node_.self': () => ({}),
  'Node_.list': () => [{}],
  'Node_.n': () => 1,
  'Node_.text': () => 'a',
  'Node_.some': () => [1],
  'Node_.nodes': () => [{}],
}

const server = createServer({ layers: [sdlLayer({ sdl, answers: plain })] })
const schema = eagerSchema({ sdl, answers: plain })

async function codes(query: string): Promise<readonly string[]> {
  const { errors = [] } = await server.execute({ query })
  return errors.map(({ extensions }) => extensions.code)
}

describe('names that objects have anyhow are names like any other', () => {
  test.for(['__proto__', 'constructor', 'toString', 'hasOwnProperty', '__defineGetter__', 'valueOf', 'then'])(
    'as an alias: %s',
    async (name) => {
      const query = `{ ${name}: n top { ${name}: n m: n } x: top { ${name}: self { ${name}: n } } }`
      const expected = await askOracle(schema, { query })
      expect(expected.errors).toBeUndefined()
      expect(JSON.stringify(await server.execute({ query }))).toBe(JSON.stringify(expected))
      expect(({} as { readonly n?: unknown }).n).toBeUndefined()
    },
  )

  test('as a variable, a fragment and an operation', async () => {
    const query = `
      query constructor($__proto__: Boolean!, $toString: Boolean!) { ...constructor n @skip(if: $toString) }
      fragment constructor on Query { a: n @include(if: $__proto__) }
    `
    const variables = JSON.parse('{"__proto__": true, "toString": true}')
    expect(await server.execute({ query, variables, operationName: 'constructor' })).toEqual({
      data: { a: 1 },
    })
    expect(await server.execute({ query, variables: {}, operationName: 'constructor' })).not.toHaveProperty(
      'data',
    )
    expect(await server.execute({ query, operationName: 'toString' })).not.toHaveProperty('data')
  })
})

/** A query of so many levels. */
function deep(levels: number): string {
  return `{ top ${'{ self '.repeat(levels - 2)} { n } ${'}'.repeat(levels - 2)} }`
}

describe('large documents are answered or refused, and cost in proportion', () => {
  test('thousands of aliases', async () => {
    const query = `{ ${Array.from({ length: 6_000 }, (_, index) => `a${index}: n`).join(' ')} }`
    const { data } = await server.execute({ query })
    expect(Object.keys(data ?? {})).toHaveLength(6_000)
  })

  test('20,000 aliases are more than a document may have', async () => {
    const query = `{ ${Array.from({ length: 20_000 }, (_, index) => `a${index}: n`).join(' ')} }`
    expect(await codes(query)).toEqual(['DOCUMENT_TOO_LARGE'])
  })

  test('20,000 aliases are answered where the limits allow it', async () => {
    const wide = createServer({ layers: [sdlLayer({ sdl, answers: plain })], limits: { maxTokens: 100_000 } })
    const query = `{ ${Array.from({ length: 20_000 }, (_, index) => `a${index}: n`).join(' ')} }`
    expect(Object.keys((await wide.execute({ query })).data ?? {})).toHaveLength(20_000)
  })

  test('one field many times is one field, and more often than graphql-js compares it is refused', async () => {
    expect(await server.execute({ query: `{ ${'n '.repeat(600)} }` })).toEqual({ data: { n: 1 } })
    expect(await codes(`{ ${'n '.repeat(6_000)} }`)).toEqual(['DOCUMENT_INVALID'])
  })

  test('200 levels, and no more', async () => {
    const result = await server.execute({ query: deep(200) })
    expect(result.errors).toBeUndefined()
    expect(JSON.stringify(result.data)).toContain('{"n":1}')
    expect(await codes(deep(201))).toEqual(['DOCUMENT_TOO_LARGE'])
  })

  test.for(['self', 'list'])(
    'fragments that add up to more levels than a document may write: %s',
    async (field) => {
      const chain = Array.from(
        { length: 1_500 },
        (_, at) => `fragment f${at} on Node_ { ${field} { ...f${at + 1} } }`,
      )
      const query = `{ top { ...f0 } } ${chain.join(' ')} fragment f1500 on Node_ { n }`
      expect(await codes(query)).toEqual(['DOCUMENT_TOO_LARGE'])
      // What is above it does not matter.
      expect(await codes(query.replace('top', 'nothing'))).toEqual(['DOCUMENT_TOO_LARGE'])
    },
  )

  test('fragments whose fields double at each level', async () => {
    const chain = Array.from(
      { length: 40 },
      (_, at) => `fragment f${at} on Node_ { a: self { ...f${at + 1} } b: self { ...f${at + 1} } }`,
    )
    const query = `{ nothing { ...f0 } } ${chain.join(' ')} fragment f40 on Node_ { n }`
    expect(await codes(query)).toEqual(['DOCUMENT_TOO_LARGE'])
    expect(await codes(query)).toEqual(['DOCUMENT_TOO_LARGE'])
  })

  test('fragments whose fields double at each level, of objects whose types are known only when they come', async () => {
    const twins = createServer({
      layers: [
        sdlLayer({
          sdl: `
            interface Some { a: Some n: Int }
            type One implements Some { a: Some n: Int }
            type Query { some: Some }
          `,
          answers: { 'Query.some': () => ({ __typename: 'One' }), 'One.a': () => ({ __typename: 'One' }) },
        }),
      ],
    })
    const chain = Array.from(
      { length: 40 },
      (_, at) => `fragment f${at} on Some { x: a { ...f${at + 1} } y: a { ...f${at + 1} } }`,
    )
    const query = `{ some { ...f0 } } ${chain.join(' ')} fragment f40 on Some { n }`
    expect((await twins.execute({ query })).errors).toMatchObject([
      { extensions: { code: 'DOCUMENT_TOO_LARGE' } },
    ])
  })

  test('fragments that spread each other twice are collected once', async () => {
    const chain = Array.from(
      { length: 200 },
      (_, at) => `fragment f${at} on Query { ...f${at + 1} ...f${at + 1} }`,
    )
    const query = `{ ...f0 ...f0 } ${chain.join(' ')} fragment f200 on Query { n }`
    expect(await server.execute({ query })).toEqual({ data: { n: 1 } })
  })

  test('inline fragments that nest twice a level merge into one selection', async () => {
    const nested = (levels: number): string =>
      levels === 0 ? 'n' : `... { ${nested(levels - 1)} } ... on Query { ${nested(levels - 1)} }`
    expect(await server.execute({ query: `{ ${nested(8)} }` })).toEqual({ data: { n: 1 } })
  })
})

const hostile: readonly (readonly [what: string, answer: Answer])[] = [
  ['a text', () => raise('oops')],
  ['undefined', () => raise(undefined)],
  ['null', () => raise(null)],
  ['an object that cannot be printed', () => raise(Object.create(null))],
  ['an object whose text cannot be had', () => raise({ toString: () => raise(new Error('never')) })],
  ['a symbol', () => raise(Symbol('s'))],
]

function raise(thrown: unknown): never {
  // Code of others throws whatever it likes.
  // oxlint-disable-next-line no-throw-literal, typescript/only-throw-error
  throw thrown
}

describe.for(['resolved', 'trivial', 'cached', 'batched'] as const)('resolvers that are %s', (way) => {
  test.for(hostile)('throw %s', async ([, answer]) => {
    for (const later of [false, true]) {
      const at: Answer = later ? (source, args) => Promise.resolve().then(() => answer(source, args)) : answer
      const { server: serving } = odd('Node_.n', at, way)
      const { data, errors } = await serving.execute({ query: '{ top { n text } }' })
      expect(data).toEqual({ top: { n: null, text: 'a' } })
      expect(errors).toMatchObject([{ path: ['top', 'n'], extensions: { code: 'INTERNAL' } }])
      expect(typeof errors?.[0]?.message).toBe('string')
    }
  })

  const thenables: readonly (readonly [what: string, value: () => unknown])[] = [
    ['waits', () => thenable((resolve) => void Promise.resolve().then(() => resolve(7)))],
    ['answers at once', () => thenable((resolve) => resolve(7))],
    ['answers twice', () => thenable((resolve) => [resolve(7), resolve(8)])],
    ['fails at once', () => thenable((_resolve, reject) => reject(new Error('no')))],
    ['throws', () => thenable(() => raise(new Error('no')))],
    ['answers and throws', () => thenable((resolve) => [resolve(7), raise(new Error('no'))])],
  ]
  test.for(thenables)('return a thenable that %s', async ([, value]) => {
    const { server: serving, ask } = odd('Node_.n', value, way)
    const query = '{ a: top { n text } n b: top { text n } }'
    const expected = await ask(schema, { query })
    const actual = await serving.execute({ query })
    expect(JSON.stringify(actual.data)).toBe(JSON.stringify(expected.data))
    expect(nulledPlaces(actual)).toEqual(nulledPlaces(expected))
  })

  test('return a list of promises of which some are rejected', async () => {
    const lists: readonly Answer[] = [
      () => [
        1,
        Promise.resolve(2),
        Promise.reject(new Error('no')),
        null,
        new Error('neither'),
        Promise.resolve(null),
      ],
      () => Promise.resolve([Promise.reject(new Error('no')), Promise.resolve(3)]),
      () => [thenable((resolve) => resolve(1)), thenable((_resolve, reject) => reject('no'))],
    ]
    for (const list of lists) {
      const { server: serving, ask } = odd('Node_.some', list, way)
      const query = '{ top { some n } }'
      const expected = await ask(schema, { query })
      const actual = await serving.execute({ query })
      expect(JSON.stringify(actual.data)).toBe(JSON.stringify(expected.data))
      expect(nulledPlaces(actual)).toEqual(nulledPlaces(expected))
    }
  })

  // graphql-js 17 makes a list of it; 16 and we do not.
  test('return an iterator that waits, which is no list', async () => {
    const { server: serving } = odd('Node_.some', () => numbers(), way)
    const { data, errors } = await serving.execute({ query: '{ top { some n } }' })
    expect(data).toEqual({ top: { some: null, n: 1 } })
    expect(errors).toMatchObject([{ path: ['top', 'some'], extensions: { code: 'RESULT_TYPE' } }])
  })

  test('return an iterator that breaks half way', async () => {
    const { server: serving, ask } = odd('Node_.some', () => breaking(), way)
    const query = '{ top { some n } }'
    const actual = await serving.execute({ query })
    expect(actual.data).toEqual({ top: { some: null, n: 1 } })
    expect(nulledPlaces(actual)).toEqual(nulledPlaces(await ask(schema, { query })))
  })
})

async function* numbers(): AsyncGenerator<number> {
  yield 1
}

function* breaking(): Generator<number> {
  yield 1
  throw new Error('no more')
}

function thenable(
  then: (resolve: (value: unknown) => void, reject: (reason: unknown) => void) => unknown,
): unknown {
  // Some libraries have such values; promises made of them keep them in check.
  // oxlint-disable-next-line unicorn/no-thenable
  return { then }
}

test('an error of graphql-js that a resolver throws is the resolver’s, with its extensions', async () => {
  const { server: serving } = odd('Node_.n', () => raise(new GraphQLError('no', { extensions: { tray: 2 } })))
  expect((await serving.execute({ query: '{ top { n } }' })).errors).toMatchObject([
    { message: 'no', path: ['top', 'n'], extensions: { code: 'INTERNAL', tray: 2 } },
  ])
  const coded = odd('Node_.n', () => raise(new GraphQLError('no', { extensions: { code: 'OWN' } }))).server
  expect((await coded.execute({ query: '{ top { n } }' })).errors).toMatchObject([
    { extensions: { code: 'OWN' } },
  ])
})

test('a name of an operation that is null is none', async () => {
  // Requests come from JSON, where what is left out is often null.
  const request = { query: '{ n }', ...JSON.parse('{"operationName": null, "variables": null}') }
  expect(await server.execute(request)).toEqual({ data: { n: 1 } })
})

describe('a rejection that comes after the failure of something before it does not end the process', () => {
  const lists: readonly (readonly [what: string, type: string, answer: Answer])[] = [
    ['in a list', '[Int!]', () => [null, Promise.reject(new Error('unseen'))]],
    ['in a list in a list', '[[Int]!]', () => [null, [Promise.reject(new Error('unseen'))]]],
    ['in a list that breaks', '[Int]', () => broken()],
  ]
  test.for(lists)('%s', async ([, type, answer]) => {
    for (const way of ['trivial', 'resolved', 'cached', 'batched'] as const) {
      const failing = sdlLayer({
        sdl: `type Query { list: ${type} }`,
        answers: { 'Query.list': answer },
        ways: { 'Query.list': way },
      })
      const seen: unknown[] = []
      const note = (reason: unknown): void => void seen.push(reason)
      process.on('unhandledRejection', note)
      const { data } = await createServer({ layers: [failing] }).execute({ query: '{ list }' })
      await new Promise(setImmediate)
      process.off('unhandledRejection', note)
      expect(data).toEqual({ list: null })
      expect(seen).toEqual([])
    }
  })

  test('among fields that are selected together', async () => {
    const together = sdlLayer({
      sdl: 'type Thing { later: Int now: Int } type Query { thing: Thing }',
      answers: {
        'Query.thing': () => ({}),
        'Thing.later': () => Promise.reject(new Error('unseen')),
        'Thing.now': () => raise(new Error('now')),
      },
    })
    const seen: unknown[] = []
    const note = (reason: unknown): void => void seen.push(reason)
    process.on('unhandledRejection', note)
    const selected = createServer({ layers: [together] }).select('thing', { fields: ['later', 'now'] })
    await expect(selected).rejects.toThrow(/now|unseen/)
    await new Promise(setImmediate)
    process.off('unhandledRejection', note)
    expect(seen).toEqual([])
  })
})

function* broken(): Generator<unknown> {
  yield Promise.reject(new Error('unseen'))
  throw new Error('no more')
}
