import { createServer } from '@graft/dagql'
import { describe, expect, test } from 'vitest'
import { answered, askOracle, type Answered, type OracleRequest } from './oracle.ts'
import { eagerSchema, sdlLayer, type FieldWay } from './sdl-layer.ts'
import { starWars } from './star-wars.ts'

const schema = eagerSchema(starWars)
const server = createServer({ layers: [sdlLayer(starWars)] })
/** The same with every field of objects trivial, so that values do instead of objects with an identity. */
const bare = createServer({
  layers: [
    sdlLayer({
      ...starWars,
      ways: Object.fromEntries(
        Object.keys(starWars.answers).map((place): [string, FieldWay] => [place, 'trivial']),
      ),
    }),
  ],
})

type Variables = { readonly [name: string]: unknown }
type Row = readonly [query: string, variables?: Variables | undefined, operationName?: string]

/** What graphql-js answers, and what we do: with identity, without, and with what the first request prepared. */
async function answersTo(
  request: OracleRequest,
  words: boolean,
): Promise<{ readonly expected: Answered; readonly actual: readonly Answered[] }> {
  const actual: Answered[] = []
  for (const each of [server, bare, server]) actual.push(answered(await each.execute(request), words))
  return { expected: answered(await askOracle(schema, request), words), actual }
}

interface Group {
  readonly what: string
  readonly rows: readonly Row[]
  /** False where errors are worded by us: then only their places are compared. */
  readonly words: boolean
}

const groups: Group[] = []

function rows(what: string, all: readonly Row[], words: boolean = true): void {
  groups.push({ what, rows: all, words })
}

rows('fields, aliases and arguments', [
  ['{ hero { name } }'],
  ['{ hero { __typename name appearsIn } __typename }'],
  ['{ b: hero(episode: EMPIRE) { name } a: hero(episode: JEDI) { n: name name } }'],
  ['{ human(id: "1000") { height } x: human(id: 1002) { height(unit: FOOT) m: height(unit: METER) mass } }'],
  ['{ human(id: "404") { name } droid(id: "1") { name } }'],
  ['{ slower slow ship { name size s: size(by: 3) } human(id: "1000") { name } }'],
  ['{ id(id: 4) b: id(id: "4") c: id(id: null) d: id }'],
  ['{ ids(ids: [1, "a"]) b: ids(ids: 7) c: ids(ids: null) d: ids(ids: []) }'],
  ['{ episode a: episode(episode: JEDI) b: episode(episode: null) }'],
  ['{ episodes(episodes: [JEDI, null]) b: episodes(episodes: EMPIRE) c: episodes }'],
  [
    '{ many a: many(a: 1, b: 2, c: 3, d: 1, e: false, f: "") b: many(f: null, d: 1e3, a: null) c: many(f: "\\u00e9\\n") }',
  ],
  ['{ ints a: ints(list: []) b: ints(list: 3) c: ints(list: [-1]) }'],
  [
    '{ nested(list: [[1, null], null, []]) b: nested(list: 1) c: nested(list: [1, 2]) d: nested(list: null) e: nested }',
  ],
  ['{ many(f: """\n    block\n      text\n  """) }'],
])

