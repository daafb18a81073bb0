import { definePolicies } from '@graft/collisions'
import { composeAll } from '../../src/composition/compose.ts'
import type { VisibleSchema } from '../../src/composition/visible-schema.ts'
import { arg, input } from '../../src/field/argument-token.ts'
import { layer } from '../../src/layer/define-layer.ts'
import { enumOf, interfaceOf, object, scalar } from '../../src/type/declare-type.ts'
import { Boolean, Float, ID, Int, list, nullable, String, Void } from '../../src/type/type-token.ts'
import { clientView } from '../../src/view/view.ts'

const Flag = enumOf('Flag', [
  'RED',
  'BLUE',
  { name: 'WHITE', value: 'white' },
  { name: 'GREY', filter: { surface: 'canonical' } },
])

const Day = scalar<string>('Day', {
  parse: (value) => {
    if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) return value
    throw new TypeError('expected a day')
  },
  serialize: (value) => value,
})

/** Takes whatever can be written, but for the word `refused`. */
const Anything = scalar<unknown>('Anything', {
  parse: (value) => {
    if (value === 'refused') throw new TypeError('expected anything else')
    return value
  },
  serialize: () => null,
})

const Position = input('Position', {
  x: arg(Int),
  y: arg(Int),
  label: arg(nullable(String)),
  marks: arg(nullable(list(String))),
  flag: arg(Flag, { default: 'RED' }),
  days: arg(nullable(list(nullable(list(nullable(Day)))))),
})

const Route = input('Route', {
  from: arg(Position),
  to: arg(nullable(Position)),
  stops: arg(list(Position), { default: [] }),
  note: arg(nullable(Anything)),
})

const Named = interfaceOf('Named')
const Vessel = interfaceOf('Vessel')
const Floating = interfaceOf('Floating')
const Sunken = interfaceOf('Sunken')
const Unmet = interfaceOf('Unmet')
const Rated = interfaceOf('Rated')
const Ship = object('Ship')
const Boat = object('Boat')
const Buoy = object('Buoy', undefined, { identified: false })
const Wreck = object('Wreck')
const Person = object('Person')
const Shapes = object('Shapes', undefined, { identified: false })
const Secret = object('Secret', undefined, { filter: { surface: 'canonical' } })

const formal = { args: { formal: arg(nullable(Boolean)) } }
const never = (): never => {
  throw new Error('nothing is executed')
}

