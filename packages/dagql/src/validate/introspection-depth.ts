import type { SelectionSetNode } from 'graphql'
import type { IndexedFragment } from './document-index.ts'
import type { ValidationPass } from './validation-pass.ts'

/** Lists of the schema's description that may nest; through them its answer grows without bounds. */
const MAX_LISTS = 2

/**
 * Whether what is selected of the schema's description nests few of its lists. These fields are known by their names
 * alone, whatever they are fields of.
 *
 * @param sorted all fragments, each after those that it spreads
 */
export function introspectionIsShallow(pass: ValidationPass, sorted: readonly IndexedFragment[]): boolean {
  if (pass.introspections.length === 0) return true
  for (const fragment of sorted) fragment.introspectionDepth = depthOf(pass, fragment.node.selectionSet)
  return pass.introspections.every((set) => depthOf(pass, set) <= MAX_LISTS)
}

/** How many lists nest at the deepest place. */
function depthOf(pass: ValidationPass, set: SelectionSetNode): number {
  let deepest = 0
  pass.steps += set.selections.length
  for (const selection of set.selections) {
    let depth = 0
    if (selection.kind === 'FragmentSpread') {
      depth = pass.index.fragments.get(selection.name.value)?.introspectionDepth ?? 0
    } else {
      if (selection.selectionSet !== undefined) depth = depthOf(pass, selection.selectionSet)
      if (selection.kind === 'Field' && isTypeList(selection.name.value)) depth++
    }
    if (depth > deepest) deepest = depth
  }
  return deepest
}

function isTypeList(name: string): boolean {
  return name === 'fields' || name === 'interfaces' || name === 'possibleTypes' || name === 'inputFields'
}
