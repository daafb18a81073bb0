import { canonicalJson } from '../internal/canonical-json.ts'
import { isRequired } from '../object/interface-fit.ts'
import type { ArgumentSpec } from '../type/argument-spec.ts'
import { printTypeRef } from '../type/type-ref.ts'
import type { Changes } from './change.ts'
import { isSafeForArgument } from './safe-change.ts'
import { argumentType, type Sides } from './sides.ts'

/** What is compared: the arguments of one field or directive, or the fields of one input object. */
export interface ArgumentLists {
  readonly before: readonly ArgumentSpec[]
  readonly after: readonly ArgumentSpec[]
  readonly pathOf: (name: string) => string
  readonly layer: { readonly before: string | undefined; readonly after: string | undefined }
}

/** Lists what differs between two lists of arguments. */
export function diffArguments(lists: ArgumentLists, sides: Sides, changes: Changes): void {
  const { before, after, pathOf, layer } = lists
  for (const spec of before) {
    const path = pathOf(spec.name)
    const now = after.find(({ name }) => name === spec.name)
    if (now === undefined) changes.remove(path, `\`${path}\` is gone`, layer.before)
    else diffArgument(path, spec, now, { sides, changes, layer: layer.after })
  }
  for (const spec of after) {
    if (before.some(({ name }) => name === spec.name)) continue
    const path = pathOf(spec.name)
    const type = printTypeRef(argumentType(spec.type, sides.after))
    const needed = isRequired(spec) ? ', and must be passed' : ''
    changes.add(path, `\`${path}\` of type \`${type}\` is new${needed}`, layer.after, isRequired(spec))
  }
}

interface Place {
  readonly sides: Sides
  readonly changes: Changes
  readonly layer: string | undefined
}

function diffArgument(path: string, before: ArgumentSpec, after: ArgumentSpec, place: Place): void {
  const { sides, changes, layer } = place
  const from = argumentType(before.type, sides.before)
  const to = argumentType(after.type, sides.after)
  const [was, is] = [printTypeRef(from), printTypeRef(to)]
  if (was !== is)
    changes.alter(path, `\`${path}\` takes \`${is}\` and not \`${was}\``, layer, !isSafeForArgument(from, to))
  const [old, now] = [printDefault(before), printDefault(after)]
  if (old !== now) {
    const mustBePassed = !isRequired(before) && isRequired(after) && was === is
    changes.alter(path, `the default of \`${path}\` is ${now} and not ${old}`, layer, mustBePassed)
  }
  diffNotes(path, before, after, place)
}

/** What is said of a thing, beside what it is. */
interface Notes {
  readonly description?: string | undefined
  readonly deprecated?: string | undefined
  readonly experimental?: string | undefined
}

/** Lists what is said otherwise of a thing. */
export function diffNotes(
  path: string,
  before: Notes,
  after: Notes,
  { changes, layer }: Pick<Place, 'changes' | 'layer'>,
): void {
  if ((before.description ?? '') !== (after.description ?? ''))
    changes.alter(path, `\`${path}\` is described otherwise`, layer)
  for (const note of ['deprecated', 'experimental'] as const) {
    const reason = after[note]
    if (before[note] === reason) continue
    const what =
      reason === undefined ? `is not ${note} any more` : `is ${note}${reason === '' ? '' : `: ${reason}`}`
    changes.alter(path, `\`${path}\` ${what}`, layer)
  }
}

function printDefault({ default: value }: ArgumentSpec): string {
  return value === undefined ? 'absent' : `\`${canonicalJson(value)}\``
}
