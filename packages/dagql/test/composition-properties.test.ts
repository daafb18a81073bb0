import { definePolicies, type Policies } from '@graft/collisions'
import { unwrap } from '@graft/diagnostics'
import {
  clientView,
  compose,
  composeAll,
  enumOf,
  Int,
  layer,
  list,
  makeLayer,
  object,
  Server,
  String,
  without,
  type Composition,
  type FieldSpec,
  type Layer,
} from '@graft/dagql'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

/** Policies by which every collision of these layers is settled somehow. */
const policies: Policies = definePolicies({
  'type-type': 'qualify',
  'constructor-core': 'qualify',
  'constructor-constructor': 'qualify',
  'extension-field': 'shadow',
  'alias-core': 'shadow',
  'alias-constructor': 'keep',
  'alias-alias': 'qualify',
})

/** What a random layer brings; small numbers, so that many layers want the same names. */
interface LayerDescription {
  readonly id: number
  readonly kind: 'module' | 'alias' | 'extension'
  readonly name: number
  readonly module: number
}

const Base = object<{ readonly of: string }>('Base')
const baseDirective = { name: 'base', args: [], locations: ['OBJECT'] } as const

const core = layer('core', ({ type, root, directive }) => {
  type(Base, (field) => ({ of: field(String) }))
  root((field) => ({
    base: field(Base, () => ({ of: 'core' })),
    thing0: field(Base, () => ({ of: 'core' })),
  }))
  directive(baseDirective)
})

const madeLayers = new Map<string, Layer>()

function layerOf(description: LayerDescription): Layer {
  const key = JSON.stringify(description)
  const known = madeLayers.get(key)
  if (known !== undefined) return known
  const made = makeOne(description)
  madeLayers.set(key, made)
  return made
}

function makeOne({ id, kind, name, module }: LayerDescription): Layer {
  const owner = `${kind}-${id}`
  switch (kind) {
    case 'module': {
      const Thing = object<{ readonly of: string }>(`Thing${name}`)
      const Size = enumOf(`Size${name}`, ['S', 'L'])
      return layer(
        owner,
        ({ type, root, directive }) => {
          type(Thing, (field) => ({
            of: field(String),
            size: field(Size, () => 'S' as const),
            more: field(list(Thing), ({ of }) => [{ of: `${of}!` }]),
          }))
          root((field) => ({ [`thing${name}`]: field(Thing, () => ({ of: owner })) }))
          directive({ name: `mark${module}`, description: owner, args: [], locations: ['OBJECT'] })
        },
        { rootClaimKind: 'constructor' },
      )
    }
    case 'alias': {
      const field: FieldSpec = {
        name: `thing${name}`,
        owner,
        type: { kind: 'named', name: 'String', nullable: false },
        args: [],
        filter: { surface: 'client' },
        aliasOf: ['base', 'of'],
        module: { digest: `digest${module}` },
        resolve: async ({ context }) =>
          `${owner} ${await context.select(context.root, { field: 'base' }, { field: 'of' })}`,
      }
      return makeLayer({ name: owner, root: [field], rootClaimKind: 'auto-alias' })
    }
    case 'extension':
      return layer(owner, ({ extend }) =>
        extend(Base, (field) => ({ [`thing${name}`]: field(Int, ({ of }) => of.length + id) })),
      )
  }
}

const descriptions: fc.Arbitrary<readonly LayerDescription[]> = fc.uniqueArray(
  fc.record({
    id: fc.nat(30),
    kind: fc.constantFrom<LayerDescription['kind']>('module', 'module', 'alias', 'extension'),
    name: fc.nat(4),
    module: fc.nat(2),
  }),
  { maxLength: 20, size: 'max', selector: ({ id, kind }) => `${kind} ${id}` },
)

/** Composes one by one what the policies allow; what they refuse is left out. */
function composeSome(layers: readonly Layer[], base: Composition = coreOnly): Composition {
  let composition = base
  for (const each of layers) {
    const next = compose(composition, each, policies)
    if (next.ok) composition = next.value
  }
  return composition
}

const coreOnly = unwrap(composeAll([core], policies))

/** All that can be seen of a composition: every name with its owner, fields and what they are, and the collisions. */
function everythingOf(composition: Composition): unknown {
  const surfaces = (['canonical', 'client'] as const).map((surface) => {
    const schema = composition.in({ surface })
    return schema
      .typeNames()
      .map((name) => [
        name,
        composition.ownerOf(name),
        schema.anyType(name)?.kind,
        schema.interfacesOf(name),
        schema.shapesOf(name).map((each) => [each.name, each.owner, each.type, each.args]),
      ])
  })
  const resolutions = composition.resolutions.map(({ collision, decision, winner, loser, reach }) =>
    JSON.stringify([collision.kind, collision.name, decision, winner?.owner.name, loser?.owner.name, reach]),
  )
  return {
    digest: composition.digest(),
    layers: composition.layers.map((each) => each.name),
    surfaces,
    resolutions: resolutions.toSorted(),
    directives: composition.directiveNames().map((name) => [name, composition.directive(name)?.description]),
    modules: [0, 1, 2].map((module) => composition.hasModule(`digest${module}`)),
    needs: composition.needsOf('Base'),
    spellings: Array.from({ length: 6 }, (_, at) =>
      ['root', 'type'].map((scope) =>
        composition.bySpelling(scope, `thing-${at}`).map(({ owner }) => owner.name),
      ),
    ),
  }
}

