import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  graphqlSync,
  parse,
  validate,
} from 'graphql'
import { describe, expect, test } from 'vitest'
import { printedBlocks, printedType } from '../../test/eager-schema.ts'
import { viewed, viewing } from '../../test/viewed-layer.ts'
import { visibleSchema } from '../../test/visible-schema.ts'
import { isCertainlyValid } from '../validate/is-certainly-valid.ts'
import { LazySchema } from './lazy-schema.ts'

const schemas = {
  default: new LazySchema(visibleSchema([viewed, viewing])),
  unknown: new LazySchema(visibleSchema([viewed, viewing], 'unknown')),
  first: new LazySchema(visibleSchema([viewed, viewing], '1.0')),
  second: new LazySchema(visibleSchema([viewed, viewing], '2.0')),
}
type Version = keyof typeof schemas

const mistakes = (version: Version, query: string): readonly string[] =>
  validate(schemas[version], parse(query)).map(({ message }) => message)

describe('TestViews', () => {
  const everywhere: readonly Version[] = ['default', 'unknown', 'first', 'second']

  test.for<[query: string, versions: readonly Version[]]>([
    ['{ global }', everywhere],
    ['{ all }', everywhere],
    ['{ overridden }', everywhere],
    ['{ args }', ['default', 'unknown']],
    ['{ firstOnly }', ['first']],
    ['{ secondOnly }', ['second']],
    ['{ shared }', ['first', 'second']],
    ['{ args(one: "") }', ['first']],
    ['{ args(two: "") }', ['second']],
    ['{ args(any: 2) }', ['default', 'unknown']],
    ['{ args(one: "", any: 2) }', ['first']],
    ['{ thing { name } }', everywhere],
    ['{ thing { gadget { name } } }', ['default', 'second']],
    ['{ gadget { name } }', ['default', 'second']],
    ['{ find(filter: { text: "a" }) }', everywhere],
    ['{ find(filter: { text: "a", late: YES }) }', ['default', 'second']],
    ['{ find(late: YES) }', ['default', 'second']],
    ['{ mode }', everywhere],
    ['{ mode(mode: OLD) }', everywhere],
    ['{ mode(mode: NEW) }', ['default', 'second']],
    ['{ stamp }', everywhere],
    ['{ mostly }', everywhere],
    ['{ mostly(mode: null) }', ['unknown', 'first']],
    ['query ($m: Mode) { mostly(mode: $m) }', everywhere],
    ['query ($m: Mode = NEW) { mostly(mode: $m) }', ['default', 'second']],
    ['query ($g: ID!) { pass(gadget: $g) }', everywhere],
    ['{ strictly(strict: { text: "a", late: YES }) }', ['default', 'second']],
    ['{ lookUp(strict: null) }', ['default', 'second']],
    ['{ lookUp(many: { modes: [OLD] }) }', everywhere],
    ['{ record { gadgets { name } } }', ['default', 'second']],
    ['{ linked { circle { __typename } } }', ['default', 'second']],
    ['{ ... on Named { name } }', []],
    ['{ thing { ... on Named { name } } }', ['default', 'second']],
  ])('%s is answered in %j', ([query, versions]) => {
    expect(everywhere.filter((version) => mistakes(version, query).length === 0)).toEqual(versions)
    // Our own validation goes by what is published as well.
    const isValid = (version: Version): boolean =>
      isCertainlyValid(parse(query), schemas[version].visible.published)
    expect(everywhere.filter(isValid)).toEqual(versions)
  })

  test.for<[version: Version, query: string, message: string]>([
    ['unknown', '{ firstOnly }', 'Cannot query field "firstOnly" on type "Query".'],
    ['second', '{ firstOnly }', 'Cannot query field "firstOnly" on type "Query".'],
    ['first', '{ args(one: "", two: "") }', 'Unknown argument "two" on field "Query.args".'],
    ['first', '{ gadget { name } }', 'Cannot query field "gadget" on type "Query".'],
    ['first', '{ ... on Gadget { name } }', 'Unknown type "Gadget".'],
  ])('in %s, %s is refused', ([version, query, message]) => {
    expect(mistakes(version, query)).toEqual([message])
  })
})

describe('TestViewsIntrospection', () => {
  test.for<[version: Version, fields: { readonly [name: string]: string | null }]>([
    ['default', { overridden: 'For everybody else.', all: 'In every version.' }],
    ['unknown', { overridden: 'For everybody else.', all: 'In every version.' }],
    [
      'first',
      {
        overridden: 'For everybody else.',
        all: 'In every version.',
        firstOnly: null,
        shared: 'As the first has it.',
      },
    ],
    [
      'second',
      {
        overridden: 'For the second.',
        all: 'In every version.',
        secondOnly: null,
        shared: 'As the second has it.',
      },
    ],
  ])('%s lists its own fields, with its own descriptions', ([version, fields]) => {
    const source = '{ root: __type(name: "Query") { fields { name description } } }'
    const { data, errors } = graphqlSync({ schema: schemas[version], source })
    expect(errors).toBeUndefined()
    const listed = new Map(
      (data as { root: { fields: { name: string; description: string | null }[] } }).root.fields.map(
        (each) => [each.name, each.description],
      ),
    )
    const viewDependent = ['overridden', 'all', 'firstOnly', 'secondOnly', 'shared']
    expect(
      Object.fromEntries(
        viewDependent.filter((name) => listed.has(name)).map((name) => [name, listed.get(name)]),
      ),
    ).toEqual(fields)
  })

  test('an override has its own type', () => {
    expect(printedType(schemas.first, 'Query')).toContain('  overridden: String!\n')
    expect(printedType(schemas.second, 'Query')).toContain('  overridden: Int!\n')
  })
})

