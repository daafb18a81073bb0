import type { FieldShape } from '../field/field-spec.ts'
import { printTypeRef } from '../type/type-ref.ts'
import type { Changes } from './change.ts'
import { diffArguments, diffNotes } from './diff-arguments.ts'
import { isSafeForResult } from './safe-change.ts'
import { resultType, type Sides } from './sides.ts'

/** Lists what differs in one field of a type that both sides have. */
export function diffField(typeName: string, fieldName: string, sides: Sides, changes: Changes): void {
  const path = `${typeName}.${fieldName}`
  const before = sides.before.schema.field(typeName, fieldName)
  const after = sides.after.schema.field(typeName, fieldName)
  if (before === undefined) {
    if (after === undefined) return
    changes.add(path, `\`${path}\` of type \`${printTypeRef(resultType(after.type))}\` is new`, after.owner)
  } else if (after === undefined) changes.remove(path, `\`${path}\` is gone`, before.owner)
  else if (before !== after) diffShapes(path, before, after, { sides, changes })
}

function diffShapes(
  path: string,
  before: FieldShape,
  after: FieldShape,
  { sides, changes }: { readonly sides: Sides; readonly changes: Changes },
): void {
  const from = resultType(before.type)
  const to = resultType(after.type)
  const [was, is] = [printTypeRef(from), printTypeRef(to)]
  const layer = after.owner
  if (was !== is)
    changes.alter(path, `\`${path}\` returns \`${is}\` and not \`${was}\``, layer, !isSafeForResult(from, to))
  diffNotes(path, before, after, { changes, layer })
  const pathOf = (name: string): string => `${path}(${name}:)`
  const owners = { before: before.owner, after: after.owner }
  diffArguments({ before: before.args, after: after.args, pathOf, layer: owners }, sides, changes)
}
