import type { FieldNode, SelectionSetNode } from 'graphql'
import { responseName } from './response-name.ts'
import type { TypedSelections, ValidationPass } from './validation-pass.ts'

/** A field among those that answer one object. */
export interface MergedField {
  readonly node: FieldNode
  /** Name of the type that it is a field of. */
  readonly parent: string
}

/** All fields that selections bring, by the name under which they answer. */
export interface FlatSelections {
  readonly groups: Map<string, MergedField[]>
  /** The selections that were given and the fragments among them, each once. */
  readonly sets: TypedSelections[]
  fields: number
  spreads: number
  /** How many of the sets graphql-js compares with fragments: those that hold more than one spread alone. */
  compared: number
  /** Whether graphql-js compares fragments with each other: two are spread in one set, or in two that are merged. */
  comparesFragments: boolean
  /** Number of the walk that collects them. */
  readonly walk: number
}

/** Flattens selections that answer one object as the executor does: each fragment joins them once. */
export function flattenSelections(pass: ValidationPass, all: readonly TypedSelections[]): FlatSelections {
  const flat: FlatSelections = {
    groups: new Map(),
    sets: [...all],
    fields: 0,
    spreads: 0,
    compared: 0,
    comparesFragments: false,
    walk: ++pass.walks,
  }
  const merged = all.length > 1 ? all.length : 0
  let index = 0
  // It grows on the way, so that long chains of fragments need no stack.
  for (const { set, parent } of flat.sets) {
    const { fields, spreads } = flat
    collect(pass, flat, set, parent)
    const spread = flat.spreads - spreads
    const isMerged = index++ < merged
    if (isMerged || (spread > 0 && spread + flat.fields - fields > 1)) flat.compared++
    if (spread > 1 || (isMerged && spread > 0)) flat.comparesFragments = true
  }
  pass.steps += flat.fields + flat.spreads
  return flat
}

function collect(pass: ValidationPass, flat: FlatSelections, set: SelectionSetNode, parent: string): void {
  for (const node of set.selections) {
    if (node.kind === 'Field') {
      flat.fields++
      const name = responseName(node)
      const group = flat.groups.get(name)
      if (group === undefined) flat.groups.set(name, [{ node, parent }])
      else group.push({ node, parent })
    } else if (node.kind === 'InlineFragment') {
      collect(pass, flat, node.selectionSet, node.typeCondition?.name.value ?? parent)
    } else {
      flat.spreads++
      const fragment = pass.index.fragments.get(node.name.value)
      if (fragment === undefined || fragment.lastWalk === flat.walk) continue
      fragment.lastWalk = flat.walk
      flat.sets.push({ set: fragment.node.selectionSet, parent: fragment.node.typeCondition.name.value })
    }
  }
}
