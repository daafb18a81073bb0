import type { LayerType } from '../object/object-class.ts'
import { TypeEntry } from './type-entry.ts'

/** Types that belong to no layer, by name. Their names are claimed by core, so that no layer takes one unseen. */
export function coreTypeEntries(types: Iterable<LayerType>): ReadonlyMap<string, TypeEntry> {
  const entries = new Map<string, TypeEntry>()
  for (const type of types) {
    const claim = {
      scope: 'type',
      name: type.name,
      kind: 'type',
      detail: type.kind,
      owner: { name: 'core', source: 'built in' },
      reach: type.name,
    } as const
    entries.set(type.name, new TypeEntry(type, undefined, [claim]))
  }
  return entries
}