rows('input objects', [
  ['{ range }'],
  ['{ range(range: {}) b: range(range: null) c: range(range: { from: 2, to: null }) }'],
  ['{ range(range: { tags: "a", inner: { to: 1, inner: { tags: [] } }, episode: EMPIRE }) }'],
  ['{ ranges(ranges: [{}, { from: 3 }]) b: ranges(ranges: { to: 1 }) c: ranges(ranges: []) }'],
  ['{ required(required: { at: 1 }) b: required }'],
  ['query ($r: Range) { range(range: $r) }', {}],
  ['query ($r: Range) { range(range: $r) }', { r: null }],
  ['query ($r: Range) { range(range: $r) }', { r: {} }],
  ['query ($r: Range) { range(range: $r) }', { r: { tags: 'one', inner: { episode: 'EMPIRE' } } }],
  ['query ($r: Range = { from: 9, tags: "t" }) { range(range: $r) }', {}],
  ['query ($r: [Range!]) { ranges(ranges: $r) }', { r: { to: 4 } }],
  ['query ($r: [Range!]) { ranges(ranges: $r) }', { r: [{ to: 4 }, {}] }],
  ['query ($r: Range!) { ranges(ranges: [$r, { from: 2 }]) }', { r: { to: 4 } }],
  ['query ($to: Int, $t: String!) { range(range: { to: $to, tags: [$t, "b"] }) }', { t: 'a' }],
  ['query ($to: Int, $t: String!) { range(range: { to: $to, tags: [$t, "b"] }) }', { t: 'a', to: null }],
  ['query ($t: [String!]) { range(range: { tags: $t }) }', { t: 'a' }],
  ['query ($f: Int = 4) { range(range: { from: $f, to: $f }) }', {}],
  ['query ($f: Int = 4) { range(range: { from: $f, to: $f }) }', { f: 6 }],
])

rows('variables and their defaults', [
  ['query ($id: ID!) { human(id: $id) { name } }', { id: '1000' }],
  ['query ($id: ID!) { human(id: $id) { name } }', { id: 1000 }],
  ['query ($id: ID = "1002") { human(id: $id) { name } }', {}],
  ['query ($id: ID! = 1002) { human(id: $id) { name } }'],
  ['query ($id: ID! = 1002) { human(id: $id) { name } }', { id: '1000', other: 1 }],
  ['query ($e: Episode) { episode(episode: $e) hero(episode: $e) { name } }', {}],
  ['query ($e: Episode) { episode(episode: $e) hero(episode: $e) { name } }', { e: null }],
  ['query ($e: Episode = JEDI) { episode(episode: $e) }', {}],
  ['query ($e: Episode = JEDI) { episode(episode: $e) }', { e: undefined }],
  ['query ($e: Episode = JEDI) { episode(episode: $e) }', { e: 'NEWHOPE' }],
  ['query ($e: [Episode]) { episodes(episodes: $e) }', { e: ['JEDI', null] }],
  ['query ($e: [Episode] = JEDI) { episodes(episodes: $e) }', {}],
  ['query ($e: [Episode]) { episodes(episodes: $e) }', { e: 'JEDI' }],
  ['query ($e: Episode) { episodes(episodes: [$e, JEDI]) }', {}],
  ['query ($n: [[Int]]) { nested(list: $n) }', { n: 1 }],
  ['query ($n: [[Int]]) { nested(list: $n) }', { n: [1, [2, null], null] }],
  ['query ($n: [Int]) { nested(list: [$n, 5]) }', { n: 3 }],
  ['query ($n: [Int]) { nested(list: [$n, 5]) }', {}],
  ['query ($a: Int, $b: Int, $c: Int) { many(a: $a, b: 1, c: $c) x: many(a: $b) }', { a: 1 }],
  ['query ($a: Int, $c: Int) { many(a: $a, c: $c) }', { a: null, c: null }],
  ['query ($b: Int = 3) { many(b: $b) }', {}],
  ['query ($d: Float, $e: Boolean, $f: String) { many(d: $d, e: $e, f: $f) }', { d: 3, e: true, f: 'x' }],
  ['query ($i: [Int!] = [4]) { ints(list: $i) }', {}],
  ['query ($i: [Int!]! = 4) { ints(list: $i) }', {}],
  ['query ($i: [ID!]) { ids(ids: $i) }', { i: [1, 'b'] }],
  ['query ($i: [ID!]) { ids(ids: $i) }', { i: 1 }],
  ['query ($constructor: Int) { many(a: $constructor) }', {}],
  ['query ($__proto__: Int) { many(a: $__proto__) }', {}],
])

