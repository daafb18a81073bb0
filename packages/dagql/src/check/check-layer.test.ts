import { expect, test } from 'vitest'
import type { FieldSpec } from '../field/field-spec.ts'
import { makeLayer, type LayerInput } from '../layer/make-layer.ts'
import type { LayerType } from '../object/object-class.ts'
import type { ArgumentSpec } from '../type/argument-spec.ts'
import type { TypeRef } from '../type/type-ref.ts'
import { version } from '../view/version.ts'
import { checkLayer } from './check-layer.ts'

const named = (name: string, nullable = false): TypeRef => ({ kind: 'named', name, nullable })
const int = named('Int')

function field(name: string, more: Partial<FieldSpec> = {}): FieldSpec {
  return { name, owner: 'test', type: int, args: [], read: () => 1, ...more } as FieldSpec
}

function withArgument(spec: Partial<ArgumentSpec>, ...types: readonly LayerType[]): LayerInput {
  return { name: 'test', types, root: [field('f', { args: [{ name: 'a', type: int, ...spec }] })] }
}

function withTypes(...types: readonly LayerType[]): LayerInput {
  return { name: 'test', types }
}

function problems(input: LayerInput): readonly string[] {
  return checkLayer(input).map(({ code, message, hint }) => `${code}: ${message}. ${hint ?? ''}`)
}

const Color: LayerType = { kind: 'enum', name: 'Color', members: [{ name: 'RED' }, { name: 'BLUE' }] }
const Size: LayerType = {
  kind: 'input',
  name: 'Size',
  fields: [
    { name: 'width', type: int },
    { name: 'color', type: named('Color', true) },
  ],
}
const Plain: LayerType = { kind: 'object', name: 'Plain', identified: false, fields: [field('x')] }
const Shape: LayerType = {
  kind: 'interface',
  name: 'Shape',
  fields: [field('area', { args: [{ name: 'unit', type: named('String', true) }] })],
}
const implementing = (...fields: readonly FieldSpec[]): LayerInput =>
  withTypes(Shape, { kind: 'object', name: 'Circle', implements: ['Shape'], fields })

