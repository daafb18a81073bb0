import { defaultPolicies } from '@graft/collisions'
import { unwrap } from '@graft/diagnostics'
import * as fc from 'fast-check'
import { findBreakingChanges } from 'graphql'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { randomLayer } from '../../test/random-layer.ts'
import { checkLayer } from '../check/check-layer.ts'
import { compose, composeAll } from '../composition/compose.ts'
import { Composition } from '../composition/composition.ts'
import type { FieldSpec } from '../field/field-spec.ts'
import { makeLayer, type LayerInput } from '../layer/make-layer.ts'
import type { LayerType } from '../object/object-class.ts'
import { LazySchema } from '../schema/lazy-schema.ts'
import type { ArgumentSpec } from '../type/argument-spec.ts'
import type { TypeRef } from '../type/type-ref.ts'
import { clientView } from '../view/view.ts'
import type { Change } from './change.ts'
import { diff } from './diff.ts'

const named = (name: string, nullable = false): TypeRef => ({ kind: 'named', name, nullable })
const int = named('Int')

function field(name: string, more: Partial<FieldSpec> = {}): FieldSpec {
  return { name, owner: 'lint', type: int, args: [], read: () => 1, ...more } as FieldSpec
}

function composed(...inputs: readonly LayerInput[]): Composition {
  return unwrap(composeAll(inputs.map(makeLayer), defaultPolicies))
}

function ofTypes(...types: readonly LayerType[]): Composition {
  return composed({ name: 'lint', types, root: [field('lint')] })
}

function ofArgument(spec: Partial<ArgumentSpec>): Composition {
  return composed({ name: 'lint', root: [field('f', { args: [{ name: 'a', type: int, ...spec }] })] })
}

const object = (name: string, ...fields: readonly FieldSpec[]): LayerType => ({
  kind: 'object',
  name,
  fields,
})
const shape = (...fields: readonly FieldSpec[]): LayerType => ({ kind: 'interface', name: 'Shape', fields })
const color = (...members: readonly string[]): LayerType => ({
  kind: 'enum',
  name: 'Color',
  members: members.map((name) => ({ name })),
})

function marked(sign: string, changes: readonly Change[]): readonly string[] {
  return changes.map((each) => `${sign}${each.path}${each.breaking ? ' !' : ''}`)
}

/** Paths, breaking ones with a mark. */
function listed(before: Composition, after: Composition): readonly string[] {
  const { added, removed, changed } = diff(before, after)
  return [...marked('+', added), ...marked('-', removed), ...marked('~', changed)]
}

