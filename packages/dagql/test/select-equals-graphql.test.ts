import {
  arg,
  createServer,
  enumOf,
  input,
  Int,
  layer,
  list,
  nullable,
  object,
  ObjectResult,
  pure,
  String,
  type Step,
} from '@graft/dagql'
import { GraftError } from '@graft/diagnostics'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'

interface Place {
  readonly x: number
}

const Place = object<Place>('Place')
const Way = enumOf('Way', ['LEFT', 'RIGHT'])
const Jump = input('Jump', { by: arg(Int, { default: 2 }), way: arg(Way, { default: 'RIGHT' }) })

const places = layer('places', ({ type, root }) => {
  type(Place, (field) => ({
    x: field(Int),
    label: field(
      String,
      { args: { prefix: arg(nullable(String)) } },
      ({ x }, { prefix }) => `${prefix ?? 'at'} ${x}`,
    ),
    move: field(
      Place,
      { args: { way: arg(Way, { default: 'LEFT' }), by: arg(Int, { default: 1 }) }, cache: pure },
      ({ x }, { way, by }) => ({ x: way === 'LEFT' ? x - by : x + by }),
    ),
    jump: field(Place, { args: { jump: arg(Jump) } }, async ({ x }, { jump }) => ({
      x: jump.way === 'LEFT' ? x - jump.by : x + jump.by,
    })),
    meet: field(Place, { args: { with: arg(list(Place)) } }, ({ x }, { with: others }) => ({
      x: others.reduce((sum, each) => sum + each.x, x),
    })),
    // Null is allowed in lists, so that an element that fails takes no other with it in GraphQL.
    around: field(list(nullable(Place)), ({ x }) => [{ x: x - 1 }, { x: x + 1 }]),
    grid: field(list(list(nullable(Place))), ({ x }) => [[{ x }], [{ x: 10 * x }, { x: 20 * x }]]),
    half: field(nullable(Place), ({ x }) => (x % 2 === 0 ? { x: x / 2 } : null)),
    near: field(Place, { trivial: true }, ({ x }) => ({ x: x + 100 })),
    ways: field(list(Way), ({ x }) => (x > 0 ? (['LEFT', 'RIGHT'] as const) : [])),
    fails: field(Place, ({ x }) => {
      if (x < 0) throw new GraftError({ code: 'PLACE_NEGATIVE', severity: 'error', message: 'too far left' })
      if (x > 50) throw new Error('too far right')
      return { x: 0 }
    }),
    hollow: field(Place, () => null as never),
    twin: field.batch(Place, {}, (all) =>
      all.map(({ x }) => (x === 3 ? new Error('no twin') : { x: 2 * x })),
    ),
  }))
  root((field) => ({
    place: field(Place, { args: { x: arg(Int, { default: 0 }) } }, (_root, at) => at),
    start: field(Place, { cache: pure }, () => ({ x: 4 })),
  }))
})

/** A step both ways: as a selector, and as GraphQL writes it. */
interface Link {
  readonly step: Step
  readonly text: string
  /** Elements to take of what the field gives, from 0. */
  readonly at: readonly number[]
}

function link(
  field: string,
  args?: { readonly [name: string]: unknown },
  text: string = '',
  at: readonly number[] = [],
): Link {
  const nth = at.length === 0 ? undefined : at.map((index) => index + 1)
  return {
    step: nth === undefined ? [field, args ?? {}] : [field, args ?? {}, nth],
    text: `${field}${text}`,
    at,
  }
}

const small = fc.integer({ min: -5, max: 60 })

const links: fc.Arbitrary<Link> = fc.oneof(
  small.map((by) => link('move', { by }, `(by: ${by})`)),
  small.map((by) => link('move', { way: 'RIGHT', by }, `(by: ${by}, way: RIGHT)`)),
  fc.constant(link('move')),
  small.map((by) => link('jump', { jump: { by } }, `(jump: { by: ${by} })`)),
  fc.constant(link('jump', { jump: { way: 'LEFT', by: 2 } }, '(jump: { way: LEFT, by: 2 })')),
  fc.nat(2).map((index) => link('around', {}, '', [index])),
  fc.tuple(fc.nat(1), fc.nat(1)).map((at) => link('grid', {}, '', at)),
  fc.constantFrom(link('half'), link('near'), link('twin'), link('hollow')),
  fc.constant(link('fails')),
)

const roots: fc.Arbitrary<Link> = fc.oneof(
  small.map((x) => link('place', { x }, `(x: ${x})`)),
  fc.constantFrom(link('place'), link('start')),
)

const leaves: fc.Arbitrary<Link> = fc.constantFrom(
  link('x'),
  link('label'),
  link('label', { prefix: 'in' }, '(prefix: "in")'),
  link('label', { prefix: null }, '(prefix: null)'),
  link('ways'),
)

type Outcome = { readonly value: unknown } | { readonly code: string }

function codeOf(error: unknown): string {
  return error instanceof GraftError ? error.code : 'INTERNAL'
}

