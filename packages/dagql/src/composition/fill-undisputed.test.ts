import { expect, test } from 'vitest'
import { layer } from '../layer/define-layer.ts'
import type { Layer } from '../layer/layer.ts'
import { object } from '../type/declare-type.ts'
import { Int } from '../type/type-token.ts'
import { builtInTypes } from './built-in-types.ts'
import { fillUndisputed } from './fill-undisputed.ts'
import { mutableTables, type MutableTables } from './table-stack.ts'

/** A spelling that takes `fooBar` and `foo_bar` for one command. */
const spelling = (name: string): string => name.toLowerCase().replaceAll('_', '')

function module(name: string, type = name): Layer {
  return layer(
    name,
    (define) => {
      define.type(object<{ readonly n: number }>(type), (field) => ({ n: field(Int) }))
      define.root((field) => ({ [name]: field(Int, () => 1) }))
    },
    { spelling },
  )
}

/** Its fields give a type that it does not bring. */
function needy(name: string, type: string): Layer {
  return layer(name, (define) => {
    define.root((field) => ({ [name]: field(object(type), () => ({})) }))
  })
}

function sizes(tables: MutableTables): readonly number[] {
  return [tables.root.size, tables.types.size, tables.spellings.size]
}

test('takes layers that stand for themselves', () => {
  const tables = mutableTables()
  expect(fillUndisputed([module('a'), module('b')], tables)).toBe(2)
  expect(sizes(tables)).toEqual([2, 2, 2])
})

test('stops before a layer that needs others', () => {
  const tables = mutableTables()
  const layers = [module('a'), needy('b', 'a'), module('c')]
  expect(layers[1]?.needs.size).toBe(1)
  expect(fillUndisputed(layers, tables)).toBe(1)
  expect(tables.root.has('c')).toBe(false)
})

test.for<[what: string, layers: readonly Layer[]]>([
  ['a layer twice', [module('a'), module('a')]],
  ['a type of two layers', [module('a', 'Same'), module('b', 'Same')]],
  ['a spelling of two layers', [module('fooBar', 'One'), module('foo_bar', 'Two')]],
])('leaves the tables empty for %s', ([, layers]) => {
  const tables = mutableTables()
  expect(fillUndisputed(layers, tables)).toBe(0)
  expect(sizes(tables)).toEqual([0, 0, 0])
})

test.for([...builtInTypes.keys()])('takes no layer that brings a %s of its own', (name) => {
  const tables = mutableTables()
  fillUndisputed([module('a'), module('b', name)], tables)
  expect(tables.types.has(name)).toBe(false)
})
