import { graphql, isAbstractType, isInterfaceType, isObjectType, validateSchema } from 'graphql'
import { describe, expect, test } from 'vitest'
import { eagerSchema, printedType } from '../../test/eager-schema.ts'
import { shapes } from '../../test/example-layers.ts'
import { FakeCaller } from '../../test/fake-caller.ts'
import { visibleSchema } from '../../test/visible-schema.ts'
import { arg } from '../field/argument-token.ts'
import { layer } from '../layer/define-layer.ts'
import { interfaceOf, object } from '../type/declare-type.ts'
import { Float, ID, Int, nullable, String, type TypeToken } from '../type/type-token.ts'
import { LazySchema } from './lazy-schema.ts'

const lazy = (): LazySchema => new LazySchema(visibleSchema([shapes]))

function interfacesOf(schema: LazySchema, name: string): readonly string[] {
  const type = schema.getType(name)
  return isObjectType(type) || isInterfaceType(type) ? type.getInterfaces().map((each) => each.name) : []
}

function possibleTypes(schema: LazySchema, name: string): readonly string[] {
  const type = schema.getType(name)
  return isAbstractType(type) ? schema.getPossibleTypes(type).map((each) => each.name) : []
}

function answer(schema: LazySchema, source: string): Promise<unknown> {
  return Promise.resolve(graphql({ schema, source, contextValue: new FakeCaller(schema.visible) }))
}