test.each<[string, LayerInput, string]>([
  ['the name of a field', { name: 'test', root: [field('a-b')] }, 'LAYER_NAME_INVALID: `a-b` in `Query`'],
  [
    'the name of a type',
    withTypes({ ...Color, name: '1st' }),
    'LAYER_NAME_INVALID: `1st` in `test` cannot be the name of a type',
  ],
  [
    'two underscores',
    withTypes({ ...Plain, fields: [field('__x')] }),
    'LAYER_NAME_RESERVED: the field `__x` in `Plain`',
  ],
  [
    'an argument with two underscores',
    withArgument({ name: '__a' }),
    'LAYER_NAME_RESERVED: the argument `__a` in `Query.f(__a:)`',
  ],
  [
    'a member that is a literal',
    withTypes({ ...Color, members: [{ name: 'true' }] }),
    'LAYER_MEMBER_RESERVED: `Color` cannot have a member `true`',
  ],
  [
    'a field `id`',
    withTypes({ kind: 'object', name: 'Circle', fields: [field('id')] }),
    'LAYER_FIELD_RESERVED: `Circle` cannot declare a field `id`',
  ],
  [
    'an argument twice',
    {
      name: 'test',
      root: [
        field('f', {
          args: [
            { name: 'a', type: int },
            { name: 'a', type: int },
          ],
        }),
      ],
    },
    'LAYER_NAME_DUPLICATE: `Query.f` has the argument `a` twice',
  ],
  [
    'a member twice',
    withTypes({ ...Color, members: [{ name: 'RED' }, { name: 'RED' }] }),
    'LAYER_NAME_DUPLICATE: `Color` has the member `RED` twice',
  ],
  [
    'an enum without members',
    withTypes({ ...Color, members: [] }),
    'LAYER_TYPE_EMPTY: the enum `Color` has no members',
  ],
  [
    'an enum that is empty in some view',
    withTypes({ ...Color, members: [{ name: 'RED', filter: version.after('2.0') }] }),
    'LAYER_TYPE_EMPTY: the enum `Color` has no members in a view',
  ],
  [
    'an input object without fields',
    withTypes({ ...Size, fields: [] }),
    'LAYER_TYPE_EMPTY: the input `Size` has no fields',
  ],
  [
    'a plain object without fields',
    withTypes({ ...Plain, fields: [] }),
    'LAYER_TYPE_EMPTY: the object `Plain` has no fields',
  ],
  [
    'an interface without fields',
    withTypes({ ...Shape, fields: [] }),
    'LAYER_TYPE_EMPTY: the interface `Shape` has no fields',
  ],
  [
    'a default of another kind',
    withArgument({ default: 'x' }),
    'LAYER_DEFAULT_TYPE: the default of `Query.f(a:)` is no `Int!`: expected an integer',
  ],
  [
    'a default that is too large',
    withArgument({ default: 2 ** 53 }),
    'LAYER_DEFAULT_TYPE: the default of `Query.f(a:)` is no `Int!`: expected an integer',
  ],
  [
    'null for what cannot be null',
    withArgument({ default: null }),
    'LAYER_DEFAULT_TYPE: the default of `Query.f(a:)` is no `Int!`: `Int!` cannot be null',
  ],
  [
    'a single value for a list',
    withArgument({ type: { kind: 'list', element: int, nullable: false }, default: 1 }),
    'LAYER_DEFAULT_TYPE: the default of `Query.f(a:)` is no `[Int!]!`: expected a list',
  ],
  [
    'an element of another kind',
    withArgument({ type: { kind: 'list', element: int, nullable: false }, default: [1, null] }),
    'LAYER_DEFAULT_TYPE: the default of `Query.f(a:)` is no `[Int!]!`: at `[1]`, `Int!` cannot be null',
  ],
  [
    'an unknown member',
    withArgument({ type: named('Color'), default: 'BLEU' }, Color),
    'LAYER_DEFAULT_TYPE: the default of `Query.f(a:)` is no `Color!`: `Color` has no member `BLEU`. Did you mean `BLUE`?',
  ],
  [
    'an unknown key',
    withArgument({ type: named('Size'), default: { width: 1, colour: 'RED' } }, Size, Color),
    'LAYER_DEFAULT_TYPE: the default of `Query.f(a:)` is no `Size!`: `Size` has no field `colour`. Did you mean `color`?',
  ],
  [
    'a key that is missing',
    withArgument({ type: named('Size'), default: {} }, Size, Color),
    'LAYER_DEFAULT_TYPE: the default of `Query.f(a:)` is no `Size!`: `.width` is missing',
  ],
  [
    'a key of another kind',
    withArgument({ type: named('Size'), default: { width: 1, color: 1 } }, Size, Color),
    'LAYER_DEFAULT_TYPE: the default of `Query.f(a:)` is no `Size!`: at `.color`, expected a member',
  ],
  [
    'no object for an input object',
    withArgument({ type: named('Size'), default: [] }, Size, Color),
    'LAYER_DEFAULT_TYPE: the default of `Query.f(a:)` is no `Size!`: expected an object',
  ],
  [
    'a number for an object',
    withArgument({ type: named('Circle'), default: 1 }, { kind: 'object', name: 'Circle', fields: [] }),
    'LAYER_DEFAULT_TYPE: the default of `Query.f(a:)` is no `Circle!`: expected an ID as text',
  ],
  [
    'a required argument that is deprecated',
    withArgument({ deprecated: '' }),
    'LAYER_DEPRECATED_REQUIRED: `Query.f(a:)` is deprecated',
  ],
  [
    'a required input field that is deprecated',
    withTypes({ ...Size, fields: [{ name: 'width', type: int, deprecated: 'x' }] }),
    'LAYER_DEPRECATED_REQUIRED: `Size.width` is deprecated',
  ],
  [
    'an input object that needs itself',
    withTypes(
      { kind: 'input', name: 'A', fields: [{ name: 'b', type: named('B') }] },
      { kind: 'input', name: 'B', fields: [{ name: 'a', type: named('A') }] },
    ),
    'LAYER_INPUT_CYCLE: no value of `A` can be written down: `A` needs `B` needs `A`',
  ],
  [
    'a default that fills itself in',
    withTypes({ kind: 'input', name: 'A', fields: [{ name: 'a', type: named('A', true), default: {} }] }),
    'LAYER_DEFAULT_CYCLE: the default of `A.a` leaves itself to be filled in',
  ],
  [
    'an input object as a result',
    { name: 'test', types: [Size, Color], root: [field('f', { type: named('Size') })] },
    'LAYER_RESULT_TYPE: `Query.f` cannot return `Size`',
  ],
  [
    'an object without an ID as an argument',
    withArgument({ type: named('Plain') }, Plain),
    'LAYER_ARGUMENT_TYPE: `Query.f(a:)` cannot take a `Plain`',
  ],
  [
    'the root as an argument',
    withArgument({ type: named('Query') }),
    'LAYER_ARGUMENT_TYPE: `Query.f(a:)` cannot take a `Query`',
  ],
  [
    'what is no interface',
    withTypes(Color, { kind: 'object', name: 'Circle', implements: ['Color'], fields: [] }),
    'LAYER_IMPLEMENTS_KIND: `Circle` cannot implement `Color`',
  ],
  [
    'a field that the interface asks for',
    implementing(field('aera')),
    'LAYER_IMPLEMENTS_FIELD: `Circle` says that it implements `Shape`, but lacks the field `area`. Did you mean `aera`?',
  ],
  [
    'an unfit field',
    implementing(field('area', { type: named('String') })),
    'LAYER_IMPLEMENTS_FIELD: `Circle.area` is not what `Shape` asks for: its type is `String!`, which does not fit `Int!`',
  ],
  [
    'a missing argument',
    implementing(field('area')),
    'LAYER_IMPLEMENTS_FIELD: `Circle.area` is not what `Shape` asks for: it lacks the argument `unit`',
  ],
  [
    'a required argument more',
    implementing(
      field('area', {
        args: [
          { name: 'unit', type: named('String', true) },
          { name: 'digits', type: int },
        ],
      }),
    ),
    'LAYER_IMPLEMENTS_FIELD: `Circle.area` is not what `Shape` asks for: its argument `digits` is required',
  ],
  [
    'a sensitive input field',
    withTypes({ ...Size, fields: [{ name: 'width', type: int, sensitive: true }] }),
    'LAYER_ARGUMENT_PLACE: `Size.width` cannot be sensitive',
  ],
  [
    'an unknown directive',
    { name: 'test', root: [field('f', { directives: [{ name: 'experimentl' }] })] },
    'LAYER_DIRECTIVE_UNKNOWN: `Query.f` has the directive `@experimentl`, which the layer does not declare. Did you mean `@experimental`?',
  ],
  [
    'a directive in another place',
    withTypes({ ...Color, directives: [{ name: 'enumValue', args: { value: 'x' } }] }),
    'LAYER_DIRECTIVE_LOCATION: the directive `@enumValue` cannot stand on `Color`. It may stand on `ENUM_VALUE`.',
  ],
  [
    'a directive without its argument',
    { name: 'test', root: [field('f', { directives: [{ name: 'experimental' }] })] },
    'LAYER_DIRECTIVE_ARGUMENT: the directive `@experimental` on `Query.f` lacks its argument `reason`',
  ],
  [
    'a directive with an unknown argument',
    {
      name: 'test',
      root: [field('f', { directives: [{ name: 'expectedType', args: { name: 'A', nam: 1 } }] })],
    },
    'LAYER_DIRECTIVE_ARGUMENT: the directive `@expectedType` on `Query.f` has no argument `nam`. Did you mean `name`?',
  ],
  [
    'a directive with a wrong argument',
    { name: 'test', root: [field('f', { directives: [{ name: 'experimental', args: { reason: 1 } }] })] },
    'LAYER_DIRECTIVE_ARGUMENT: the argument `reason` of `@experimental` on `Query.f` is wrong: expected text',
  ],
  [
    'a directive twice',
    {
      name: 'test',
      root: [
        field('f', {
          directives: [
            { name: 'expectedType', args: { name: 'A' } },
            { name: 'expectedType', args: { name: 'B' } },
          ],
        }),
      ],
    },
    'LAYER_DIRECTIVE_REPEATED: `Query.f` has the directive `@expectedType` more than once',
  ],
  [
    'a directive that may stand nowhere',
    { name: 'test', directives: [{ name: 'mark', args: [], locations: [] }] },
    'LAYER_DIRECTIVE_NOWHERE: the directive `@mark` may stand nowhere',
  ],
  [
    'a directive that is there already',
    { name: 'test', directives: [{ name: 'experimental', args: [], locations: ['OBJECT'] }] },
    'LAYER_DIRECTIVE_TAKEN: the directive `@experimental` is there already',
  ],
])('%s is refused', (_what, input, message) => {
  const all = problems(input)
  expect(all).toHaveLength(1)
  expect(all[0]).toContain(message)
})