const visibleNames = [
  'Gadget',
  'Record',
  'Chain',
  'Circle',
  'Late',
  'Named',
  'Labelled',
  'Filter',
  'Strict',
  'Many',
  'Mode',
  'Stamp',
  'Unused',
]

const named = (version: Version): readonly string[] =>
  visibleNames.filter((name) => Object.hasOwn(schemas[version].getTypeMap(), name))

describe('TestViewsFilterNonObjectTypes', () => {
  test('enums, inputs, interfaces, objects and directives are seen where their filter lets them through', () => {
    expect(named('second')).toEqual([
      'Gadget',
      'Record',
      'Chain',
      'Circle',
      'Late',
      'Named',
      'Labelled',
      'Filter',
      'Strict',
      'Many',
      'Mode',
      'Stamp',
      'Unused',
    ])
    // Records without anything that the view sees are not there either, nor what nobody could write.
    expect(named('first')).toEqual(['Labelled', 'Filter', 'Many', 'Mode', 'Stamp'])
    expect([schemas.first, schemas.second].map((schema) => schema.getDirective('late')?.name)).toEqual([
      undefined,
      'late',
    ])
  })

  test('what is left of each is what the view sees', () => {
    for (const [version, members, fields] of [
      ['first', ['OLD', 'SAME'], ['text', 'mode']],
      ['second', ['OLD', 'NEW', 'SAME'], ['text', 'mode', 'late']],
    ] as const) {
      const [mode, filter] = [schemas[version].getType('Mode'), schemas[version].getType('Filter')]
      expect(isEnumType(mode) && mode.getValues().map(({ name }) => name)).toEqual(members)
      expect(isInputObjectType(filter) && Object.keys(filter.getFields())).toEqual(fields)
    }
  })

  test('an object omits an interface that is hidden, and one with a hidden field asks for the rest', () => {
    const interfaces = (version: Version): readonly string[] => {
      const thing = schemas[version].getType('Thing')
      return isObjectType(thing) ? thing.getInterfaces().map(({ name }) => name) : []
    }
    expect(interfaces('first')).toEqual(['Labelled', 'Node'])
    expect(interfaces('second')).toEqual(['Labelled', 'Named', 'Node'])
    const labelled = schemas.first.getType('Labelled')
    expect(isInterfaceType(labelled) && Object.keys(labelled.getFields())).toEqual(['label'])
  })

  test('a default that is hidden makes the argument one that may be left out', () => {
    expect(printedType(schemas.second, 'Query')).toContain('  mostly(mode: Mode! = NEW): String!\n')
    expect(printedType(schemas.first, 'Query')).toContain('  mostly(mode: Mode): String!\n')
    expect(printedType(schemas.second, 'Many')).toContain('  modes: [Mode!]! = [OLD, NEW]\n')
    expect(printedType(schemas.first, 'Many')).toContain('  modes: [Mode!]\n')
  })

  test('a field that needs what is hidden is hidden', () => {
    expect(mistakes('second', '{ needsLate(late: YES) }')).toEqual([])
    expect(mistakes('first', '{ needsLate }')).toEqual(['Cannot query field "needsLate" on type "Query".'])
    expect(
      mistakes('second', '{ strictly(strict: { text: "a", late: YES }) linked { __typename } }'),
    ).toEqual([])
    expect(mistakes('first', '{ strictly linked { __typename } }')).toEqual([
      expect.stringContaining('Cannot query field "strictly" on type "Query".'),
      expect.stringContaining('Cannot query field "linked" on type "Query".'),
    ])
  })

  test('an object of a type that is hidden is passed by ID all the same, and its type is not told', () => {
    const extensions = (version: Version): unknown =>
      schemas[version].getQueryType().getFields()['pass']?.args[0]?.extensions
    expect(printedType(schemas.first, 'Query')).toContain('  pass(gadget: ID!): String!\n')
    expect([extensions('first'), extensions('second')]).toEqual([
      {},
      { directives: { expectedType: { name: 'Gadget' } } },
    ])
  })

  test('a hidden scalar is shown where a field still uses it', () => {
    expect(printedBlocks(schemas.first)).toContain('scalar Stamp')
    expect(printedBlocks(schemas.first)).not.toContain('scalar Unused')
  })
})
