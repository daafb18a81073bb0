import type { Changes } from './change.ts'
import { diffArguments, diffNotes } from './diff-arguments.ts'
import type { Sides } from './sides.ts'

/** Lists what differs in one directive. */
export function diffDirective(name: string, sides: Sides, changes: Changes): void {
  const path = `@${name}`
  const before = sides.before.schema.directive(name)
  const after = sides.after.schema.directive(name)
  if (before === after) return
  if (before === undefined) return changes.add(path, `the directive \`${path}\` is new`, undefined)
  if (after === undefined) return changes.remove(path, `the directive \`${path}\` is gone`, undefined)
  diffNotes(path, before, after, { changes, layer: undefined })
  const repeatable = after.repeatable ?? false
  if ((before.repeatable ?? false) !== repeatable)
    changes.alter(path, `\`${path}\` may ${repeatable ? '' : 'not '}be repeated`, undefined, !repeatable)
  for (const each of before.locations)
    if (!after.locations.includes(each))
      changes.alter(path, `\`${path}\` may not stand on ${each} any more`, undefined, true)
  for (const each of after.locations)
    if (!before.locations.includes(each)) changes.alter(path, `\`${path}\` may stand on ${each}`, undefined)
  const pathOf = (arg: string): string => `${path}(${arg}:)`
  const layer = { before: undefined, after: undefined }
  diffArguments({ before: before.args, after: after.args, pathOf, layer }, sides, changes)
}