test.each<[string, LayerInput]>([
  ['a layer of nothing', { name: 'test' }],
  [
    'what two views tell apart',
    {
      name: 'test',
      root: [
        field('f', {
          args: [
            { name: 'a', type: int, filter: version.before('2.0') },
            { name: 'a', type: named('String'), filter: version.after('2.0') },
          ],
        }),
      ],
    },
  ],
  [
    'a later argument for newer views alone',
    {
      name: 'test',
      root: [
        field('f', {
          args: [
            { name: 'a', type: int },
            { name: 'a', type: named('String'), filter: version.after('2.0') },
          ],
        }),
      ],
    },
  ],
  ['an object whose only field is `id`', withTypes({ kind: 'object', name: 'Circle', fields: [] })],
  ['a plain object with a field `id`', withTypes({ ...Plain, fields: [field('id')] })],
  [
    'a plain object that the layer extends',
    { name: 'test', types: [{ ...Plain, fields: [] }], extensions: new Map([['Plain', [field('x')]]]) },
  ],
  ['a default of a type of another layer', withArgument({ type: named('Elsewhere'), default: 1 })],
  [
    'an interface of another layer',
    withTypes({ kind: 'object', name: 'Circle', implements: ['Elsewhere'], fields: [] }),
  ],
  [
    'a type that is a `Node`',
    withTypes({ kind: 'object', name: 'Circle', implements: ['Node'], fields: [] }),
  ],
  [
    'a name with two underscores that is claimed',
    { name: 'test', root: [field('__f')], types: [{ ...Color, name: '__Color' }] },
  ],
  [
    'an input object that may hold another',
    withTypes({ kind: 'input', name: 'A', fields: [{ name: 'a', type: named('A', true) }] }),
  ],
  [
    'a directive that the layer declares, twice',
    {
      name: 'test',
      directives: [{ name: 'mark', args: [], locations: ['FIELD_DEFINITION'], repeatable: true }],
      root: [field('f', { directives: [{ name: 'mark' }, { name: 'mark' }] })],
    },
  ],
  [
    'a wider argument than the interface asks for',
    implementing(
      field('area', {
        args: [
          { name: 'unit', type: named('String', true) },
          { name: 'digits', type: int, default: 2 },
        ],
      }),
    ),
  ],
])('%s is fine', (_what, input) => {
  expect(problems(input)).toEqual([])
})

test('all problems are listed, with where they are', () => {
  const location = { file: 'a.ts', line: 3, column: 1 }
  const input: LayerInput = {
    name: 'test',
    types: [
      { ...Color, members: [], location },
      { ...Plain, fields: [] },
    ],
  }
  expect(checkLayer(input).map((each) => each.location)).toEqual([location, undefined])
  expect(() => makeLayer(input)).toThrow('the enum `Color` has no members')
})

test('a long chain of input objects takes no stack', () => {
  const chain = Array.from({ length: 20_000 }, (_each, index): LayerType => ({
    kind: 'input',
    name: `I${index}`,
    fields: [{ name: 'next', type: index === 19_999 ? int : named(`I${index + 1}`) }],
  }))
  expect(checkLayer(withTypes(...chain))).toEqual([])
})
