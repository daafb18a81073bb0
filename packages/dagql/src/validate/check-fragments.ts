import { checkNested } from './check-selections.ts'
import type { IndexedFragment } from './document-index.ts'
import { compositeType } from './types-overlap.ts'
import type { ValidationPass } from './validation-pass.ts'

/** Checks what a fragment says on its own. */
export function checkFragment(pass: ValidationPass, { node }: IndexedFragment): boolean {
  if (node.directives !== undefined && node.directives.length > 0) return false
  const condition = node.typeCondition.name.value
  if (compositeType(pass.schema, condition) === undefined) return false
  return checkNested(pass, node.selectionSet, condition, 1)
}

/** A fragment that is being left, and how many of its spreads were followed. */
interface Step {
  readonly fragment: IndexedFragment
  next: number
}

/**
 * The fragments in an order in which each comes after those that it spreads; undefined where one spreads itself, be
 * it through others. Chains may be as long as the document, so nothing here is recursive.
 */
export function sortFragments(
  fragments: ReadonlyMap<string, IndexedFragment>,
): readonly IndexedFragment[] | undefined {
  if (fragments.size === 0) return []
  const entered = new Set<IndexedFragment>()
  const left = new Set<IndexedFragment>()
  for (const start of fragments.values()) {
    if (entered.has(start)) continue
    entered.add(start)
    const trail: Step[] = [{ fragment: start, next: 0 }]
    for (let step = trail.at(-1); step !== undefined; step = trail.at(-1)) {
      const spread = step.fragment.spreads[step.next++]
      if (spread === undefined) {
        left.add(step.fragment)
        trail.pop()
      } else if (!entered.has(spread)) {
        entered.add(spread)
        trail.push({ fragment: spread, next: 0 })
      } else if (!left.has(spread)) return undefined
    }
  }
  return [...left]
}
