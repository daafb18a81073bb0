import {
  assertValidSchema,
  buildClientSchema,
  buildSchema,
  extendSchema,
  findBreakingChanges,
  graphqlSync,
  getIntrospectionQuery,
  GraphQLSchema,
  introspectionFromSchema,
  lexicographicSortSchema,
  parse,
  printSchema,
  validateSchema,
} from 'graphql'
import { describe, expect, test } from 'vitest'
import { eagerSchema, printedBlocks } from '../../test/eager-schema.ts'
import { kinds, shapes, shelf } from '../../test/example-layers.ts'
import { viewed, viewing } from '../../test/viewed-layer.ts'
import { visibleSchema } from '../../test/visible-schema.ts'
import { LazySchema } from './lazy-schema.ts'

const examples: readonly [name: string, lazy: () => LazySchema][] = [
  ['no layer', () => new LazySchema(visibleSchema([]))],
  ['every kind of type', () => new LazySchema(visibleSchema([kinds]))],
  ['interfaces', () => new LazySchema(visibleSchema([shapes]))],
  [
    'many layers',
    () => new LazySchema(visibleSchema([kinds, shapes, ...Array.from({ length: 12 }, (_, n) => shelf(n))])),
  ],
  ['the newest version', () => new LazySchema(visibleSchema([viewed, viewing]))],
  ['version 1.0', () => new LazySchema(visibleSchema([viewed, viewing], '1.0'))],
  ['version 2.0', () => new LazySchema(visibleSchema([viewed, viewing], '2.0'))],
  ['no version', () => new LazySchema(visibleSchema([viewed, viewing], 'unknown'))],
]

describe.for(examples)('a lazy schema of %s is a schema', ([, lazy]) => {
  test('it passes for one, and counts as valid', () => {
    expect(lazy()).toBeInstanceOf(GraphQLSchema)
    expect(validateSchema(lazy())).toEqual([])
    expect(() => assertValidSchema(lazy())).not.toThrow()
  })

  test('its eager copy is valid by the rules of GraphQL, and prints the same', () => {
    const eager = eagerSchema(lazy())
    expect(validateSchema(eager)).toEqual([])
    expect(printedBlocks(lazy())).toEqual(printedBlocks(eager))
  })

  test('what it prints builds a schema that is valid and prints the same', () => {
    const built = buildSchema(printSchema(lazy()))
    expect(validateSchema(built)).toEqual([])
    expect(printedBlocks(built)).toEqual(printedBlocks(lazy()))
  })

  test('its introspection is that of its eager copy', () => {
    const [own, other] = [lazy(), eagerSchema(lazy())].map((schema) =>
      printSchema(lexicographicSortSchema(buildClientSchema(introspectionFromSchema(schema)))),
    )
    expect(own).toBe(other)
    expect(
      graphqlSync({ schema: lazy(), source: getIntrospectionQuery({ inputValueDeprecation: true }) }).errors,
    ).toBe(undefined)
  })

  test('it can be sorted and extended, and compared', () => {
    expect(printSchema(lexicographicSortSchema(lazy()))).toBe(
      printSchema(lexicographicSortSchema(buildSchema(printSchema(lazy())))),
    )
    const extended = extendSchema(lazy(), parse('extend type Query { more: String } type More { x: Float }'))
    expect(Object.keys(extended.getQueryType()?.getFields() ?? {})).toEqual([
      ...Object.keys(lazy().getQueryType().getFields()),
      'more',
    ])
    expect(validateSchema(extended)).toEqual([])
    // A copy does not list built-in scalars that nothing uses.
    const changes = findBreakingChanges(lazy(), extended)
    expect(changes.filter(({ description }) => !description.startsWith('Standard scalar'))).toEqual([])
    expect(findBreakingChanges(extended, lazy()).map(({ type }) => type)).toEqual([
      'TYPE_REMOVED',
      'FIELD_REMOVED',
    ])
  })
})