describe('TestInterfaces', () => {
  test('install and introspect: kind, description and possible types', async () => {
    expect(
      await answer(
        lazy(),
        '{ __type(name: "Shape") { kind description possibleTypes { name } fields { name args { name } } } }',
      ),
    ).toEqual({
      data: {
        __type: {
          kind: 'INTERFACE',
          description: 'Has an area.',
          possibleTypes: [{ name: 'Circle' }, { name: 'Square' }],
          fields: [
            { name: 'area', args: [] },
            { name: 'scale', args: [{ name: 'by' }] },
          ],
        },
      },
    })
  })

  test('types declare what they satisfy, without having said so', () => {
    const schema = lazy()
    expect(interfacesOf(schema, 'Circle')).toEqual(['Node', 'Round', 'Shape', 'Twin'])
    expect(interfacesOf(schema, 'Square')).toEqual(['Node', 'Shape', 'Twin'])
    expect(printedType(schema, 'Square')).toMatch(/^type Square implements Node & Shape & Twin \{/)
  })

  test('interface-to-interface: the wider one declares the narrower, and of two alike the later', () => {
    const schema = lazy()
    expect(interfacesOf(schema, 'Round')).toEqual(['Node', 'Shape', 'Twin'])
    expect(interfacesOf(schema, 'Twin')).toEqual(['Shape'])
    expect(interfacesOf(schema, 'Shape')).toEqual([])
    const shape = schema.getType('Shape')
    const found = isInterfaceType(shape) ? schema.getImplementations(shape) : undefined
    expect(found?.interfaces.map(({ name }) => name)).toEqual(['Round', 'Twin'])
    expect(found?.objects.map(({ name }) => name)).toEqual(['Circle', 'Square'])
  })

  test('auto Node: every object with an identity is one, and interfaces that have an `id`', () => {
    expect(possibleTypes(lazy(), 'Node')).toEqual(['Circle', 'Square', 'Wide'])
    expect(interfacesOf(lazy(), 'Round')).toContain('Node')
    expect(interfacesOf(lazy(), 'Query')).toEqual([])
  })

  test('an interface that asks for an `id` alone declares `Node`, and not the other way round', () => {
    const Alike: TypeToken<never> = interfaceOf('Alike')
    const withId = layer('alike', ({ shape }) => {
      shape(Alike, (field) => ({
        id: field(ID),
      }))
    })
    const schema = new LazySchema(visibleSchema([withId]))
    expect([interfacesOf(schema, 'Alike'), interfacesOf(schema, 'Node')]).toEqual([['Node'], []])
  })

  test('fields added after install count', () => {
    const Thing = object<object>('Thing')
    const Named: TypeToken<never> = interfaceOf('Named')
    const base = layer('base', ({ type, shape }) => {
      type(Thing, (field) => ({ size: field(Int, () => 1) }))
      shape(Named, (field) => ({ name: field(String) }))
    })
    const more = layer('more', ({ extend }) => {
      extend(Thing, (field) => ({ name: field(String, () => 'thing') }))
    })
    expect(interfacesOf(new LazySchema(visibleSchema([base])), 'Thing')).toEqual(['Node'])
    expect(interfacesOf(new LazySchema(visibleSchema([base, more])), 'Thing')).toEqual(['Named', 'Node'])
  })

  test.for<[query: string, data: unknown]>([
    ['{ shape(name: "circle") { __typename area } }', { shape: { __typename: 'Circle', area: Math.PI } }],
    ['{ shape(name: "circle") { ... on Round { radius } } }', { shape: { radius: 1 } }],
    ['{ shape(name: "square") { ... on Round { radius } area } }', { shape: { area: 4 } }],
    [
      '{ shape(name: "square") { scale(by: 2) { __typename area } } }',
      { shape: { scale: { __typename: 'Square', area: 16 } } },
    ],
    [
      '{ shapes { __typename ... on Circle { radius } } }',
      { shapes: [{ __typename: 'Circle', radius: 1 }, { __typename: 'Square' }] },
    ],
    [
      '{ shapes { ... on Node { __typename } ... on Twin { area } } }',
      {
        shapes: [
          { __typename: 'Circle', area: Math.PI },
          { __typename: 'Square', area: 4 },
        ],
      },
    ],
    // It takes more than the interface asks for: it may stand for it, though it cannot declare it.
    [
      '{ shape(name: "wide") { __typename area ... on Wide { scale { area } } } }',
      { shape: { __typename: 'Wide', area: 9, scale: { area: 9 } } },
    ],
  ])('values are answered by their own type: %s', async ([query, data]) => {
    expect(await answer(lazy(), query)).toEqual({ data })
  })

  test('a field fits where its result is narrower, and does not where it is another', () => {
    const Wanted: TypeToken<never> = interfaceOf('Wanted')
    const Lax = object<object>('Lax')
    const Other = object<object>('Other')
    const made = layer('made', ({ type, shape }) => {
      shape(Wanted, (field) => ({ size: field(nullable(Float)) }))
      type(Lax, (field) => ({ size: field(Float, () => 1) }))
      type(Other, (field) => ({ size: field(String, () => '') }))
    })
    const schema = new LazySchema(visibleSchema([made]))
    expect([interfacesOf(schema, 'Lax'), interfacesOf(schema, 'Other')]).toEqual([
      ['Node', 'Wanted'],
      ['Node'],
    ])
  })

  test('with an interface a type declares those above it, or neither', () => {
    const [Top, Middle]: readonly TypeToken<never>[] = [interfaceOf('Top'), interfaceOf('Middle')]
    const Bottom = object<object>('Bottom')
    const made = layer('made', ({ type, shape }) => {
      if (Top === undefined || Middle === undefined) return
      shape(Top, (field) => ({ size: field(Int) }))
      // What the one asks for may be left out; what the other asks for must be given.
      shape(Middle, (field) => ({ size: field(Int, { args: { unit: arg(Int, { default: 1 }) } }) }))
      type(Bottom, (field) => ({ size: field(Int, { args: { unit: arg(Int) } }, () => 1) }))
    })
    const schema = new LazySchema(visibleSchema([made]))
    expect([interfacesOf(schema, 'Middle'), interfacesOf(schema, 'Bottom')]).toEqual([['Top'], ['Node']])
    expect(validateSchema(eagerSchema(schema))).toEqual([])
  })
})
