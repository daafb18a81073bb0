import { arg, input } from '../src/field/argument-token.ts'
import { layer } from '../src/layer/define-layer.ts'
import type { Layer } from '../src/layer/layer.ts'
import { enumOf, interfaceOf, object, scalar } from '../src/type/declare-type.ts'
import { Int, list, nullable, String, type TypeToken } from '../src/type/type-token.ts'
import { version } from '../src/view/version.ts'

const first = version.exact('1.0')
const second = version.exact('2.0')
const since2 = version.after('2.0')

const Thing = object<object>('Thing')
const Gadget = object<object>('Gadget', 'Only in the second version and later.', { filter: since2 })
const Mode = enumOf('Mode', ['OLD', { name: 'NEW', filter: since2 }, { name: 'SAME' }])
const Late = enumOf('Late', ['YES'], 'Only in the second version and later.', { filter: since2 })
const Stamp = scalar<string>('Stamp', {
  filter: since2,
  parse: (value) => `${value}`,
  serialize: (value) => value,
})
const Unused = scalar<string>('Unused', {
  filter: since2,
  parse: (value) => `${value}`,
  serialize: (value) => value,
})
const Named: TypeToken<never> = interfaceOf('Named', 'Only in the second version and later.', {
  filter: since2,
})
const Labelled: TypeToken<never> = interfaceOf('Labelled')

/** Fields, arguments, types and members that some versions see and others do not. */
export const viewed: Layer = layer('viewed', ({ type, shape, root, directive }) => {
  directive({ name: 'late', args: [], locations: ['FIELD_DEFINITION'], filter: since2 })
  shape(Named, (field) => ({ name: field(String) }))
  shape(Labelled, (field) => ({ label: field(String), gadget: field(Gadget) }))
  type(Thing, (field) => ({
    name: field(String, () => 'thing'),
    label: field(String, () => 'label'),
    gadget: field(Gadget, { directives: [{ name: 'late' }] }, () => ({})),
  }))
  type(Gadget, (field) => ({
    name: field(String, () => 'gadget'),
    label: field(String, { view: first }, () => ''),
  }))
  root((field) => ({
    global: field(String, () => 'global'),
    all: field(String, { view: version.all(), description: 'In every version.' }, () => 'all'),
    firstOnly: field(String, { view: first }, () => 'first'),
    secondOnly: field(String, { view: second }, () => 'second'),
    shared: [
      field(String, { view: first, description: 'As the first has it.' }, () => 'first'),
      field(String, { view: second, description: 'As the second has it.' }, () => 'second'),
    ],
    overridden: [
      field(String, { view: version.all(), description: 'For everybody else.' }, () => 'all'),
      field(Int, { view: second, description: 'For the second.' }, () => 2),
    ],
    args: field(
      String,
      {
        args: {
          one: arg(String, { filter: first }),
          two: arg(String, { filter: second }),
          any: arg(Int, { default: 1 }),
        },
      },
      () => 'args',
    ),
    thing: field(Thing, () => ({})),
    gadget: field(nullable(Gadget), () => null),
    mode: field(Mode, { args: { mode: arg(Mode, { default: 'SAME' }) } }, (_root, { mode }) => mode),
    needsLate: field(String, { args: { late: arg(Late) } }, () => 'late'),
    labelled: field(nullable(Labelled), () => null),
    stamp: field(Stamp, () => 'now'),
    unused: field(Unused, { view: since2 }, () => 'never'),
  }))
})

const Record = object<object>('Record', 'A plain record of what comes and goes.', { identified: false })
const Chain = object<object>('Chain', 'A plain record that leads to others.', { identified: false })
const Circle = object<object>('Circle', 'A plain record of itself.', { identified: false })
const Filter = input('Filter', {
  text: arg(String),
  mode: arg(foreign(Mode), { default: 'NEW' }),
  late: arg(nullable(foreign(Late))),
})
const Strict = input('Strict', { text: arg(String), late: arg(foreign(Late)) })
const Many = input('Many', { modes: arg(list(foreign(Mode)), { default: ['OLD', 'NEW'] }) })

/** What uses of `viewed` what some versions do not see: it is valid by itself, because others' types are taken on trust. */
export const viewing: Layer = layer('viewing', ({ type, root }) => {
  type(Record, (field) => ({ gadgets: field(list(Gadget), () => []) }))
  type(Chain, (field) => ({
    circle: field(nullable(Circle), () => null),
    record: field(nullable(Record), () => null),
    strict: field(String, { args: { strict: arg(Strict) } }, () => 'strict'),
  }))
  type(Circle, (field) => ({
    chain: field(nullable(Chain), { args: { late: arg(foreign(Late)) } }, () => null),
  }))
  root((field) => ({
    record: field(nullable(Record), () => null),
    records: field(list(Record), () => []),
    linked: field(nullable(Chain), () => null),
    find: field(
      String,
      { args: { filter: arg(nullable(Filter)), late: arg(nullable(foreign(Late))) } },
      () => 'found',
    ),
    mostly: field(
      String,
      { args: { mode: arg(foreign(Mode), { default: 'NEW' }) } },
      (_root, { mode }) => mode,
    ),
    lookUp: field(
      String,
      { args: { strict: arg(nullable(Strict)), many: arg(nullable(Many)) } },
      () => 'found',
    ),
    strictly: field(String, { args: { strict: arg(Strict) } }, () => 'strict'),
    pass: field(String, { args: { gadget: arg(Gadget) } }, () => 'used'),
  }))
})

/** A type of another layer, which this one does not bring again. */
function foreign<T>({ ref }: TypeToken<T>): TypeToken<T> {
  return { ref, definition: undefined }
}
