import { introspectionTypes } from '../introspection/introspection-types.ts'
import type { Layer } from '../layer/layer.ts'
import { builtInTypes } from './built-in-types.ts'
import { clearTables, fillTables, type MutableTables } from './table-stack.ts'

/**
 * Fills empty tables with the first of some layers, as far as each stands for itself: it needs no types of others and
 * adds fields to none. Whether two of them want one name shows by the sizes of the tables, without looking up each.
 *
 * @returns how many layers are in the tables; 0, and empty tables, where names must be settled one by one
 */
export function fillUndisputed(layers: readonly Layer[], filled: MutableTables): number {
  let root = 0
  let types = 0
  let spellings = 0
  let count = 0
  for (const layer of layers) {
    if (!standsForItself(layer)) break
    fillTables(filled, layer.tables)
    root += layer.tables.root.size
    types += layer.tables.types.size
    spellings += layer.tables.spellings.size
    count++
  }
  const isUndisputed =
    filled.root.size === root &&
    filled.types.size === types &&
    filled.spellings.size === spellings &&
    !hasAny(filled.types, builtInTypes) &&
    !hasAny(filled.types, introspectionTypes)
  if (isUndisputed) return count
  clearTables(filled)
  return 0
}

function standsForItself({ isDisputed, needs, tables }: Layer): boolean {
  // A layer without names of its own cannot be told from one that is there already.
  const hasNames = tables.root.size > 0 || tables.types.size > 0
  return !isDisputed && needs.size === 0 && tables.extensions.size === 0 && hasNames
}

function hasAny(filled: ReadonlyMap<string, unknown>, names: ReadonlyMap<string, unknown>): boolean {
  for (const name of names.keys()) if (filled.has(name)) return true
  return false
}
