import type { FieldNode, SelectionSetNode } from 'graphql'
import type { VisibleSchema } from '../composition/visible-schema.ts'
import { isIncluded, type Conditions, type Fragments } from './conditions.ts'

/** What collecting needs to know of the request. */
export interface Collecting {
  readonly schema: VisibleSchema
  readonly fragments: Fragments
  readonly conditions: Conditions
}

/**
 * The fields that selection sets ask of an object of one type, by key of the result in order of first mention.
 * Fragments are resolved: what does not apply to the type is left out, as is what `@skip` and `@include` say.
 */
export function collectFields(
  typeName: string,
  sets: readonly SelectionSetNode[],
  collecting: Collecting,
): ReadonlyMap<string, FieldNode[]> {
  const fields = new Map<string, FieldNode[]>()
  const spread = new Set<string>()
  for (const set of sets) collect(typeName, set, { ...collecting, fields, spread })
  return fields
}

interface State extends Collecting {
  readonly fields: Map<string, FieldNode[]>
  /** Fragments that were resolved already; once is enough. */
  readonly spread: Set<string>
}

function collect(typeName: string, root: SelectionSetNode, state: State): void {
  // Depth first in a loop, because fragments may spread fragments as often as their author likes.
  const stack: { readonly set: SelectionSetNode; next: number }[] = [{ set: root, next: 0 }]
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const selection = top.set.selections[top.next++]
    if (selection === undefined) {
      stack.pop()
    } else if (isIncluded(selection.directives, state.conditions)) {
      if (selection.kind === 'Field') {
        const key = selection.alias?.value ?? selection.name.value
        const nodes = state.fields.get(key)
        if (nodes === undefined) state.fields.set(key, [selection])
        else nodes.push(selection)
      } else if (selection.kind === 'InlineFragment') {
        const condition = selection.typeCondition?.name.value
        if (condition === undefined || state.schema.implements(typeName, condition))
          stack.push({ set: selection.selectionSet, next: 0 })
      } else if (!state.spread.has(selection.name.value)) {
        state.spread.add(selection.name.value)
        const fragment = state.fragments.get(selection.name.value)
        if (fragment !== undefined && state.schema.implements(typeName, fragment.typeCondition.name.value))
          stack.push({ set: fragment.selectionSet, next: 0 })
      }
    }
  }
}
