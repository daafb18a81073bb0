import type { Composition } from '../composition/composition.ts'
import type { Layer } from '../layer/layer.ts'
import { clientView, type View } from '../view/view.ts'
import { Changes, type Change, type CompositionDiff } from './change.ts'
import { diffDirective } from './diff-directive.ts'
import { diffField } from './diff-field.ts'
import { diffInterfaces } from './diff-interfaces.ts'
import { diffType } from './diff-type.ts'
import { sideOf } from './sides.ts'
import { touchedNames } from './touched-names.ts'

/**
 * Compares two compositions as clients are told of them. Costs the layers in which they differ, not those that both
 * have. A new or lost type is one entry, without its fields; types of common layers that satisfy a new interface are
 * not listed.
 *
 * @param view @default the newest client view
 */
export function diff(before: Composition, after: Composition, view: View = clientView): CompositionDiff {
  const touched = touchedNames(before, after)
  const sides = { before: sideOf(before, view), after: sideOf(after, view) }
  const changes = new Changes()
  const altered = new Set<string>()
  const watch = (typeName: string, compare: () => void): void => {
    const { size } = changes
    compare()
    if (changes.size > size) altered.add(typeName)
  }
  const whole = new Set<string>()
  for (const name of touched.types) {
    watch(name, () => {
      if (diffType(name, sides, changes) === 'whole') whole.add(name)
    })
  }
  for (const [typeName, names] of touched.fields) {
    if (whole.has(typeName)) continue
    watch(typeName, () => {
      for (const name of names) diffField(typeName, name, sides, changes)
    })
  }
  diffInterfaces(altered, sides, changes)
  for (const name of touched.directives) diffDirective(name, sides, changes)
  return report(changes, touched.layers)
}

function report(
  changes: Changes,
  layers: { readonly before: readonly Layer[]; readonly after: readonly Layer[] },
): CompositionDiff {
  const added = sorted(changes.added)
  const removed = sorted(changes.removed)
  const changed = sorted(changes.changed)
  const before = new Set(layers.before.map(({ name }) => name))
  const after = new Set(layers.after.map(({ name }) => name))
  return {
    added,
    removed,
    changed,
    breaking: [...added, ...removed, ...changed].filter(({ breaking }) => breaking),
    layers: {
      added: [...after].filter((name) => !before.has(name)).toSorted(),
      removed: [...before].filter((name) => !after.has(name)).toSorted(),
      changed: [...after].filter((name) => before.has(name)).toSorted(),
    },
  }
}

function sorted(changes: readonly Change[]): readonly Change[] {
  return changes.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
}
