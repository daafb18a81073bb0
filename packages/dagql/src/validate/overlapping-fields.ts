import type { PublishedSchema } from '../publish/published-schema.ts'
import type { TypeRef } from '../type/type-ref.ts'
import { flattenSelections, type MergedField } from './flatten-selections.ts'
import { flatteningCost, groupCost, MERGING_BUDGET } from './merging-cost.ts'
import { sameNamedValues } from './same-value.ts'
import type { TypedSelections, ValidationPass } from './validation-pass.ts'

/** Selections that answer under one name. */
interface Merge {
  readonly all: readonly TypedSelections[]
  /** True where no object has two of them: only what they return must look alike. */
  readonly isLoose: boolean
}

interface Merging {
  readonly pass: ValidationPass
  /** Merges that are still to be looked at. */
  readonly pending: Merge[]
  /** The most that graphql-js may have spent on the same. */
  spent: number
}

/**
 * Whether fields that answer under one name are the same field with the same arguments, or at least return the same
 * shape where no object has both. Selections are flattened first, and then each field is compared with the first of
 * its name only. False also where graphql-js, which compares every two, might give up.
 */
export function fieldsCanMerge(pass: ValidationPass): boolean {
  const merging: Merging = { pass, pending: [], spent: 0 }
  // What a field selects that is alone under its name has its own entry among these.
  for (const selections of pass.mergeable) {
    merging.pending.push({ all: [selections], isLoose: false })
    for (let merge = merging.pending.pop(); merge !== undefined; merge = merging.pending.pop()) {
      const flat = flattenSelections(pass, merge.all)
      merging.spent += flatteningCost(flat)
      if (merging.spent > MERGING_BUDGET) return false
      if (flat.fields === flat.groups.size) continue
      for (const group of flat.groups.values()) {
        if (group.length > 1 && !checkGroup(merging, group, merge.isLoose)) return false
      }
    }
  }
  return true
}

/** A field and what it returns; of `__typename` graphql-js compares no type. */
interface TypedField extends MergedField {
  readonly type: TypeRef | undefined
  readonly typeName: string | undefined
}

/** Checks fields that answer under one name, and leaves what they select to be looked at. */
function checkGroup(merging: Merging, fields: readonly MergedField[], isLoose: boolean): boolean {
  const { schema, lookup, index } = merging.pass
  // Every field was looked up when it was checked.
  const group = fields.map(({ node, parent }): TypedField => {
    const field = lookup.get(parent)?.get(node.name.value)
    return { node, parent, type: field?.shape.type, typeName: field?.typeName }
  })
  if (!haveOneShape(schema, group)) return false
  merging.spent += groupCost(group, index.fragments.size > 0)
  if (merging.spent > MERGING_BUDGET) return false
  if (isLoose) {
    leaveSelections(merging, group, true)
    return true
  }
  const parents = objectTypesOf(schema, group)
  if (parents.size <= 1) {
    leaveSelections(merging, group, false)
    return areOneCall(group)
  }
  // An object of one type has the fields of that type, and may have those of any interface.
  for (const parent of parents) {
    const together = group.filter((field) => field.parent === parent || !parents.has(field.parent))
    if (!areOneCall(together)) return false
    leaveSelections(merging, together, false)
  }
  leaveSelections(merging, group, true)
  return true
}

/** Leaves what fields select to be looked at, where more than one of them selects. */
function leaveSelections(merging: Merging, group: readonly TypedField[], isLoose: boolean): void {
  const all: TypedSelections[] = []
  for (const { node, typeName } of group) {
    if (node.selectionSet !== undefined && typeName !== undefined) {
      all.push({ set: node.selectionSet, parent: typeName })
    }
  }
  if (all.length > 1) merging.pending.push({ all, isLoose })
}

/** Names of the object types that fields are of; to graphql-js, the objects of any two others may be the same. */
function objectTypesOf(schema: PublishedSchema, group: readonly MergedField[]): ReadonlySet<string> {
  const first = group[0]?.parent
  if (group.every(({ parent }) => parent === first)) return none
  const parents = new Set(group.map(({ parent }) => parent))
  return new Set([...parents].filter((name) => schema.type(name)?.kind === 'object'))
}

const none: ReadonlySet<string> = new Set()

/** Whether all call one field with the same arguments. */
function areOneCall(group: readonly MergedField[]): boolean {
  const first = group[0]?.node
  return group.every(
    ({ node }) =>
      node === first ||
      (node.name.value === first?.name.value && sameNamedValues(node.arguments, first.arguments)),
  )
}

function haveOneShape(schema: PublishedSchema, group: readonly TypedField[]): boolean {
  let first: TypeRef | undefined
  for (const { type } of group) {
    if (type === undefined) continue
    first ??= type
    if (!sameShape(schema, first, type)) return false
  }
  return true
}

/** Whether two types nest lists and nulls alike around the same leaf, or around any two object types. */
function sameShape(schema: PublishedSchema, one: TypeRef, other: TypeRef): boolean {
  if (one === other) return true
  if (isNullable(one) !== isNullable(other)) return false
  if (one.kind === 'list' || other.kind === 'list') {
    return one.kind === 'list' && other.kind === 'list' && sameShape(schema, one.element, other.element)
  }
  return one.name === other.name || (hasFields(schema, one.name) && hasFields(schema, other.name))
}

/** `Void` is always null, whatever a signature says. */
function isNullable(type: TypeRef): boolean {
  return type.nullable || (type.kind === 'named' && type.name === 'Void')
}

function hasFields(schema: PublishedSchema, name: string): boolean {
  const kind = schema.type(name)?.kind
  return kind === 'object' || kind === 'interface'
}