const harbourLayer = layer('harbour', ({ type, shape, root, extend }) => {
  shape(Named, (field) => ({ name: field(nullable(String), formal) }))
  shape(Vessel, (field) => ({
    name: field(nullable(String), formal),
    length: field(nullable(Float)),
    sister: field(nullable(Vessel)),
  }))
  shape(Floating, (field) => ({ wet: field(Boolean), near: field(list(Floating)) }))
  shape(Sunken, (field) => ({ depth: field(Int) }))
  shape(Rated, (field) => ({
    stars: field(nullable(Int)),
    rate: field(nullable(Int), { args: { stars: arg(Int) } }),
  }))
  shape(Unmet, (field) => ({ nobodyHasThis: field(Int) }))
  type(Ship, (field) => ({
    name: field(nullable(String), formal, never),
    nickname: field(nullable(String), never),
    length: field(nullable(Float), never),
    sister: field(nullable(Ship), never),
    wet: field(Boolean, never),
    near: field(list(Floating), never),
    captain: field(Person, never),
    crew: field(list(nullable(Person)), { args: { first: arg(Int, { default: 10 }) } }, never),
    flies: field(
      Boolean,
      { args: { flag: arg(Flag), secret: arg(nullable(String), { internal: true }) } },
      never,
    ),
    isAt: field(Boolean, { args: { x: arg(nullable(Int)), y: arg(nullable(Int)) } }, never),
    sunk: field(Void, never),
    volume: field(Int, never),
  }))
  type(Boat, (field) => ({
    name: field(nullable(String), formal, never),
    nickname: field(nullable(String), never),
    length: field(nullable(Float), never),
    sister: field(nullable(Boat), never),
    owner: field(Person, never),
    captain: field(nullable(Person), never),
    oars: field(Int, never),
    stars: field(Int, never),
    // It takes more than `Rated` asks for: it may stand for it, and cannot declare it.
    rate: field(nullable(Int), { args: { stars: arg(nullable(Int)) } }, never),
    flies: field(Boolean, { args: { flag: arg(Flag) } }, never),
    volume: field(String, never),
  }))
  type(Buoy, (field) => ({ wet: field(Boolean, never), near: field(list(Floating), never) }))
  type(Wreck, (field) => ({ depth: field(Int, never), was: field(nullable(Vessel), never) }))
  type(Person, (field) => ({
    name: field(nullable(String), formal, never),
    age: field(nullable(Int), never),
    ship: field(nullable(Ship), never),
    friends: field(list(Person), { args: { first: arg(nullable(Int)), after: arg(nullable(ID)) } }, never),
  }))
  type(Shapes, (field) => ({
    text: field(String, never),
    maybe: field(nullable(String), never),
    texts: field(list(String), never),
    grid: field(nullable(list(nullable(list(nullable(String))))), never),
    number: field(Int, never),
    nothing: field(Void, never),
    all: field(nullable(list(nullable(Shapes))), never),
    one: field(nullable(Shapes), never),
    deep: field(Shapes, never),
  }))
  type(Secret, (field) => ({ name: field(nullable(String), formal, never), word: field(String, never) }))
  root((field) => ({
    ship: field(Ship, { args: { name: arg(String) } }, never),
    boat: field(nullable(Boat), { args: { id: arg(nullable(Boat)), number: arg(nullable(Int)) } }, never),
    vessel: field(nullable(Vessel), never),
    vessels: field(nullable(list(nullable(Vessel))), never),
    named: field(nullable(Named), never),
    floating: field(Floating, never),
    sunken: field(nullable(Sunken), never),
    unmet: field(nullable(Unmet), never),
    rated: field(nullable(Rated), never),
    wreck: field(nullable(Wreck), never),
    person: field(nullable(Person), { args: { near: arg(nullable(Position)) } }, never),
    shapes: field(Shapes, never),
    secret: field(Secret, never),
    flag: field(nullable(Flag), { args: { of: arg(nullable(Named)) } }, never),
    int: field(nullable(Int), { args: { v: arg(nullable(Int)) } }, never),
    must: field(nullable(Int), { args: { v: arg(Int) } }, never),
    given: field(nullable(Int), { args: { v: arg(Int, { default: 7 }) } }, never),
    several: field(
      nullable(Int),
      { args: { a: arg(Int), b: arg(Int), c: arg(Int, { default: 0 }), d: arg(nullable(Int)) } },
      never,
    ),
    float: field(nullable(Float), { args: { v: arg(nullable(Float)) } }, never),
    string: field(nullable(String), { args: { v: arg(nullable(String)) } }, never),
    bool: field(nullable(Boolean), { args: { v: arg(nullable(Boolean)) } }, never),
    mustBool: field(nullable(Boolean), { args: { v: arg(Boolean) } }, never),
    id: field(nullable(ID), { args: { v: arg(nullable(ID)) } }, never),
    mustId: field(nullable(ID), { args: { v: arg(ID) } }, never),
    enum: field(nullable(Flag), { args: { v: arg(nullable(Flag)) } }, never),
    day: field(nullable(Day), { args: { v: arg(nullable(Day)) } }, never),
    any: field(nullable(Anything), { args: { v: arg(nullable(Anything)) } }, never),
    nothing: field(Void, { args: { v: arg(Void) } }, never),
    ints: field(nullable(list(Int)), { args: { v: arg(nullable(list(nullable(Int)))) } }, never),
    mustInts: field(list(Int), { args: { v: arg(list(Int)) } }, never),
    strings: field(list(String), { args: { v: arg(nullable(list(String))) } }, never),
    grid: field(nullable(Int), { args: { v: arg(nullable(list(list(nullable(Int))))) } }, never),
    anys: field(nullable(Int), { args: { v: arg(nullable(list(nullable(Anything)))) } }, never),
    position: field(nullable(Int), { args: { v: arg(nullable(Position)) } }, never),
    positions: field(nullable(Int), { args: { v: arg(nullable(list(nullable(Position)))) } }, never),
    route: field(nullable(Int), { args: { v: arg(Route) } }, never),
    ships: field(nullable(list(Ship)), { args: { of: arg(nullable(list(Ship))) } }, never),
    hidden: field(Int, { view: { surface: 'canonical' } }, never),
  }))
  extend(Person, (field) => ({ nickname: field(nullable(String), never) }))
})

const composed = composeAll([harbourLayer], definePolicies({}))
if (!composed.ok) throw new Error(JSON.stringify(composed.diagnostics))

/** A schema with every kind of type, for documents that are right and wrong in every way. */
export const harbour: VisibleSchema = composed.value.in(clientView)
