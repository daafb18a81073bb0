import { moduleError } from './inline-sdk.ts'
import {
  argument,
  bool,
  enumRef,
  float,
  int,
  json,
  listOf,
  nothing,
  objectRef,
  optional,
  text,
  type ModuleFixture,
} from './module-fixture.ts'

const item = objectRef('Item')

function itemNamed(name: string): { readonly $object: string; readonly state: { readonly name: string } } {
  return { $object: 'Item', state: { name } }
}

/** A module that returns every kind of value. */
export const valuesModule: ModuleFixture = {
  enums: [{ name: 'Size', members: [{ name: 'SMALL' }, { name: 'LARGE' }] }],
  functions: {
    text: () => 'some text',
    lines: () => 'one\ntwo\n',
    empty: () => '',
    unicode: () => '<grüße & 日本>',
    maxInt: { returns: int, run: () => 9_007_199_254_740_991 },
    minInt: { returns: int, run: () => -9_007_199_254_740_991 },
    million: { returns: int, run: () => 1_000_000 },
    zero: { returns: int, run: () => 0 },
    pi: { returns: float, run: () => 3.14 },
    wholeFloat: { returns: float, run: () => 1_000_000 },
    tiny: { returns: float, run: () => 1e-7 },
    yes: { returns: bool, run: () => true },
    no: { returns: bool, run: () => false },
    size: { returns: enumRef('Size'), run: () => 'LARGE' },
    nobody: { returns: optional(text), run: () => null },
    noList: { returns: optional(listOf(text)), run: () => null },
    silent: { returns: nothing, run: () => null },
    failing: {
      returns: nothing,
      run: () => {
        throw moduleError('too bad: so sad')
      },
    },
    names: { returns: listOf(text), run: () => ['pen', 'cup'] },
    nullableNames: { returns: listOf(optional(text)), run: () => ['pen', null] },
    numbers: { returns: listOf(int), run: () => [1_000_000, 2] },
    sizes: { returns: listOf(enumRef('Size')), run: () => ['SMALL', 'LARGE'] },
    noNames: { returns: listOf(text), run: () => [] },
    table: {
      returns: listOf(listOf(int)),
      run: () => [[1, 2], [], [3]],
    },
    record: { returns: json, run: () => '{"a":1}' },
    item: {
      args: [argument('name', text)],
      returns: item,
      run: ({ arguments: { name } }) => itemNamed(String(name)),
    },
    items: { returns: listOf(item), run: () => ['pen', 'cup', 'bag'].map(itemNamed) },
    nullableItems: { returns: listOf(optional(item)), run: () => [null, itemNamed('pen')] },
    noItems: { returns: listOf(item), run: () => [] },
    noItem: { returns: optional(item), run: () => null },
  },
  objects: {
    Item: {
      fields: [{ name: 'name', type: text }],
      functions: {
        shout: ({ state }) => String(state['name']).toUpperCase(),
        letters: { returns: listOf(text), run: ({ state }) => String(state['name']).split('') },
        next: { returns: item, run: ({ state }) => itemNamed(`${String(state['name'])}+`) },
        nothing: { returns: optional(item), run: () => null },
      },
    },
  },
}