test.each<[string, Composition, Composition, readonly string[]]>([
  ['a type', ofTypes(), ofTypes(color('RED')), ['+Color']],
  ['a type that is gone', ofTypes(color('RED')), ofTypes(), ['-Color !']],
  ['a field', ofTypes(object('A')), ofTypes(object('A', field('x'))), ['+A.x']],
  ['a field that is gone', ofTypes(object('A', field('x'))), ofTypes(object('A')), ['-A.x !']],
  [
    'a wider result',
    ofTypes(object('A', field('x'))),
    ofTypes(object('A', field('x', { type: named('Int', true) }))),
    ['~A.x !'],
  ],
  [
    'a narrower result',
    ofTypes(object('A', field('x', { type: named('Int', true) }))),
    ofTypes(object('A', field('x'))),
    ['~A.x'],
  ],
  [
    'another result',
    ofTypes(object('A', field('x'))),
    ofTypes(object('A', field('x', { type: named('String') }))),
    ['~A.x !'],
  ],
  ['a narrower argument', ofArgument({ type: named('Int', true) }), ofArgument({}), ['~Query.f(a:) !']],
  ['a wider argument', ofArgument({}), ofArgument({ type: named('Int', true) }), ['~Query.f(a:)']],
  ['a required argument', composed({ name: 'lint', root: [field('f')] }), ofArgument({}), ['+Query.f(a:) !']],
  [
    'an optional argument',
    composed({ name: 'lint', root: [field('f')] }),
    ofArgument({ default: 1 }),
    ['+Query.f(a:)'],
  ],
  ['another default', ofArgument({ default: 1 }), ofArgument({ default: 2 }), ['~Query.f(a:)']],
  ['a default that is gone', ofArgument({ default: 1 }), ofArgument({}), ['~Query.f(a:) !']],
  ['a member', ofTypes(color('RED')), ofTypes(color('RED', 'BLUE')), ['+Color.BLUE']],
  ['a member that is gone', ofTypes(color('RED', 'BLUE')), ofTypes(color('RED')), ['-Color.BLUE !']],
  ['another kind', ofTypes(color('RED')), ofTypes(object('Color')), ['~Color !']],
  [
    'a required input field',
    ofTypes({ kind: 'input', name: 'I', fields: [{ name: 'a', type: int }] }),
    ofTypes({
      kind: 'input',
      name: 'I',
      fields: [
        { name: 'a', type: int },
        { name: 'b', type: int },
      ],
    }),
    ['+I.b !'],
  ],
  ['a description', ofTypes(object('A')), ofTypes({ ...object('A'), description: 'What.' }), ['~A']],
  [
    'a deprecation',
    ofTypes(object('A', field('x'))),
    ofTypes(object('A', field('x', { deprecated: '' }))),
    ['~A.x'],
  ],
  [
    'an interface that is not satisfied any more',
    ofTypes(shape(field('area')), object('A', field('area'))),
    ofTypes(shape(field('area'), field('edges')), object('A', field('area'))),
    ['+Shape.edges', '~A !'],
  ],
  [
    'an interface that is satisfied now',
    ofTypes(shape(field('area')), object('A')),
    ofTypes(shape(field('area')), object('A', field('area'))),
    ['+A.area', '~A'],
  ],
  [
    'a directive',
    composed({ name: 'lint' }),
    composed({ name: 'lint', directives: [{ name: 'mark', args: [], locations: ['OBJECT'] }] }),
    ['+@mark'],
  ],
  [
    'a directive with fewer places',
    composed({ name: 'lint', directives: [{ name: 'mark', args: [], locations: ['OBJECT', 'ENUM'] }] }),
    composed({ name: 'lint', directives: [{ name: 'mark', args: [], locations: ['OBJECT'] }] }),
    ['~@mark !'],
  ],
])('%s is listed', (_what, before, after, paths) => {
  expect(listed(before, after)).toEqual(paths)
  expect(diff(before, after).layers.changed).toEqual(['lint'])
})

test('an entry says what it is about, and whose it is, as plain data', () => {
  const found = diff(ofTypes(), ofTypes(object('A', field('x'))))
  expect(JSON.parse(JSON.stringify(found))).toEqual(found)
  expect(found).toEqual({
    added: [{ path: 'A', description: 'the object `A` is new', breaking: false, layer: 'lint' }],
    removed: [],
    changed: [],
    breaking: [],
    layers: { added: [], removed: [], changed: ['lint'] },
  })
})

test('a view compares what it sees', () => {
  const hidden = field('x', { filter: { surface: 'client' } })
  const [before, after] = [ofTypes(object('A')), ofTypes(object('A', hidden))]
  expect(listed(before, after)).toEqual(['+A.x'])
  expect(diff(before, after, { surface: 'canonical' }).added).toEqual([])
})

test('a name that a collision gives to another is listed', () => {
  const core: LayerInput = { name: 'core', root: [field('check', { owner: 'core' })] }
  const alias: LayerInput = {
    name: 'aliases',
    rootClaimKind: 'auto-alias',
    root: [field('check', { owner: 'lint', type: named('String'), aliasOf: ['lint', 'check'] })],
  }
  expect(listed(composed(core), composed(core, alias))).toEqual(['~Query.check !'])
  expect(listed(composed(core, alias), composed(core))).toEqual(['~Query.check !'])
})

const fine = (prefix: string): fc.Arbitrary<LayerInput> =>
  randomLayer({ prefix }).filter((input) => checkLayer(input).length === 0)

function pathsOf(changes: readonly Change[]): readonly string[] {
  return changes.map(({ path }) => path)
}