rows('scalars that are anything', [
  [
    '{ any any2: any(any: 1) any3: any(any: "1") any4: any(any: null) any5: any(any: A) any6: any(any: 1.5) }',
  ],
  ['{ any(any: { a: [1, { b: "c" }], d: null, e: E, f: true }) echo(any: [{ x: 1 }, [], {}]) }'],
  ['{ any(list: 1) a: any(list: [1, "a", [2]]) b: any(list: [[1]]) c: any(firm: { x: 1 }) }'],
  ['query ($x: Any) { any(any: $x) echo(any: $x) }', { x: { a: [1, null], b: { c: 'd' } } }],
  ['query ($x: Any) { any(any: $x) echo(any: $x) }', { x: null }],
  ['query ($x: Any) { any(any: $x) echo(any: $x) }', {}],
  ['query ($x: Any = { a: 1 }) { any(any: $x) }', {}],
  ['query ($x: [Any]) { any(list: $x) }', { x: 7 }],
  ['query ($x: [Any]) { any(list: $x) }', { x: [7, [8], { a: 9 }] }],
  ['query ($x: Any, $y: Any) { any(list: [$x, 2, $y]) }', { x: { a: 1 } }],
  ['query ($x: Any, $y: Any) { any(any: { in: $x, list: [$x, $y], y: $y }) }', { x: { a: 1 } }],
  ['query ($x: Any, $y: Any) { any(any: [$x, { y: $y }, $y]) }', { x: 'a' }],
])

rows('fragments', [
  [
    '{ hero { ...f } } fragment f on Character { name friends { ...g } } fragment g on Character { name ... on Droid { primaryFunction } }',
  ],
  ['{ characters { __typename ... on Human { mass name } ... on Droid { primaryFunction name } name } }'],
  ['{ characters { ... on Character { name ... on Human { height } } ... { appearsIn } } }'],
  [
    '{ characters { ... on Machine { primaryFunction __typename } name } machines { ... on Droid { name } __typename } }',
  ],
  [
    '{ ...q ...q } fragment q on Query { hero { ...h } hero { ...h friends { name } } } fragment h on Character { friends { __typename } name }',
  ],
  [
    '{ human(id: "1000") { ...h ...c } } fragment h on Human { mass friends { name } } fragment c on Character { friends { appearsIn ... on Human { mass } } }',
  ],
  ['{ droid(id: "2001") { ... on Character { ... on Machine { primaryFunction } } ... on Human { mass } } }'],
  ['{ ... on Query { slow } ... { slower } }'],
])

rows('fields of one key are merged, in order of first mention', [
  ['{ ship { name } slow ship { size } ship { name crew { name } } }'],
  ['{ ship { crew { name } } ... on Query { ship { crew { mass name height } name } } }'],
  [
    '{ hero { friends { name } friends { friends { name } } } hero { friends { friends { __typename } appearsIn } } }',
  ],
  ['{ a: slow b: slower a: slow }'],
  [
    '{ characters { ... on Human { x: mass } ... on Droid { y: primaryFunction } ... on Human { y: name x: mass } } }',
  ],
])

describe('`@skip` and `@include`, with literals and variables, in all combinations', () => {
  const values = ['true', 'false', '$t', '$f'] as const
  const directives = [
    '',
    ...values.flatMap((value) => [`@skip(if: ${value})`, `@include(if: ${value})`]),
    ...values.flatMap((one) => values.flatMap((other) => [`@skip(if: ${one}) @include(if: ${other})`])),
    '@include(if: $t) @skip(if: $f)',
  ]
  test.for(directives)('%s', async (directive) => {
    const uses = ['$t', '$f'].filter((name) => directive.includes(name))
    const head =
      uses.length === 0
        ? 'query'
        : `query (${uses.map((name) => `${name}: Boolean = ${name === '$t'}`).join(' ')})`
    for (const body of [
      `{ slow ${directive} ship { name } }`,
      `{ ship { size } ship ${directive} { name } }`,
      `{ ... on Query ${directive} { slow } ship { ...s ${directive} size } } fragment s on Ship { name size }`,
      `{ characters { ... ${directive} { name } ... on Human ${directive} { mass } } }`,
      `{ slow ${directive} }`,
    ]) {
      for (const variables of [undefined, { t: false, f: true }]) {
        const { expected, actual } = await answersTo({ query: `${head} ${body}`, variables }, true)
        for (const each of actual) expect(each).toEqual(expected)
      }
    }
  })
})

