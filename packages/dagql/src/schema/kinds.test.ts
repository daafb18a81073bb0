import {
  graphqlSync,
  isEnumType,
  isInputObjectType,
  isObjectType,
  isScalarType,
  printType,
  type GraphQLNamedType,
} from 'graphql'
import { describe, expect, test } from 'vitest'
import { printedBlocks, printedType } from '../../test/eager-schema.ts'
import { kinds } from '../../test/example-layers.ts'
import { visibleSchema } from '../../test/visible-schema.ts'
import { LazySchema } from './lazy-schema.ts'

const schema = new LazySchema(visibleSchema([kinds]))

describe('TestIntrospection', () => {
  test.for<[name: string, printed: string]>([
    [
      'Color',
      `"""A colour."""
enum Color {
  RED

  """As the sky."""
  BLUE @deprecated(reason: "Too cold.")
  GREY @deprecated
}`,
    ],
    ['Url', `"""An address."""\nscalar Url @specifiedBy(url: "https://url.spec.whatwg.org/")`],
    ['Void', '"""Nothing: always null."""\nscalar Void'],
    [
      'Point',
      `"""A place on the plane."""
type Point implements Node {
  """Names this object by the calls that make it."""
  id: ID!

  """Eastwards."""
  x: Int!
  y: Int! @deprecated
  distance: Float!
  shift(by: Int! = 1): Point!
}`,
    ],
    [
      'marked',
      `"""Somebody marked it."""
directive @marked(with: String! = "chalk", color: Color) repeatable on OBJECT | FIELD_DEFINITION`,
    ],
  ])('%s is shown with its documentation, deprecations and defaults', ([name, printed]) => {
    expect(printedType(schema, name)).toBe(printed)
  })

  test.for([
    ['lists to any depth', 'grid: [[Point]!]!'],
    ['objects that are passed by ID', 'mirror(point: ID!): Point!'],
    ['lists of objects that are passed by ID', 'add(points: [[ID!]]!): Point'],
    ['defaults by member name', 'paint(color: Color! = RED, colors: [Color!] = [RED, GREY]): Color!'],
    ['defaults of scalars', 'visit(url: Url! = "https://example.org/"): Url!'],
    ['null as a default', 'not(value: Boolean!, why: String = null): Boolean!'],
    ['deprecated arguments', 'echo(json: JSON!, id: ID @deprecated(reason: "Not needed.")): JSON!'],
    ['`Void` as always null', 'rest: Void'],
    ['`Void` in lists as always null', 'rests: [Void]!'],
    ['no internal arguments', 'secret(shown: String): String!'],
  ])('it shows %s', ([, line]) => {
    expect(
      printedType(schema, 'Query')
        ?.split('\n')
        .map((each) => each.trim()),
    ).toContain(line)
  })

  test('input objects are shown with their fields', () => {
    expect(
      printedType(schema, 'Size')
        ?.replaceAll(/\{ | \}/g, '|')
        .replaceAll(/\{(?=\S)|(?<=\S)\}/g, '|'),
    ).toBe(
      `input Size |
  depth: Depth = |color: GREY, of: 3|
  height: Int! = 1
  unit: String @deprecated

  """From left to right."""
  width: Int!
}`.replace('Size |', 'Size {'),
    )
  })

  test('`Int` and its like are the built-in ones to clients', () => {
    expect(printedBlocks(schema).join('\n')).not.toMatch(/scalar (Int|String|Boolean|Float|ID)\b/)
  })

  test('a query of the schema answers by name, for types and for what is none', () => {
    const source = `{
      a: __type(name: "Point") { name kind fields(includeDeprecated: true) { name isDeprecated deprecationReason } }
      b: __type(name: "Nope") { name }
      c: __type(name: "Color") { enumValues { name } }
      d: __type(name: "__Type") { name }
      e: __type(name: "Query") { fields(includeDeprecated: true) { name args(includeDeprecated: true) { name defaultValue } } }
    }`
    const { data, errors } = graphqlSync({ schema, source })
    expect(errors).toBeUndefined()
    expect(data).toMatchObject({
      a: {
        kind: 'OBJECT',
        fields: [
          { name: 'id', isDeprecated: false },
          { name: 'x' },
          { name: 'y', isDeprecated: true, deprecationReason: 'No longer supported' },
          { name: 'distance' },
          { name: 'shift' },
        ],
      },
      b: null,
      c: { enumValues: [{ name: 'RED' }] },
      d: { name: '__Type' },
    })
  })
})

describe('applied directives are kept in extensions, as graphql-tools reads them', () => {
  const type = (name: string): GraphQLNamedType => {
    const found = schema.getType(name)
    if (found === undefined) throw new Error(`there is no ${name}`)
    return found
  }
  const root = schema.getQueryType().getFields()

  test('on a type, several times', () => {
    expect(type('Point').extensions).toEqual({ directives: { marked: [{ with: 'chalk' }, { with: 'ink' }] } })
  })

  test('on fields and arguments', () => {
    expect(root['grid']?.extensions).toEqual({ directives: { marked: {} } })
    expect(root['rest']?.extensions).toEqual({
      directives: { experimental: { reason: 'May do something.' } },
    })
    expect(root['mirror']?.args[0]?.extensions).toEqual({ directives: { expectedType: { name: 'Point' } } })
    expect(root['secret']?.args[0]?.extensions).toEqual({
      directives: { experimental: { reason: 'A trial.' } },
    })
    expect(root['not']?.extensions).toEqual({})
  })

  test('on members and input fields', () => {
    const [color, size] = [type('Color'), type('Size')]
    expect(isEnumType(color) && color.getValues().map(({ extensions }) => extensions)).toEqual([
      {},
      { directives: { enumValue: { value: 'blue' } } },
      { directives: { experimental: { reason: 'May fade.' } } },
    ])
    expect(isInputObjectType(size) && size.getFields()['height']?.extensions).toEqual({
      directives: { experimental: { reason: 'May go.' } },
    })
  })

  test('the definitions are listed, after those of the specification', () => {
    expect(schema.getDirectives().map(({ name }) => name)).toEqual([
      'include',
      'skip',
      'deprecated',
      'specifiedBy',
      'oneOf',
      'enumValue',
      'expectedType',
      'experimental',
      'marked',
    ])
  })

  test('no type claims to come from a document', () => {
    for (const each of Object.values(schema.getTypeMap()))
      expect([each.astNode, each.name]).toEqual([undefined, each.name])
    expect(isObjectType(type('Query')) && isScalarType(type('Url')) && printType(type('Depth'))).toContain(
      'input Depth',
    )
  })
})