describe('for random layers', () => {
  test('nothing differs from itself', () => {
    fc.assert(
      fc.property(fine('P'), (input) => {
        const { layers, ...lists } = diff(composed(input), composed(input))
        expect([...Object.values(lists), ...Object.values(layers)].flat()).toEqual([])
      }),
      { numRuns: 50 },
    )
  })

  test('the way back mirrors the way there', () => {
    fc.assert(
      fc.property(fine('P'), fine('Q'), fine('Q'), (common, one, two) => {
        const [a, b] = [composed(common, one), composed(common, two)]
        const there = diff(a, b)
        const back = diff(b, a)
        expect(pathsOf(there.added)).toEqual(pathsOf(back.removed))
        expect(pathsOf(there.removed)).toEqual(pathsOf(back.added))
        expect(pathsOf(there.changed)).toEqual(pathsOf(back.changed))
        expect(there.layers.added).toEqual(back.layers.removed)
      }),
      { numRuns: 50 },
    )
  })

  test('composing brings what the layer has, and nothing else', () => {
    fc.assert(
      fc.property(fine('P'), fine('Q'), (common, more) => {
        const before = composed(common)
        const { added, removed, changed, layers } = diff(
          before,
          unwrap(compose(before, makeLayer(more), defaultPolicies)),
        )
        const brought = [
          ...(more.types ?? []).map(({ name }) => name),
          ...(more.root ?? []).map(({ name }) => `Query.${name}`),
          ...(more.directives ?? []).map(({ name }) => `@${name}`),
        ]
        expect(added.map(({ path }) => path)).toEqual(brought.toSorted())
        expect([...removed, ...changed]).toEqual([])
        expect(layers).toEqual({ added: ['Qlayer'], removed: [], changed: [] })
      }),
      { numRuns: 50 },
    )
  })

  test('what breaks clients is what graphql-js says', () => {
    fc.assert(
      fc.property(fine('P'), fine('Q'), fine('Q'), (common, one, two) => {
        const [a, b] = [composed(common, one), composed(common, two)]
        expect(breakingPaths(a, b)).toEqual(breakingPathsOfGraphql(a, b))
      }),
      { numRuns: 200 },
    )
  })
})

/** graphql-js takes a default that is gone, so that the argument must be passed, for merely dangerous. */
function breakingPaths(before: Composition, after: Composition): readonly string[] {
  const found = diff(before, after).breaking.filter(
    ({ description }) => !description.startsWith('the default'),
  )
  return [...new Set(found.map(({ path }) => path))].toSorted()
}

function breakingPathsOfGraphql(before: Composition, after: Composition): readonly string[] {
  const [from, to] = [before.in(clientView), after.in(clientView)]
  const paths = findBreakingChanges(new LazySchema(from), new LazySchema(to)).flatMap(({ description }) => {
    const lost = /^(?<type>\w+) no longer implements interface (?<name>\w+)/.exec(description)?.groups
    // Ours lists a lost interface as such, and the root for no interface.
    if (lost?.['type'] === 'Query' || to.type(lost?.['name'] ?? 'Node')?.kind !== 'interface') return []
    const path =
      /(?:^|Field |Argument |argument |value |field |Directive |from )(?<path>@?\b[A-Za-z_]\w*(?:\.\w+)?(?:\(\w+:\))?)(?= (?:was|changed|has|no longer)|\.$)/.exec(
        description,
      )
    return path?.groups?.['path'] ?? description
  })
  return [...new Set(paths)].toSorted()
}

function module(index: number): LayerInput {
  return {
    name: `m${index}`,
    types: [object(`M${index}`, field('x'), field('next', { type: named(`M${index}`) }))],
    root: [field(`m${index}`, { owner: `m${index}`, type: named(`M${index}`) })],
  }
}

function lookUps(size: number): number {
  const modules = Array.from({ length: size }, (_each, index) => module(index))
  const before = composed(...modules)
  const after = unwrap(compose(before, makeLayer(module(size)), defaultPolicies))
  const spies = (['typeEntry', 'fieldEntries', 'fieldNames', 'typeNames', 'directive'] as const).map(
    (method) => vi.spyOn(Composition.prototype, method),
  )
  expect(diff(before, after).added).toHaveLength(2)
  const count = spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0)
  vi.restoreAllMocks()
  return count
}

describe('the cost', () => {
  afterEach(() => vi.restoreAllMocks())

  test('is that of the layers that differ', () => {
    expect(lookUps(1_000)).toBe(lookUps(10))
  })
})