// graphql-js answers with what is not around the directive; here nothing is called.
describe('a variable that is null decides nothing: the request is refused', () => {
  test.for<Row>([
    ['query ($t: Boolean = true) { slow @include(if: $t) ship { name } }', { t: null }],
    ['query ($t: Boolean = true) { ... @skip(if: $t) { slow } }', { t: null }],
    ['query ($t: Boolean = true) { ship { ...s } } fragment s on Ship { name @skip(if: $t) }', { t: null }],
  ])('%s %j', async ([query, variables]) => {
    expect((await askOracle(schema, { query, variables })).errors).toHaveLength(1)
    expect(await server.execute({ query, variables })).toEqual({
      errors: [
        {
          message: 'the variable `$t` decides what is left out, so it must not be null',
          locations: [{ line: 1, column: 8 }],
          extensions: { code: 'REQUEST_INVALID' },
        },
      ],
    })
  })
})

rows('errors of resolvers are where the field is', [
  ['{ ship { lost name } }'],
  ['{ ship {\n name\n a: lost\n lost } }'],
  ['{ ship { lost } ship { lost name } }'],
  ['{ human(id: "1000") { name secret } slow }'],
  ['{ ship { crew { secret } } slow }'],
  ['{ ship { maybe { name secret } name } slow }'],
  ['{ hero(episode: EMPIRE) { friends { name ... on Human { secret } } } slow }'],
  ['{ ship { broken name } slow }'],
  ['{ human(id: "1000") { ship { broken } name } }'],
  ['{ human(id: "1000") { a: ship { lost } b: ship { lost size } } }'],
])

rows('an operation is chosen by its name', [
  ['query A { slow } query B { slower }', {}, 'B'],
  ['query A { slow } query B { slower }', {}, 'A'],
  ['query A { slow } query B { slower }', {}, 'C'],
  ['query A { slow } query B { slower }', {}, ''],
  ['query A { slow } query B { slower }'],
  ['{ slow }', {}, 'A'],
  ['query A { slow }'],
  ['query A($x: Int!) { many(a: $x) } query B { slower }', {}, 'B'],
  ['query A($x: Int!) { many(a: $x) } query B { slower }', {}, 'A'],
  ['{ slow } query B { slower }', {}, 'B'],
  ['fragment f on Query { slow }'],
])

rows('documents that are wrong are refused in the same words', [
  ['{ hero { nme } }'],
  ['{ hero }'],
  ['{ slow { name } }'],
  ['{ hero(episode: LUKE) { name } }'],
  ['{ hero(episde: JEDI) { name } }'],
  ['{ human { name } }'],
  ['{ many(e: 1) a: many(f: 1) b: id(id: 1.5) c: id(id: true) }'],
  ['{ ints(list: null) b: ints(list: [null]) }'],
  ['{ range(range: { fro: 1 }) b: range(range: { from: null }) c: required(required: {}) }'],
  ['query ($x: Strin) { many(f: $x) }'],
  ['query ($x: String) { many(a: $x) }'],
  ['query ($x: Int, $x: Int) { many(a: $x) }'],
  ['query ($x: Int) { slow }'],
  ['query ($x: Boolean = "a") { many(e: $x) }'],
  ['query ($x: Ship) { many(a: $x) }'],
  ['{ many(a: $x) }'],
  ['{ ...f } fragment f on Query { many(a: $x) }'],
  ['{ ...nope }'],
  ['{ ...f } fragment f on Query { slow ...f }'],
  ['{ slow } fragment f on Query { slow }'],
  ['{ ship { ... on Human { name } } }'],
  ['{ slow @skip slow @include(if: 1) slow @nope }'],
  ['{ slow @skip(if: true) @skip(if: false) }'],
  ['query @skip(if: true) { slow }'],
  ['{ a: slow a: slower }'],
  ['{ many(a: 1) many(a: 2) }'],
  ['{ characters { ... on Human { x: name } ... on Droid { x: appearsIn } } }'],
  ['mutation { slow }'],
  ['subscription { slow }'],
  ['{'],
  ['{ slow }}'],
  ['query A { slow } query A { slow }'],
  ['type Nope { a: Int } { slow }'],
])

