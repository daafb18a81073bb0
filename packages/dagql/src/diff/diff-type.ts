import type { LayerType } from '../object/object-class.ts'
import type { EnumType } from '../type/type-definition.ts'
import type { Changes } from './change.ts'
import { diffArguments, diffNotes } from './diff-arguments.ts'
import { diffField } from './diff-field.ts'
import type { Sides } from './sides.ts'

/**
 * Lists what differs in one type; interfaces apart.
 *
 * @returns `same` where its declaration is one and the same, so that only what is added to it may differ
 */
export function diffType(name: string, sides: Sides, changes: Changes): 'same' | 'whole' {
  const before = sides.before.schema.type(name)
  const after = sides.after.schema.type(name)
  if (before === after) return 'same'
  const layer = sides.after.composition.ownerOf(name)
  if (before === undefined) changes.add(name, `the ${after?.kind} \`${name}\` is new`, layer)
  else if (after === undefined)
    changes.remove(name, `the ${before.kind} \`${name}\` is gone`, sides.before.composition.ownerOf(name))
  else if (before.kind !== after.kind)
    changes.alter(name, `\`${name}\` is of kind ${after.kind} and not ${before.kind}`, layer, true)
  else {
    diffNotes(name, before, after, { changes, layer })
    diffContents(name, before, after, { sides, changes })
  }
  return 'whole'
}

function diffContents(
  name: string,
  before: LayerType,
  after: LayerType,
  { sides, changes }: { readonly sides: Sides; readonly changes: Changes },
): void {
  const owners = {
    before: sides.before.composition.ownerOf(name),
    after: sides.after.composition.ownerOf(name),
  }
  if (before.kind === 'enum' && after.kind === 'enum') diffMembers(before, after, { sides, changes, owners })
  else if (before.kind === 'input' && after.kind === 'input') {
    const lists = {
      before: sides.before.schema.inputFieldsOf(before),
      after: sides.after.schema.inputFieldsOf(after),
      pathOf: (field: string) => `${name}.${field}`,
      layer: owners,
    }
    diffArguments(lists, sides, changes)
  } else if (before.kind === 'scalar' && after.kind === 'scalar') {
    if (before.specifiedBy !== after.specifiedBy)
      changes.alter(name, `\`${name}\` is specified by ${after.specifiedBy ?? 'nothing'}`, owners.after)
  } else {
    const names = [...sides.before.schema.fieldsOf(name), ...sides.after.schema.fieldsOf(name)].map(
      (each) => each.name,
    )
    for (const field of new Set(names)) diffField(name, field, sides, changes)
  }
}

function diffMembers(
  before: EnumType,
  after: EnumType,
  rest: {
    readonly sides: Sides
    readonly changes: Changes
    readonly owners: { readonly before: string | undefined; readonly after: string | undefined }
  },
): void {
  const { sides, changes, owners } = rest
  const old = sides.before.schema.membersOf(before)
  const now = sides.after.schema.membersOf(after)
  for (const member of old) {
    const path = `${before.name}.${member.name}`
    const still = now.find(({ name }) => name === member.name)
    if (still === undefined) changes.remove(path, `\`${path}\` is gone`, owners.before)
    else diffNotes(path, member, still, { changes, layer: owners.after })
  }
  for (const { name } of now) {
    const path = `${after.name}.${name}`
    if (!old.some((member) => member.name === name)) changes.add(path, `\`${path}\` is new`, owners.after)
  }
}