/** What a composition answers to a query of every root field. */
async function answersOf(composition: Composition): Promise<unknown> {
  const server = new Server(composition, { policies, cache: false })
  const schema = composition.in(clientView)
  const fields = schema.fieldsOf('Query').filter(({ name }) => name !== 'node')
  return Promise.all(
    fields.map(async ({ name, type }) => {
      const typeName = type.kind === 'named' ? type.name : ''
      const leaves = schema
        .shapesOf(typeName)
        .flatMap((each) =>
          ['String', 'Int'].includes(each.type.kind === 'named' ? each.type.name : '') ? [each.name] : [],
        )
      const selection = leaves.length === 0 ? '' : ` { __typename id ${leaves.join(' ')} }`
      return server.execute({ query: `{ ${name}${selection} }` })
    }),
  )
}

describe('adding a layer and taking it out again is as if nothing had been', () => {
  test('whatever there was before, with and without collisions', async () => {
    await fc.assert(
      fc.asyncProperty(descriptions, fc.nat(100), async (described, pick) => {
        const layers = described.map(layerOf)
        const extra = layers[pick % Math.max(layers.length, 1)]
        if (extra === undefined) return
        const base = composeSome(layers.filter((each) => each !== extra))
        const before = everythingOf(base)
        const answers = await answersOf(base)
        const added = compose(base, extra, policies)
        if (!added.ok) return
        const removed = unwrap(without(added.value, extra, policies))
        expect(everythingOf(removed)).toEqual(before)
        expect(await answersOf(removed)).toEqual(answers)
        // The old ones go on as they were.
        expect(everythingOf(base)).toEqual(before)
        expect(await answersOf(base)).toEqual(answers)
        expect(added.value.has(extra)).toBe(true)
      }),
      { numRuns: 120 },
    )
  })

  test('from the middle: as if the layer had never been among them', async () => {
    await fc.assert(
      fc.asyncProperty(descriptions, fc.nat(100), async (described, pick) => {
        const all = composeSome(described.map(layerOf))
        const others = all.layers.filter((each) => each !== core)
        const gone = others[pick % Math.max(others.length, 1)]
        if (gone === undefined) return
        const removed = without(all, gone, policies)
        const expected = composeAll(
          all.layers.filter((each) => each !== gone),
          policies,
        )
        expect(removed.ok).toBe(expected.ok)
        if (!removed.ok || !expected.ok) return
        expect(everythingOf(removed.value)).toEqual(everythingOf(expected.value))
        expect(await answersOf(removed.value)).toEqual(await answersOf(expected.value))
      }),
      { numRuns: 120 },
    )
  })
})

describe('composing many at once is composing one by one', () => {
  test('in digest, names, resolutions, warnings and answers', async () => {
    await fc.assert(
      fc.asyncProperty(descriptions, async (described) => {
        const layers = composeSome(described.map(layerOf)).layers
        // From nine on they are composed in bulk.
        const filler = Array.from({ length: 9 }, (_, index) => fillerLayer(index))
        const bulk = composeAll([...layers, ...filler], policies)
        const single = composeSome([...layers.slice(1), ...filler])
        const composed = unwrap(bulk)
        expect(everythingOf(composed)).toEqual(everythingOf(single))
        expect(await answersOf(composed)).toEqual(await answersOf(single))
        // On top of something, too.
        const onTop = unwrap(composeAll([...layers.slice(1), ...filler], policies, coreOnly))
        expect(everythingOf(onTop)).toEqual(everythingOf(single))
      }),
      { numRuns: 60 },
    )
  })

  test('also where a layer is refused: with the same diagnostics', () => {
    fc.assert(
      fc.property(descriptions, (described) => {
        const strict = definePolicies({ 'constructor-constructor': 'error' })
        const layers = [
          core,
          ...described.map(layerOf),
          ...Array.from({ length: 9 }, (_, index) => fillerLayer(index)),
        ]
        const bulk = composeAll(layers, strict)
        let single: ReturnType<typeof composeAll> = composeAll([], strict)
        for (const each of layers) if (single.ok) single = compose(single.value, each, strict)
        expect(bulk.ok ? [] : bulk.diagnostics).toEqual(single.ok ? [] : single.diagnostics)
      }),
      { numRuns: 100 },
    )
  })
})