const server = createServer({ layers: [places] })

/** What a chain gives by selectors; with `id`, of the object that it leads to. */
async function bySelect(chain: readonly Link[], leaf: Link | 'id'): Promise<Outcome> {
  try {
    const steps = chain.map(({ step }) => step)
    if (leaf !== 'id') return { value: await server.select(...steps, leaf.step) }
    const found = await server.select(...steps)
    return { value: found instanceof ObjectResult ? found.id() : found }
  } catch (error) {
    return { code: codeOf(error) }
  }
}

async function byGraphQL(chain: readonly Link[], leaf: Link | 'id'): Promise<Outcome> {
  const body = chain.reduceRight(
    (inner, { text }) => `{ ${text} ${inner} }`,
    `{ ${leaf === 'id' ? 'id' : leaf.text} }`,
  )
  const { data, errors = [] } = await server.execute({ query: body })
  let at: unknown = data
  const path: (string | number)[] = []
  for (const each of leaf === 'id' ? chain : [...chain, leaf]) {
    for (const key of [each.text.replace(/\(.*/, ''), ...each.at]) {
      if (at !== null && at !== undefined) at = (at as { readonly [key: string | number]: unknown })[key]
      path.push(key)
    }
  }
  if (leaf === 'id' && at !== null && at !== undefined) at = (at as { readonly id?: unknown }).id
  // Other elements of a list may fail; what counts is the one that the chain leads through.
  const own = errors.find((error) =>
    (error.path ?? []).every((key, index) => key === path[index] || index >= path.length),
  )
  if (own !== undefined) return { code: own.extensions.code }
  // An element that is not there is undefined here, and an error of the selector.
  return at === undefined ? { code: 'SELECT_RANGE' } : { value: at }
}

const chains = fc.tuple(roots, fc.array(links, { maxLength: 6 })).map(([root, rest]) => [root, ...rest])

test('a chain has one value by selectors and by GraphQL, and one error code', async () => {
  const kinds = { value: 0, code: 0 }
  await fc.assert(
    fc.asyncProperty(chains, leaves, async (chain, leaf) => {
      const selected = await bySelect(chain, leaf)
      kinds['code' in selected ? 'code' : 'value']++
      expect(await byGraphQL(chain, leaf)).toEqual(selected)
    }),
    { numRuns: 400 },
  )
  expect(kinds.value).toBeGreaterThan(50)
  expect(kinds.code).toBeGreaterThan(50)
})

test('an object has one ID by selectors and by GraphQL, by which it is found again', async () => {
  await fc.assert(
    fc.asyncProperty(chains, async (chain) => {
      const selected = await bySelect(chain, 'id')
      expect(await byGraphQL(chain, 'id')).toEqual(selected)
      if (!('value' in selected) || typeof selected.value !== 'string') return
      const x = await bySelect(chain, link('x'))
      expect(x).toEqual({ value: expect.any(Number) })
      const again = await server.execute({
        query: 'query ($id: ID!) { node(id: $id) { id ... on Place { x } } }',
        variables: { id: selected.value },
      })
      expect(again).toEqual({
        data: { node: { id: selected.value, ...('value' in x ? { x: x.value } : {}) } },
      })
    }),
    { numRuns: 300 },
  )
})

test('an object is an argument by its ID in GraphQL and as it is in selectors, with one ID', async () => {
  await fc.assert(
    fc.asyncProperty(chains, chains, async (chain, other) => {
      const [one, two] = [await bySelect(chain, 'id'), await bySelect(other, 'id')]
      if (
        !('value' in one && 'value' in two) ||
        typeof one.value !== 'string' ||
        typeof two.value !== 'string'
      )
        return
      const argument = await server.select(...other.map(({ step }) => step))
      const id = await bySelect([...chain, link('meet', { with: [argument, two.value] })], 'id')
      expect(
        await byGraphQL([...chain, link('meet', {}, `(with: ["${two.value}", "${two.value}"])`)], 'id'),
      ).toEqual(id)
    }),
    { numRuns: 100 },
  )
})

test.for<[what: string, steps: readonly Step[], query: string, code: string]>([
  ['an unknown argument', [['place', { z: 1 }]], '{ place(z: 1) { x } }', 'ARGUMENT_UNKNOWN'],
  ['an argument of another type', [['place', { x: 'a' }]], '{ place(x: "a") { x } }', 'ARGUMENT_TYPE'],
  ['an unknown field', ['start', 'nope'], '{ start { nope } }', 'FIELD_UNKNOWN'],
  ['a missing argument', ['start', 'jump'], '{ start { jump { x } } }', 'ARGUMENT_MISSING'],
])('what validation refuses in GraphQL, selectors refuse by code: %s', async ([, steps, query, code]) => {
  await expect(server.select(...steps)).rejects.toMatchObject({ code })
  expect((await server.execute({ query })).errors).toMatchObject([
    { extensions: { code: 'DOCUMENT_INVALID' } },
  ])
})
