import {
  arg,
  createServer,
  DocumentCache,
  enumOf,
  input,
  Int,
  interfaceOf,
  layer,
  nullable,
  object,
  parseDocument,
  scalar,
  String,
  version,
  type Layer,
  type Server,
  type TypeToken,
  type WireResult,
} from '@graft/dagql'
import { describe, expect, test } from 'vitest'

interface Thing {
  readonly name: string
}

const Thing: TypeToken<Thing> = object<Thing>('Thing')

/** What the layer of a test may be made with, to differ from another in one respect. */
interface Variant {
  readonly seed: string
  readonly argument?: boolean
  readonly members?: readonly string[]
  readonly inputDefault?: number
  readonly scalarSuffix?: string
  readonly nullableName?: boolean
}

/** A layer with a field for each kind of thing that a document can touch. */
function variantLayer({
  seed,
  argument = false,
  members = ['RED', 'BLUE'],
  inputDefault = 1,
  scalarSuffix = '',
  nullableName = false,
}: Variant): Layer {
  const Color = enumOf('Color', members)
  const Options = input('Options', { size: arg(Int, { default: inputDefault }) })
  const Stamp = scalar<string>('Stamp', {
    parse: (value) => `${value}${scalarSuffix}`,
    serialize: (value) => `${value}${scalarSuffix}`,
  })
  return layer(
    'variant',
    ({ type, root }) => {
      type(Thing, (field) => ({
        name: field(nullableName ? nullable(String) : String, {}, ({ name }) => name),
      }))
      root((field) => ({
        thing: field(Thing, {}, () => ({ name: seed })),
        plain: argument
          ? field(
              String,
              { args: { more: arg(Int, { default: 1 }) } },
              (_root, { more }) => `${seed} ${more}`,
            )
          : field(String, {}, () => seed),
        color: field(String, { args: { color: arg(Color) } }, (_root, { color }) => `${seed} ${color}`),
        sized: field(
          String,
          { args: { options: arg(Options) } },
          (_root, { options }) => `${seed} ${options.size}`,
        ),
        stamp: field(Stamp, {}, () => seed),
      }))
    },
    { digestSeed: seed },
  )
}

const one = variantLayer({ seed: 'one' })

/** A layer that nothing in the documents of these tests touches. */
function otherLayer(name: string): Layer {
  const Other = object<object>(`${name}Thing`)
  return layer(name, ({ type, root }) => {
    type(Other, (field) => ({ n: field(Int, {}, () => 1) }))
    root((field) => ({ [name]: field(Other, {}, () => ({})) }))
  })
}

const queries = [
  '{ plain }',
  '{ thing { name __typename } }',
  '{ thing { ...t } } fragment t on Thing { name ... on Thing { id } }',
  '{ color(color: RED) }',
  'query ($c: Color! = BLUE) { color(color: $c) }',
  'query ($on: Boolean = true) { sized(options: {}) @include(if: $on) stamp @skip(if: $on) plain }',
  'query ($o: Options!) { sized(options: $o) }',
  '{ stamp }',
] as const
const variables = { o: {} }

function ask(server: Server, query: string): Promise<WireResult> {
  return server.execute({ query, variables })
}

describe('a document is prepared once for all compositions that have the same in what it touches', () => {
  test.for(queries)('%s', async (query) => {
    const documents = new DocumentCache()
    const first = createServer({ layers: [one], documents })
    const answer = await ask(first, query)
    expect(answer.errors).toBeUndefined()
    expect(documents.stats()).toMatchObject({ documents: 1, parsed: 1, prepared: 1 })
    const larger = first.with(otherLayer('a'), otherLayer('b'))
    const many = larger.with(...Array.from({ length: 20 }, (_, index) => otherLayer(`m${index}`)))
    const independent = createServer({ layers: [otherLayer('z'), one], documents })
    const smaller = many.without(many.composition.layers.at(-1) ?? one)
    for (const server of [first, larger, many, smaller, independent, first]) {
      const { data } = await ask(server, query)
      expect(data).toEqual(answer.data)
    }
    expect(documents.stats()).toMatchObject({ documents: 1, parsed: 1, prepared: 1 })
  })

  test('a layer that is taken out and put back is the same', async () => {
    const documents = new DocumentCache()
    const first = createServer({ layers: [otherLayer('a'), one], documents })
    await ask(first, '{ plain }')
    const back = first.without(one).with(one)
    expect(await ask(back, '{ plain }')).toEqual({ data: { plain: 'one' } })
    expect(documents.stats().prepared).toBe(1)
  })

  test('variables, conditions and callers prepare nothing anew', async () => {
    const documents = new DocumentCache()
    const server = createServer({ layers: [one], documents })
    const query = 'query ($c: Color!, $on: Boolean!) { color(color: $c) plain @include(if: $on) }'
    for (const on of [true, false, true]) {
      for (const c of ['RED', 'BLUE']) {
        const result = await server.execute({ query, variables: { c, on }, clientId: c })
        expect(result).toEqual({ data: { color: `one ${c}`, ...(on ? { plain: 'one' } : {}) } })
      }
    }
    expect(documents.stats()).toMatchObject({ parsed: 1, prepared: 1 })
  })
})

