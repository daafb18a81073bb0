import {
  execute,
  graphql,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  parse,
  specifiedRules,
  validate,
  type GraphQLAbstractType,
  type GraphQLObjectType,
} from 'graphql'
import { describe, expect, test } from 'vitest'
import { kinds, shapes, shelf } from '../../test/example-layers.ts'
import { FakeCaller } from '../../test/fake-caller.ts'
import { visibleSchema } from '../../test/visible-schema.ts'
import { validationRules } from './known-type-names.ts'
import { LazySchema } from './lazy-schema.ts'

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index)

function library(count: number): LazySchema {
  return new LazySchema(visibleSchema(numbers(count).map(shelf)))
}

async function answer(schema: LazySchema, query: string, rules = validationRules): Promise<unknown> {
  const document = parse(query)
  const errors = validate(schema, document, rules)
  if (errors.length > 0) return errors.map(({ message }) => message)
  return execute({ schema, document, contextValue: new FakeCaller(schema.visible) })
}

function abstractType(schema: LazySchema, name: string): GraphQLAbstractType {
  const type = schema.getType(name)
  if (isAbstractType(type)) return type
  throw new Error(`${name} is no abstract type`)
}

function objectType(schema: LazySchema, name: string): GraphQLObjectType {
  const type = schema.getType(name)
  if (isObjectType(type)) return type
  throw new Error(`${name} is no object type`)
}

describe('types are made when first touched', () => {
  test('a query makes those that it touches and those that they name, however many there are', async () => {
    const query = '{ shelf7(n: 3) { books { pages } } }'
    for (const schema of [library(20), library(1_700)]) {
      expect(await answer(schema, query)).toEqual({ data: { shelf7: { books: [{ pages: 3 }] } } })
      // The root, a shelf and a book; the binding of a book is named by it.
      expect(schema.builtTypes).toBe(4)
    }
  })

  test('a root field leads to its own type alone, without fields', async () => {
    const schema = library(100)
    await answer(schema, '{ shelf1(n: 1) { __typename } }')
    expect(schema.builtTypes).toBe(2)
    expect(schema.getType('Shelf1')).toBe(schema.getType('Shelf1'))
    expect(objectType(schema, 'Query').getFields()['shelf1']).toBe(
      schema.getQueryType().getFields()['shelf1'],
    )
  })

  test('the same query again makes nothing', async () => {
    const schema = library(50)
    await answer(schema, '{ shelf1(n: 1) { books { pages } } }')
    const built = schema.builtTypes
    await answer(schema, '{ shelf1(n: 2) { books { pages } } }')
    expect(schema.builtTypes).toBe(built)
  })

  test('the stock rules make no more', async () => {
    const schema = library(50)
    await answer(
      schema,
      'query ($n: Int!) { shelf1(n: $n) { ... on Shelf1 { books { pages } } } }',
      specifiedRules,
    )
    expect(schema.builtTypes).toBe(4)
  })

  test('a query with an error, a fragment on an interface or `node` makes no more', async () => {
    const schema = library(50)
    expect(await answer(schema, '{ shelf1(n: 1) { ... on Node { id } } }')).toEqual({
      data: { shelf1: { id: '' } },
    })
    // The root, a shelf and the book that it names, and `Node`.
    expect(schema.builtTypes).toBe(4)
    expect(await answer(schema, '{ shelf1(m: 1) { __typename } ...f } fragment f on Nope { x }')).toEqual(
      expect.arrayContaining([expect.stringMatching(/^Unknown type "Nope"/)]),
    )
    expect(schema.builtTypes).toBe(4)
  })

  test('looking at names makes nothing, and a name that is no type makes nothing', () => {
    const schema = library(50)
    const map = schema.getTypeMap()
    expect(Object.keys(map)).toEqual(expect.arrayContaining(['Book49', 'Query', 'Int', '__Schema']))
    expect(['Shelf3' in map, Object.hasOwn(map, 'Shelf3'), 'Shelf99' in map]).toEqual([true, true, false])
    for (const name of ['Nope', '__proto__', 'constructor', 'toString', '__Nope']) {
      expect([schema.getType(name), map[name]]).toEqual([undefined, undefined])
    }
    expect(schema.builtTypes).toBe(0)
    expect(Object.keys(schema.getQueryType().getFields())).toEqual([
      'node',
      ...numbers(50)
        .map((n) => `shelf${n}`)
        .toSorted(),
    ])
    expect(schema.builtTypes).toBe(1)
  })

  test('asking whether a type is a sub-type makes nothing', () => {
    const schema = new LazySchema(visibleSchema([shapes]))
    const [node, shape] = ['Node', 'Shape'].map((name) => abstractType(schema, name))
    const [circle, query] = ['Circle', 'Query'].map((name) => objectType(schema, name))
    const built = schema.builtTypes
    if (node === undefined || shape === undefined || circle === undefined || query === undefined)
      throw new Error()
    expect(isInterfaceType(shape) && isInterfaceType(node)).toBe(true)
    expect([
      schema.isSubType(node, circle),
      schema.isSubType(shape, circle),
      schema.isSubType(node, query),
    ]).toEqual([true, true, false])
    expect(schema.builtTypes).toBe(built)
  })

  test('directives are made without types, and are found by name', () => {
    const schema = new LazySchema(visibleSchema([kinds]))
    expect(schema.getDirective('marked')).toBe(schema.getDirectives().find(({ name }) => name === 'marked'))
    expect([schema.getDirective('nope'), schema.getDirective('include')?.name]).toEqual([
      undefined,
      'include',
    ])
    // An argument of `@marked` is an enum.
    expect(schema.builtTypes).toBe(1)
  })

  test('built-in scalars are the same objects in every schema', () => {
    const [one, other] = [library(1), library(2)]
    for (const name of ['Int', 'String', 'Void', 'JSON']) expect(one.getType(name)).toBe(other.getType(name))
  })
})

describe('rules ask for types by name', () => {
  test.for([
    '{ ...f } fragment f on Nope { x }',
    'query ($x: Nope) { shelf1(n: $x) { __typename } }',
    '{ ... on Shelf { x } }',
  ])('%s is refused with the words of the stock rule', (query) => {
    const schema = library(3)
    const messages = (rules: typeof specifiedRules): readonly string[] =>
      validate(schema, parse(query), rules).map(({ message }) => message)
    expect(messages(validationRules)).toEqual(messages(specifiedRules))
    expect(messages(validationRules)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^Unknown type/)]),
    )
  })

  test('all other rules are the stock ones', () => {
    expect(validationRules.filter((rule, index) => rule !== specifiedRules[index])).toHaveLength(1)
  })
})

test('wide integers pass through, as variables, literals and results', async () => {
  const schema = library(2)
  const result = await graphql({
    schema,
    source:
      'query ($n: Int!) { a: shelf0(n: $n) { books { pages } } b: shelf1(n: 9007199254740991) { books { pages } } }',
    variableValues: { n: 4_294_967_296 },
    contextValue: new FakeCaller(schema.visible),
  })
  expect(result).toEqual({
    data: { a: { books: [{ pages: 4_294_967_296 }] }, b: { books: [{ pages: 9_007_199_254_740_991 }] } },
  })
  expect(await answer(schema, '{ shelf0(n: 9007199254740992) { __typename } }')).toEqual([
    expect.stringContaining('expected an integer from -(2^53-1) to 2^53-1'),
  ])
})