function fillerLayer(index: number): Layer {
  return layer(`filler${index}`, ({ root }) =>
    root((field) => ({ [`filler${index}`]: field(Int, () => index) })),
  )
}

test('the order of layers that dispute no name is of no matter', async () => {
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]), async (order) => {
      const ordered = composeSome(order.toSorted((a, b) => a - b).map(fillerLayer))
      const shuffled = composeSome(order.map(fillerLayer))
      expect(shuffled.digest()).toBe(ordered.digest())
      expect(shuffled.fieldNames('Query')).toEqual(ordered.fieldNames('Query'))
      expect(await answersOf(shuffled)).toEqual(await answersOf(ordered))
    }),
    { numRuns: 50 },
  )
})

test('a layer that disputes no name changes nothing of the others', async () => {
  await fc.assert(
    fc.asyncProperty(descriptions, async (described) => {
      const base = composeSome(described.map(layerOf))
      const next = unwrap(compose(base, fillerLayer(0), policies))
      expect(next.digest()).not.toBe(base.digest())
      expect(next.resolutions).toEqual(base.resolutions)
      for (const name of base.typeNames()) {
        expect(next.typeEntry(name)).toBe(base.typeEntry(name))
        for (const field of base.fieldNames(name))
          expect(next.fieldEntries(name, field)).toBe(base.fieldEntries(name, field))
      }
      const answers = (await answersOf(next)) as readonly unknown[]
      for (const each of (await answersOf(base)) as readonly unknown[]) expect(answers).toContainEqual(each)
    }),
    { numRuns: 60 },
  )
})

/** How many tables a look-up passes at most, and how many names they hold together. */
function sizeOf({ parts }: Composition): { readonly depth: number; readonly names: number } {
  let depth = 0
  let names = 0
  for (let node = parts.stack; node !== undefined; node = node.below) {
    depth++
    for (const table of Object.values(node.tables)) names += table.size
  }
  return { depth, names }
}

function version(turn: number): Layer {
  const Thing = object<object>('Thing')
  return layer(
    'changing',
    ({ type, root }) => {
      type(Thing, (field) => ({ turn: field(Int, () => turn) }))
      root((field) => ({ thing: field(Thing, () => ({})) }))
    },
    { digestSeed: `${turn}` },
  )
}

describe('a composition that changes for ever stays small', () => {
  test('replacing a layer 500 times', async () => {
    const others = Array.from({ length: 30 }, (_, index) => fillerLayer(index))
    let current = version(0)
    let composition = unwrap(
      composeAll([core, ...others.slice(0, 15), current, ...others.slice(15)], policies),
    )
    let deepest = 0
    let most = 0
    for (let turn = 1; turn <= 500; turn++) {
      const next = version(turn)
      composition = unwrap(compose(unwrap(without(composition, current, policies)), next, policies))
      current = next
      const { depth, names } = sizeOf(composition)
      deepest = Math.max(deepest, depth)
      most = Math.max(most, names)
      expect(composition.layers).toHaveLength(32)
    }
    const fresh = unwrap(composeAll([core, ...others, current], policies))
    expect(composition.digest()).toBe(fresh.digest())
    expect(await new Server(composition).execute({ query: '{ thing { turn } filler7 }' })).toEqual({
      data: { thing: { turn: 500 }, filler7: 7 },
    })
    // Eight tables of a size, and the sizes grow by eight.
    expect(deepest).toBeLessThanOrEqual(32)
    expect(most).toBeLessThan(2_000)
  })

  test('adding and taking out the same layer 500 times', () => {
    const extra = version(1)
    let composition = coreOnly
    const names: number[] = []
    for (let turn = 0; turn < 500; turn++) {
      composition = unwrap(without(unwrap(compose(composition, extra, policies)), extra, policies))
      const size = sizeOf(composition)
      expect(size.depth).toBeLessThanOrEqual(32)
      names.push(size.names)
    }
    expect(Math.max(...names)).toBeLessThan(500)
    expect(composition.digest()).toBe(coreOnly.digest())
    expect(composition.typeNames()).toEqual(coreOnly.typeNames())
  })

  test('replacing a layer that disputes a name', () => {
    let composition = unwrap(
      composeAll([core, layerOf({ id: 1, kind: 'module', name: 1, module: 0 })], policies),
    )
    const before = everythingOf(composition)
    for (let turn = 0; turn < 100; turn++) {
      const rival = layerOf({ id: 2, kind: 'module', name: 1, module: turn % 2 })
      const both = unwrap(compose(composition, rival, policies))
      expect(both.resolutions.length).toBeGreaterThan(0)
      composition = unwrap(without(both, rival, policies))
    }
    expect(everythingOf(composition)).toEqual(before)
    expect(sizeOf(composition).depth).toBeLessThanOrEqual(32)
  })
})