describe('a document is prepared anew where something that it touches is different', () => {
  const changes: readonly (readonly [what: string, query: string, Omit<Variant, 'seed'>, answer: unknown])[] =
    [
      ['a field of the root', '{ plain }', { argument: true }, { plain: 'two 1' }],
      ['a field of a type', '{ thing { name } }', { nullableName: true }, { thing: { name: 'two' } }],
      ['the code alone', '{ thing { name } plain }', {}, { thing: { name: 'two' }, plain: 'two' }],
      ['an enum', '{ color(color: RED) }', { members: ['BLUE', 'RED'] }, { color: 'two RED' }],
      ['an input', '{ sized(options: {}) }', { inputDefault: 2 }, { sized: 'two 2' }],
      ['a scalar', '{ stamp }', { scalarSuffix: '!' }, { stamp: 'two!' }],
    ]
  test.for(changes)('%s: %s', async ([, query, variant, answer]) => {
    const documents = new DocumentCache()
    const before = createServer({ layers: [otherLayer('a'), one], documents })
    const after = before.without(one).with(variantLayer({ ...variant, seed: 'two' }))
    const old = await ask(before, query)
    for (let turn = 0; turn < 3; turn++) {
      expect(await ask(after, query)).toEqual({ data: answer })
      expect(await ask(before, query)).toEqual(old)
    }
    expect(documents.stats()).toMatchObject({ documents: 1, parsed: 1, prepared: 2 })
  })

  test('a member, an argument, a field of an input that is there no more', async () => {
    const documents = new DocumentCache()
    const rich = createServer({
      layers: [variantLayer({ seed: 'rich', argument: true, members: ['RED', 'GREEN'] })],
      documents,
    })
    const poor = createServer({ layers: [variantLayer({ seed: 'poor', members: ['RED'] })], documents })
    for (const query of ['{ color(color: GREEN) }', '{ plain(more: 2) }']) {
      for (let turn = 0; turn < 2; turn++) {
        expect((await ask(rich, query)).errors).toBeUndefined()
        expect((await ask(poor, query)).errors).toMatchObject([{ extensions: { code: 'DOCUMENT_INVALID' } }])
      }
    }
  })

  test('another view', async () => {
    const documents = new DocumentCache()
    const cut = layer('cut', ({ root }) =>
      root((field) => ({
        age: [
          field(Int, { view: version.before('2.0.0') }, () => 1),
          field(String, { view: version.after('2.0.0') }, () => 'two'),
        ],
      })),
    )
    const newest = createServer({ layers: [cut], documents })
    const oldest = newest.in({ surface: 'client', version: '1.0.0' })
    for (let turn = 0; turn < 2; turn++) {
      expect(await ask(newest, '{ age }')).toEqual({ data: { age: 'two' } })
      expect(await ask(oldest, '{ age }')).toEqual({ data: { age: 1 } })
    }
    expect(documents.stats()).toMatchObject({ parsed: 1, prepared: 2 })
  })
})

