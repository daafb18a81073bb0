import * as fc from 'fast-check'
import type { LayerInput } from '../src/layer/make-layer.ts'
import type { FieldSpec } from '../src/field/field-spec.ts'
import type { LayerType } from '../src/object/object-class.ts'
import type { ArgumentSpec } from '../src/type/argument-spec.ts'
import type { EnumMember } from '../src/type/type-definition.ts'
import type { DirectiveDefinition } from '../src/type/directive-definition.ts'
import type { TypeRef } from '../src/type/type-ref.ts'
import { version } from '../src/view/version.ts'
import type { ViewFilter } from '../src/view/view.ts'

/** How a generated layer may go wrong; without it, most layers are right. */
export interface RandomLayerOptions {
  readonly views?: boolean
  readonly prefix?: string
}

/** A value once in so many times and one more, undefined otherwise. */
function rarely<T>(times: number, value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: times, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value })
}

function refTo(all: readonly string[]): fc.Arbitrary<TypeRef> {
  return fc
    .record({ name: fc.constantFrom(...all), nullable: fc.boolean(), list: fc.integer({ min: 0, max: 9 }) })
    .map(({ name, nullable, list }): TypeRef => {
      const inner: TypeRef = { kind: 'named', name, nullable }
      if (list < 8) return inner
      const outer: TypeRef = { kind: 'list', element: inner, nullable: list === 8 }
      return list === 9 && nullable ? { kind: 'list', element: outer, nullable } : outer
    })
}

/**
 * Layers with types of every kind, made of few names so that these meet: most of them are valid, and many are nearly
 * so, with unfitting defaults, cycles and interfaces that are not satisfied.
 */
