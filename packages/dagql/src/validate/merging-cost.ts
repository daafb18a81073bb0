import type { TypeRef } from '../type/type-ref.ts'
import type { FlatSelections, MergedField } from './flatten-selections.ts'

/** graphql-js gives up on a document whose fields take it more comparisons. */
export const MERGING_BUDGET = 500_000

/**
 * The most that graphql-js may spend on bringing selections together, without comparing their fields. It compares
 * sets and fragments two by two, at most twice each for every way in which two can be met, and looks at each spread
 * of a fragment whenever it comes by.
 */
export function flatteningCost(flat: FlatSelections): number {
  const { sets, fields, spreads, compared } = flat
  if (compared === 0) return fields
  const betweenFragments = flat.comparesFragments ? 12 * spreads * spreads : 0
  return fields + 2 * sets.length * fields + 8 * compared * spreads + betweenFragments
}

/**
 * The most that graphql-js may spend on comparing every two fields of one name.
 *
 * @param hasFragments two fields can then be met in six ways, else in one
 */
export function groupCost(
  group: readonly (MergedField & { readonly type: TypeRef | undefined })[],
  hasFragments: boolean,
): number {
  const [first] = group
  let args = 0
  let lists = 0
  let isOneField = true
  for (const { node, parent, type } of group) {
    lists = Math.max(lists, listsOf(type))
    args = Math.max(args, node.arguments?.length ?? 0)
    isOneField &&= parent === first?.parent && node.name.value === first.node.name.value
  }
  // A field has the same type as itself; other types are compared layer by layer.
  const types = isOneField ? 0 : 2 + 2 * lists
  const pairs = (group.length * (group.length - 1)) / 2
  return pairs * (hasFragments ? 6 : 1) * (2 + args + types)
}

function listsOf(type: TypeRef | undefined): number {
  return type?.kind === 'list' ? 1 + listsOf(type.element) : 0
}
