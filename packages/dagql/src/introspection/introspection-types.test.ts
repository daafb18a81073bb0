import { defaultPolicies } from '@graft/collisions'
import { unwrap } from '@graft/diagnostics'
import { describe, expect, test } from 'vitest'
import { listOf, named, paint, reads } from '../../test/paint-layer.ts'
import { readIntrospection } from '../../test/read-introspection.ts'
import { composeAll } from '../composition/compose.ts'
import type { Composition } from '../composition/composition.ts'
import { makeLayer, type LayerInput } from '../layer/make-layer.ts'
import { version } from '../view/version.ts'
import { clientView } from '../view/view.ts'
import { introspectionTypeNames } from '../type/introspection-type-names.ts'
import { introspectionRootFields, introspectionTypes } from './introspection-types.ts'
import { SchemaNode } from './schema-node.ts'

function composed(inputs: readonly LayerInput[]): Composition {
  return unwrap(composeAll(inputs.map(makeLayer), defaultPolicies))
}

function read(query: string): unknown {
  return readIntrospection(composed([paint]), query)
}

describe('what stands on something', () => {
  test('is told with its arguments as literals', () => {
    expect(read('{ __type(name: "Circle") { directives { name args { name value } } } }')).toEqual({
      __type: { directives: [{ name: 'mark', args: [{ name: 'tags', value: '["a \\"b\\""]' }] }] },
    })
  })

  test('is also what properties of fields and arguments say', () => {
    const query = `{ circle: __type(name: "Circle") { fields(includeDeprecated: true) {
      name directives { name args { value } } args { name directives { name args { value } } }
    } } }`
    const { circle } = read(query) as { circle: { fields: readonly { name: string }[] } }
    const { fields } = circle
    expect(fields.filter(({ name }) => ['area', 'twin'].includes(name))).toEqual([
      { name: 'area', args: [], directives: [{ name: 'experimental', args: [{ value: '"Rounding."' }] }] },
      {
        name: 'twin',
        args: [],
        directives: [
          { name: 'deprecated', args: [{ value: '"Gone."' }] },
          { name: 'expectedType', args: [{ value: '"Circle"' }] },
        ],
      },
    ])
    expect(fields.find(({ name }) => name === 'join')).toMatchObject({
      args: [
        { name: 'others', directives: [{ name: 'expectedType', args: [{ value: '"Shape"' }] }] },
        { name: 'note', directives: [] },
        {},
        {},
        {},
      ],
    })
  })

  test('is also what properties of members and input fields say', () => {
    const query = `{
      color: __type(name: "Color") { enumValues(includeDeprecated: true) { directives { name args { value } } } }
      stroke: __type(name: "Stroke") { inputFields(includeDeprecated: true) { directives { name args { value } } } }
    }`
    expect(read(query)).toEqual({
      color: {
        enumValues: [
          { directives: [{ name: 'enumValue', args: [{ value: '"#f00"' }] }] },
          {
            directives: [
              { name: 'deprecated', args: [{ value: '"Use `RED`."' }] },
              { name: 'enumValue', args: [{ value: '"4"' }] },
            ],
          },
          { directives: [{ name: 'experimental', args: [{ value: '"It fades."' }] }] },
        ],
      },
      stroke: {
        inputFields: [
          { directives: [] },
          { directives: [] },
          { directives: [{ name: 'deprecated', args: [{ value: '"No longer supported"' }] }] },
        ],
      },
    })
  })

  test('is nothing for lists and non-null types', () => {
    const query =
      '{ __type(name: "Circle") { fields { name type { kind directives { name } ofType { name } } } } }'
    expect(read(query)).toMatchObject({
      __type: {
        fields: [
          {},
          { name: 'area', type: { kind: 'NON_NULL', directives: [], ofType: { name: 'Float' } } },
          {},
          {},
        ],
      },
    })
  })

  test('is not told where the view does not see the directive', () => {
    const directives = paint.directives?.map((each) => ({ ...each, filter: version.before('1.0') }))
    const schema = composed([{ ...paint, directives: directives ?? [] }])
    expect(readIntrospection(schema, '{ __type(name: "Circle") { directives { name } } }')).toEqual({
      __type: { directives: [] },
    })
  })
})

test('what is deprecated is left out unless it is asked for', () => {
  const query = `{
    color: __type(name: "Color") { enumValues { name } }
    circle: __type(name: "Circle") { fields { name } }
    stroke: __type(name: "Stroke") { inputFields { name } }
  }`
  expect(read(query)).toEqual({
    color: { enumValues: [{ name: 'RED' }, { name: 'GREY' }] },
    circle: { fields: ['id', 'area', 'draw', 'join'].map((name) => ({ name })) },
    stroke: { inputFields: [{ name: 'width' }, { name: 'color' }] },
  })
})

test('an unknown type is null', () => {
  expect(readIntrospection(composed([]), '{ __type(name: "Nobody") { name } }')).toEqual({ __type: null })
})

test('what introspection needs is found by name and in no list', () => {
  const schema = composed([paint]).in(clientView)
  expect(schema.type('__Type')?.kind).toBe('object')
  expect(schema.field('Query', '__schema')?.type).toEqual(named('__Schema'))
  expect([...schema.typeNames(), ...schema.fieldsOf('Query').map(({ name }) => name)]).toEqual([
    'Boolean',
    'Circle',
    'Color',
    'Float',
    'ID',
    'Int',
    'JSON',
    'Node',
    'Query',
    'Shape',
    'String',
    'Stroke',
    'Time',
    'Void',
    'node',
    'circle',
  ])
  expect([...introspectionTypes.keys()].toSorted()).toEqual([...introspectionTypeNames].toSorted())
  expect([...introspectionRootFields.keys()]).toEqual(['__schema', '__type'])
})

test('no layer takes the name of a type of introspection', () => {
  const layers = [
    makeLayer({ name: 'mine', types: [{ kind: 'object', name: '_DirectiveApplication', fields: [] }] }),
  ]
  expect(composeAll(layers, defaultPolicies)).toMatchObject({
    ok: false,
    diagnostics: [{ code: 'COLLISION_TYPES' }],
  })
})

test('a type of introspection is no interface of a layer', () => {
  const schema = composed([
    {
      name: 'mine',
      types: [
        {
          kind: 'interface',
          name: 'Named',
          fields: [{ ...reads, name: 'name', type: named('String', true), args: [] }],
        },
      ],
    },
  ])
  expect(schema.in(clientView).published.possibleTypes('Named')).toEqual([])
  expect(schema.in(clientView).published.interfacesOf('__Type')).toEqual([])
})

test('types are the same nodes each time', () => {
  const node = SchemaNode.of(composed([paint]).in(clientView).published)
  expect(node.result(named('Circle'))).toBe(node.result(named('Circle')))
  expect(node.argument(listOf(named('Circle')))).toBe(node.result(listOf(named('ID'))))
})
