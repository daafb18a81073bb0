import { definePolicies } from '@graft/collisions'
import { expect, test } from 'vitest'
import type { FieldSpec } from '../field/field-spec.ts'
import { makeLayer, type LayerInput } from '../layer/make-layer.ts'
import type { ArgumentSpec } from '../type/argument-spec.ts'
import type { TypeRef } from '../type/type-ref.ts'
import { version } from '../view/version.ts'
import { compose, composeAll } from './compose.ts'
import { Composition } from './composition.ts'

const policies = definePolicies({})
const named = (name: string, nullable = false): TypeRef => ({ kind: 'named', name, nullable })
const late = version.after('2.0')

function field(name: string, type: TypeRef, args: readonly ArgumentSpec[] = []): FieldSpec {
  return { name, owner: 'base', type, args, read: () => null }
}

const base = makeLayer({
  name: 'base',
  types: [
    { kind: 'enum', name: 'Color', members: [{ name: 'RED' }, { name: 'BLUE', filter: late }] },
    {
      kind: 'input',
      name: 'Size',
      fields: [
        { name: 'width', type: named('Int') },
        { name: 'color', type: named('Color', true) },
      ],
    },
    { kind: 'object', name: 'Record', identified: false, fields: [field('x', named('Int'))] },
    { kind: 'object', name: 'Square', fields: [field('area', named('Int'))] },
    {
      kind: 'interface',
      name: 'Shape',
      fields: [field('area', named('Int')), field('twin', named('Shape', true))],
    },
  ],
})

function root(type: TypeRef, arg?: Omit<ArgumentSpec, 'name'>): Partial<LayerInput> {
  return { root: [field('use', type, arg === undefined ? [] : [{ name: 'it', ...arg }])] }
}

function extending(typeName: string): Partial<LayerInput> {
  return { extensions: new Map([[typeName, [field('more', named('Int'))]]]) }
}

/** A type that says that it is a `Shape`. */
function shape(...fields: readonly FieldSpec[]): Partial<LayerInput> {
  return { types: [{ kind: 'object', name: 'Own', implements: ['Shape'], fields }] }
}

const int = named('Int')
const rows: readonly [what: string, input: Partial<LayerInput>, messages: readonly string[]][] = [
  ['results and arguments of any other kind', root(named('Color'), { type: named('Size') }), []],
  ['objects, which are passed by ID', root(named('Record'), { type: named('Square') }), []],
  ['interfaces, which are passed by ID', root(named('Shape'), { type: named('Shape') }), []],
  ['an extension of an object type', extending('Square'), []],
  ['a default', root(int, { type: named('Size'), default: { width: 1, color: 'RED' } }), []],
  ['a default that some views see', root(int, { type: named('Color'), default: 'BLUE' }), []],
  ['an interface that is satisfied', shape(field('area', int), field('twin', named('Own'))), []],
  [
    'an input object as a result',
    root(named('Size')),
    ['LAYER_RESULT_TYPE `Query.use` cannot return `Size`: an input object is only passed in'],
  ],
  [
    'an object without an ID as an argument',
    root(int, { type: named('Record') }),
    [
      'LAYER_ARGUMENT_TYPE `Query.use(it:)` cannot take a `Record`: objects are passed by their ID, and it has none',
    ],
  ],
  [
    'a default that is no member',
    root(int, { type: named('Color'), default: 'GREEN' }),
    ['LAYER_DEFAULT_TYPE the default of `Query.use(it:)` is no `Color!`: `Color` has no member `GREEN`'],
  ],
  [
    'a default with a wrong part',
    root(int, { type: named('Size'), default: { width: 1, color: 'GREEN' } }),
    [
      'LAYER_DEFAULT_TYPE the default of `Query.use(it:)` is no `Size!`: at `.color`, `Color` has no member `GREEN`',
    ],
  ],
  [
    'a default of an object that is no ID',
    root(int, { type: named('Square'), default: 2.5 }),
    ['LAYER_DEFAULT_TYPE the default of `Query.use(it:)` is no `Square!`: expected an ID as text'],
  ],
  [
    'an extension of an enum',
    extending('Color'),
    ['LAYER_EXTENSION_TYPE the layer `mine` adds fields to `Color`, which is of kind enum'],
  ],
  [
    'an interface that is none',
    { types: [{ kind: 'object', name: 'Own', implements: ['Square'], fields: [] }] },
    ['LAYER_IMPLEMENTS_KIND `Own` cannot implement `Square`, which is no interface'],
  ],
  [
    'an interface whose field is missing',
    shape(field('area', int)),
    ['LAYER_IMPLEMENTS_FIELD `Own` says that it implements `Shape`, but lacks the field `twin`'],
  ],
  [
    'an interface whose field is another',
    shape(field('area', named('String')), field('twin', named('Square', true))),
    [
      'LAYER_IMPLEMENTS_FIELD `Own.area` is not what `Shape` asks for: its type is `String!`, which does not fit `Int!`',
      'LAYER_IMPLEMENTS_FIELD `Own.twin` is not what `Shape` asks for: its type is `Square`, which does not fit `Shape`',
    ],
  ],
]

test.for(rows)('uses of types of other layers are checked: %s', ([, input, messages]) => {
  const mine = makeLayer({ name: 'mine', ...input })
  const onBase = composeAll([base], policies)
  if (!onBase.ok) throw new Error('the base is right')
  const others = Array.from({ length: 10 }, (_, index) => makeLayer({ name: `other${index}` }))
  for (const result of [
    compose(onBase.value, mine, policies),
    composeAll([base, ...others, mine], policies, Composition.empty),
  ]) {
    const found = result.ok ? [] : result.diagnostics
    expect(found.map(({ code, message }) => `${code} ${message}`)).toEqual(messages)
  }
  // What is refused leaves nothing behind.
  expect(onBase.value.layers).toEqual([base])
})