rows('variables that are wrong are refused in the same words', [
  ['query ($id: ID!) { human(id: $id) { name } }'],
  ['query ($id: ID!) { human(id: $id) { name } }', {}],
  ['query ($id: ID!) { human(id: $id) { name } }', { id: null }],
  ['query ($id: ID!) { human(id: $id) { name } }', { id: {} }],
  ['query ($id: ID! = "1") { human(id: $id) { name } }', { id: null }],
  ['query ($e: Episode) { episode(episode: $e) }', { e: 'LUKE' }],
  ['query ($e: Episode) { episode(episode: $e) }', { e: 1 }],
  ['query ($e: [Episode!]) { episodes(episodes: $e) }', { e: ['JEDI', null] }],
  ['query ($r: Range) { range(range: $r) }', { r: 1 }],
  ['query ($r: Range) { range(range: $r) }', { r: { fro: 1 } }],
  ['query ($r: Range) { range(range: $r) }', { r: { from: null } }],
  ['query ($r: Required) { required(required: $r) }', { r: {} }],
  ['query ($f: String) { many(f: $f) }', { f: 1 }],
  ['query ($e: Boolean) { many(e: $e) }', { e: 'true' }],
  ['query ($d: Float) { many(d: $d) }', { d: 'x' }],
  ['query ($a: Int!, $b: Int!) { many(a: $a, b: $b) }', {}],
])

// Integers are 53 bits wide with us, and their refusals are worded accordingly.
rows(
  'whole numbers that are none are refused at the same places',
  [
    ['{ many(a: "1") b: many(a: 1.5) }'],
    ['query ($a: Int) { many(a: $a) }', { a: '1' }],
    ['query ($a: Int) { many(a: $a) }', { a: 1.5 }],
    ['query ($i: [Int!]) { ints(list: $i) }', { i: [1, 'b'] }],
    ['query ($r: Range) { range(range: $r) }', { r: { inner: { to: 'x' } } }],
  ],
  false,
)

// What reaches the resolver is checked by us: the words are ours, and the error is where the field is, while
// graphql-js 17 says where the variable is.
describe('null that a variable brings where a default had made it possible is an error of the field', () => {
  test.for<Row>([
    ['query ($b: Int = 3) { many(b: $b) slow }', { b: null }],
    ['query ($f: Int = 4) { range(range: { from: $f }) slow }', { f: null }],
    ['query ($id: ID = "1") { human(id: $id) { name } slow }', { id: null }],
    ['query ($t: String = "a") { range(range: { tags: [$t] }) slow }', { t: null }],
  ])('%s %j', async ([query, variables]) => {
    const expected = await askOracle(schema, { query, variables })
    const actual = await server.execute({ query, variables })
    expect(actual.data).toEqual({ ...expected.data })
    expect(actual.errors?.map(({ path }) => path)).toEqual(expected.errors?.map(({ path }) => path))
    expect(actual.errors?.map(({ extensions }) => extensions.code)).toEqual(['ARGUMENT_TYPE'])
  })
})

describe.for(groups)('$what', (group) => {
  test.for(group.rows)('%s %j %s', async ([query, variables, operationName]) => {
    const { expected, actual } = await answersTo({ query, variables, operationName }, group.words)
    for (const each of actual) expect(each).toEqual(expected)
  })
})