describe('what was refused before a layer came is answered with it, and refused again without it', () => {
  const extension = layer('extension', ({ extend }) =>
    extend(Thing, (field) => ({ size: field(Int, {}, ({ name }) => name.length) })),
  )
  const Sized = interfaceOf('Sized')
  const interfaces = layer('interfaces', ({ shape, root }) => {
    shape(Sized, (field) => ({ size: field(Int) }))
    root((field) => ({ nothing: field(nullable(Sized), {}, () => null) }))
  })

  test.for<[query: string, layers: readonly Layer[], answer: unknown]>([
    ['{ plain aThing: a { n } }', [otherLayer('a')], { plain: 'one', aThing: { n: 1 } }],
    ['{ thing { size } }', [extension], { thing: { size: 3 } }],
    ['{ thing { ... on Sized { size } } }', [interfaces, extension], { thing: { size: 3 } }],
    ['{ nothing { size ... on Thing { name } } }', [interfaces, extension], { nothing: null }],
    ['{ ...f } fragment f on Query { a { ... on aThing { n } } }', [otherLayer('a')], { a: { n: 1 } }],
  ])('%s', async ([query, layers, answer]) => {
    const documents = new DocumentCache()
    const before = createServer({ layers: [one], documents })
    const after = before.with(...layers)
    const removed = layers.reduceRight((server, each) => server.without(each), after)
    for (let turn = 0; turn < 2; turn++) {
      for (const server of [before, removed]) {
        const { data, errors } = await ask(server, query)
        expect(data).toBeUndefined()
        expect(errors?.[0]?.extensions.code).toBe('DOCUMENT_INVALID')
      }
      expect(await ask(after, query)).toEqual({ data: answer })
    }
    expect(documents.stats().parsed).toBe(1)
  })

  test('a type that comes to satisfy an interface by an extension gets what is selected of it', async () => {
    const documents = new DocumentCache()
    const Named = interfaceOf('Named')
    const named = layer('named', ({ type, shape, root }) => {
      const Both = object<object>('Both')
      type(Both, (field) => ({ name: field(String, {}, () => 'both'), size: field(Int, {}, () => 4) }))
      shape(Named, (field) => ({ name: field(String) }))
      root((field) => ({ both: field(Both, {}, () => ({})) }))
    })
    const before = createServer({ layers: [one, interfaces, named], documents })
    const query = '{ thing { ... on Named { name ... on Sized { size } } } }'
    expect(await ask(before, query)).toEqual({ data: { thing: { name: 'one' } } })
    const after = before.with(extension)
    expect(await ask(after, query)).toEqual({ data: { thing: { name: 'one', size: 3 } } })
    expect(await ask(before, query)).toEqual({ data: { thing: { name: 'one' } } })
  })

  test('an extension of another layer under the same name is another field', async () => {
    const documents = new DocumentCache()
    const other = layer('other', ({ extend }) =>
      extend(Thing, (field) => ({ size: field(String, {}, ({ name }) => `${name}!`) })),
    )
    const base = createServer({ layers: [one], documents })
    const [first, second] = [base.with(extension), base.with(other)]
    for (let turn = 0; turn < 2; turn++) {
      expect(await ask(first, '{ thing { size } }')).toEqual({ data: { thing: { size: 3 } } })
      expect(await ask(second, '{ thing { size } }')).toEqual({ data: { thing: { size: 'one!' } } })
    }
    expect(documents.stats()).toMatchObject({ parsed: 1, prepared: 2 })
  })
})

function parse(text: string): ReturnType<typeof parseDocument> {
  return parseDocument(text)
}

describe('a cache of documents has bounds', () => {
  test('in entries: what was used least recently goes first', () => {
    const documents = new DocumentCache({ maxDocuments: 3 })
    for (const text of ['{ a }', '{ b }', '{ c }', '{ a }', '{ d }', '{ a }', '{ b }'])
      documents.get(text, parse)
    expect(documents.stats()).toMatchObject({ documents: 3, parsed: 5 })
  })

  test('in length, and a text that is longer is not kept at all', () => {
    const documents = new DocumentCache({ maxLength: 30 })
    for (const text of ['{ aaaaaaaa }', '{ bbbbbbbb }', '{ cccccccc }']) documents.get(text, parse)
    expect(documents.stats()).toMatchObject({ documents: 2, parsed: 3 })
    documents.get(`{ ${'d'.repeat(40)} }`, parse)
    documents.get(`{ ${'d'.repeat(40)} }`, parse)
    expect(documents.stats()).toMatchObject({ documents: 2, parsed: 5 })
    expect(documents.stats().length).toBeLessThanOrEqual(30)
  })

  test('what cannot be parsed is not kept', () => {
    const documents = new DocumentCache()
    expect(() => documents.get('{', parse)).toThrow('Syntax Error')
    expect(documents.stats()).toMatchObject({ documents: 0 })
  })

  test('in operations of one document: names that nobody has are not kept either', async () => {
    const documents = new DocumentCache()
    const server = createServer({ layers: [one], documents })
    const query = Array.from({ length: 40 }, (_, index) => `query Q${index} { plain }`).join(' ')
    for (let turn = 0; turn < 2; turn++) {
      for (let index = 0; index < 40; index++) {
        expect(await server.execute({ query, operationName: `Q${index}` })).toEqual({
          data: { plain: 'one' },
        })
        expect(await server.execute({ query, operationName: `N${index}` })).not.toHaveProperty('data')
      }
    }
    expect(documents.stats()).toMatchObject({ documents: 1, operations: 16 })
  })

  test('servers with other limits do not share what one of them refuses', async () => {
    const documents = new DocumentCache()
    const strict = { maxTokens: 4 }
    const query = '{ plain thing { name } }'
    const lax = createServer({ layers: [one], documents })
    expect((await ask(lax, query)).errors).toBeUndefined()
    const limited = createServer({ layers: [one], documents, limits: strict })
    expect((await ask(limited, query)).errors).toMatchObject([{ extensions: { code: 'DOCUMENT_TOO_LARGE' } }])
  })
})