export function randomLayer(options: RandomLayerOptions = {}): fc.Arbitrary<LayerInput> {
  const { prefix = '' } = options
  const names = ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((name) => prefix + name)
  const filter: fc.Arbitrary<ViewFilter | undefined> =
    options.views === true
      ? rarely(
          5,
          fc.constantFrom<ViewFilter>(
            version.before('2.0'),
            version.after('2.0'),
            version.range('1.0', '3.0'),
            version.all(),
            { surface: 'client' },
          ),
        )
      : fc.constant(undefined)
  const text = rarely(3, fc.constantFrom('', 'Why.', 'Say "so".\nTwice.'))
  const value = fc.constantFrom<ArgumentSpec['default']>(
    null,
    1,
    2.5,
    'x',
    '7',
    true,
    'RED',
    'BLUE',
    [],
    [1],
    ['RED'],
    {},
    { a: 1 },
    { a: 'RED' },
    { b: null },
    [{}],
  )
  const members: fc.Arbitrary<readonly EnumMember[]> = fc.uniqueArray(
    fc.record({
      name: fc.constantFrom('RED', 'BLUE', 'GREEN'),
      description: text,
      deprecated: rarely(8, fc.constant('Old.')),
      filter,
    }),
    { minLength: 1, selector: ({ name }) => name },
  )
  return fc
    .array(
      fc.constantFrom<LayerType['kind']>(
        'object',
        'object',
        'interface',
        'interface',
        'input',
        'input',
        'enum',
        'scalar',
      ),
      {
        minLength: 3,
        maxLength: names.length,
      },
    )
    .chain((kinds) => {
      const kindOf = (name: string): LayerType['kind'] | undefined => kinds[names.indexOf(name)]
      const fittingValue = (type: TypeRef): ArgumentSpec['default'] => {
        if (type.nullable) return null
        if (type.kind === 'list') return []
        const values: { readonly [name: string]: ArgumentSpec['default'] } = {
          Int: 1,
          Float: 2.5,
          Boolean: true,
        }
        return (
          values[type.name] ??
          (kindOf(type.name) === 'input' ? {} : kindOf(type.name) === 'enum' ? 'RED' : '7')
        )
      }
      const argument = (refs: fc.Arbitrary<TypeRef>): fc.Arbitrary<ArgumentSpec> =>
        fc
          .record({
            name: fc.constantFrom('a', 'b', 'c'),
            type: refs,
            description: text,
            fits: fc.integer({ min: 0, max: 19 }),
            value,
            deprecated: rarely(15, fc.constantFrom('', 'Old.')),
            internal: rarely(30, fc.constant(true)),
            filter,
          })
          .map(({ fits, value: other, ...rest }) => ({
            ...rest,
            default: fits === 0 ? other : fits < 6 ? fittingValue(rest.type) : undefined,
          }))
      const args = (refs: fc.Arbitrary<TypeRef>, minLength = 0): fc.Arbitrary<readonly ArgumentSpec[]> =>
        fc.uniqueArray(argument(refs), { minLength, maxLength: 2, selector: ({ name }) => name })
      const fields = (
        outputs: fc.Arbitrary<TypeRef>,
        inputs: fc.Arbitrary<TypeRef>,
      ): fc.Arbitrary<readonly FieldSpec[]> =>
        fc.array(
          fc
            .record({
              name: fc.constantFrom('x', 'y', 'z', 'w'),
              type: outputs,
              args: args(inputs),
              description: text,
              deprecated: rarely(8, fc.constantFrom('', 'Old.')),
              filter,
            })
            .map((shape): FieldSpec => ({ ...shape, owner: prefix, read: () => null })),
          { minLength: 1, maxLength: 3 },
        )
      const of = (...wanted: readonly LayerType['kind'][]): readonly string[] =>
        names.filter((_name, index) => wanted.includes(kinds[index] ?? ('union' as LayerType['kind'])))
      const builtIn = ['Int', 'String', 'Boolean', 'Float', 'ID']
      const outputs = refTo([
        ...builtIn,
        'Void',
        ...of('object', 'object', 'interface', 'interface', 'enum', 'scalar'),
      ])
      const inputs = refTo([...builtIn, ...of('object', 'interface', 'input', 'input', 'enum', 'scalar')])
      const interfaces = of('interface')
      const types = kinds.map((kind, index): fc.Arbitrary<LayerType> => {
        const base = { name: fc.constant(names[index] ?? ''), description: text, filter }
        switch (kind) {
          case 'object':
            return fc.record({
              ...base,
              kind: fc.constant('object' as const),
              fields: fields(outputs, inputs),
              identified: rarely(4, fc.constant(false)),
              implements: rarely(12, fc.subarray([...interfaces])),
            })
          case 'interface':
            return fc.record({
              ...base,
              kind: fc.constant('interface' as const),
              fields: fields(outputs, inputs),
            })
          case 'input':
            return fc.record({ ...base, kind: fc.constant('input' as const), fields: args(inputs, 1) })
          case 'enum':
            return fc.record({ ...base, kind: fc.constant('enum' as const), members })
          case 'scalar':
            return fc
              .record({
                ...base,
                kind: fc.constant('scalar' as const),
                specifiedBy: fc.option(fc.constant('https://example.com/scalar')),
              })
              .map(({ specifiedBy, ...rest }) => ({
                ...rest,
                specifiedBy: specifiedBy ?? undefined,
                parse: (given: unknown) => given,
                serialize: () => null,
              }))
        }
      })
      const root = fields(outputs, inputs).map((all) => [
        ...new Map(
          all.map((each) => [each.name, { ...each, name: prefix.toLowerCase() + each.name }]),
        ).values(),
      ])
      const directives: fc.Arbitrary<readonly DirectiveDefinition[]> = fc.array(
        fc.record({
          name: fc.constant(`${prefix.toLowerCase()}mark`),
          args: args(refTo([...builtIn, ...of('enum', 'input')])),
          locations: fc.constant(['FIELD_DEFINITION', 'OBJECT'] as const),
          repeatable: fc.boolean(),
        }),
        { maxLength: 1 },
      )
      return fc
        .record({ types: fc.tuple(...types), root, directives })
        .map((made): LayerInput => ({ name: `${prefix}layer`, ...made }))
    })
}
