import type { Diagnostic } from '@graft/diagnostics'
import type { FragmentDefinitionNode, OperationDefinitionNode, SelectionSetNode } from 'graphql'
import { documentTooLarge } from '../schema/messages.ts'
import type { Fragments } from './conditions.ts'

/** Objects in objects. Planning and executing are recursive, and chains of fragments can be as long as documents. */
const MAX_LEVELS = 250

/** So many selections may be planned in any case, and so many times those that are written. */
const FREE = 50_000
const PER_SELECTION = 20

/** What an operation comes to where every fragment stands in the place of its uses. */
export interface OperationSize {
  readonly selections: number
  /** How deep objects nest. */
  readonly levels: number
}

/**
 * What is wrong with the size of an operation, if anything is: fragments that use fragments several times each stand
 * for more selections than anybody can plan or execute, although the document is short.
 */
export function refuseSize(operation: OperationDefinitionNode, fragments: Fragments): Diagnostic | undefined {
  // What is written has bounds already.
  if (fragments.size === 0) return undefined
  const sizes = new Map<string, OperationSize>()
  let written = countOf(operation.selectionSet)
  for (const fragment of inOrderOfUse(operation, fragments)) {
    written += countOf(fragment.selectionSet)
    sizes.set(fragment.name.value, sizeOf(fragment.selectionSet, sizes))
  }
  const { selections, levels } = sizeOf(operation.selectionSet, sizes)
  const limit = FREE + PER_SELECTION * written
  if (selections > limit)
    return documentTooLarge('selections, with fragments in the place of their uses', limit)
  return levels > MAX_LEVELS ? documentTooLarge('levels of objects', MAX_LEVELS) : undefined
}

/** @param sizes of all fragments that are used here */
function sizeOf(set: SelectionSetNode, sizes: ReadonlyMap<string, OperationSize>): OperationSize {
  let selections = 0
  let below = 0
  // A fragment is collected once, however often it is spread side by side.
  const spread = new Set<string>()
  for (const each of set.selections) {
    selections++
    if (each.kind === 'FragmentSpread') {
      const size = spread.has(each.name.value) ? undefined : sizes.get(each.name.value)
      spread.add(each.name.value)
      selections += size?.selections ?? 0
      below = Math.max(below, (size?.levels ?? 1) - 1)
    } else if (each.selectionSet !== undefined) {
      const size = sizeOf(each.selectionSet, sizes)
      selections += size.selections
      below = Math.max(below, each.kind === 'Field' ? size.levels : size.levels - 1)
    }
  }
  return { selections, levels: below + 1 }
}

function countOf(set: SelectionSetNode): number {
  return set.selections.reduce(
    (sum, each) =>
      sum +
      1 +
      (each.kind === 'FragmentSpread' || each.selectionSet === undefined ? 0 : countOf(each.selectionSet)),
    0,
  )
}

/** The fragments that an operation reaches, each after those that it uses; valid ones use none in a circle. */
function inOrderOfUse(
  operation: OperationDefinitionNode,
  fragments: Fragments,
): ReadonlySet<FragmentDefinitionNode> {
  const ordered = new Set<FragmentDefinitionNode>()
  const entered = new Set<FragmentDefinitionNode>()
  // In a loop, because chains of fragments can be as long as documents.
  const pending = fragmentsIn(operation.selectionSet, fragments)
  for (let at = pending.at(-1); at !== undefined; at = pending.at(-1)) {
    if (entered.has(at)) {
      ordered.add(at)
      pending.pop()
    } else {
      entered.add(at)
      for (const used of fragmentsIn(at.selectionSet, fragments)) if (!entered.has(used)) pending.push(used)
    }
  }
  return ordered
}

function fragmentsIn(set: SelectionSetNode, fragments: Fragments): FragmentDefinitionNode[] {
  return set.selections.flatMap((each) => {
    if (each.kind === 'FragmentSpread') return fragments.get(each.name.value) ?? []
    return each.selectionSet === undefined ? [] : fragmentsIn(each.selectionSet, fragments)
  })
}
