import type { Diagnostic } from '@graft/diagnostics'
import type { FieldShape } from '../field/field-spec.ts'
import type { LayerType } from '../object/object-class.ts'
import { ROOT_TYPE } from '../object/root-type.ts'
import type { ArgumentSpec } from '../type/argument-spec.ts'
import type { DirectiveDefinition } from '../type/directive-definition.ts'
import { namedTypeOf } from '../type/type-ref.ts'
import { isVisible, type View, type ViewFilter } from '../view/view.ts'

/** What of a layer is checked. */
export interface CheckInput {
  readonly name: string
  readonly types?: readonly LayerType[]
  readonly root?: readonly FieldShape[]
  readonly extensions?: ReadonlyMap<string, readonly FieldShape[]>
  readonly directives?: readonly DirectiveDefinition[]
}

/** A field with the name of the type that it is in. */
export interface PlacedField {
  readonly typeName: string
  readonly field: FieldShape
  /** Whether its name is claimed, so that collision rules look at it. */
  readonly isAdded: boolean
}

/** An argument or input field with its place, such as `Query.greet(name:)`. */
export interface PlacedArgument {
  readonly place: string
  readonly spec: ArgumentSpec
  readonly of: 'field' | 'input' | 'directive'
}

/** A layer as one view sees it, flattened: what a rule looks at. */
export interface CheckedLayer {
  readonly input: CheckInput
  /** The types that the view sees. */
  readonly types: readonly LayerType[]
  /** All own types, with what of them the view sees. */
  readonly own: ReadonlyMap<string, LayerType>
  readonly fields: readonly PlacedField[]
  readonly args: readonly PlacedArgument[]
}

/** Checks one thing about a layer, and yields what is wrong. */
export type LayerRule = (layer: CheckedLayer) => readonly Diagnostic[]

/** Flattens a layer for its rules. @param view undefined where the layer looks the same in all */
export function checkedLayer(input: CheckInput, view: View | undefined): CheckedLayer {
  const own = new Map<string, LayerType>()
  for (const type of input.types ?? []) own.set(type.name, type)
  if (view === undefined) return flatten(input, input.types ?? [], own)
  const types: LayerType[] = []
  const see = seer(view, own)
  for (const type of input.types ?? []) {
    const seen = see.type(type)
    own.set(type.name, seen)
    if (isVisible(type.filter, view)) types.push(seen)
  }
  const extensions = new Map(
    [...(input.extensions ?? [])].map(([name, fields]) => [name, see.fields(fields)]),
  )
  const directives = (input.directives ?? [])
    .filter((each) => isVisible(each.filter, view))
    .map((each) => ({ ...each, args: see.args(each.args) }))
  return {
    ...flatten({ name: input.name, root: see.fields(input.root ?? []), extensions, directives }, types, own),
    input,
  }
}

function flatten(
  input: CheckInput,
  types: readonly LayerType[],
  own: ReadonlyMap<string, LayerType>,
): CheckedLayer {
  const fields: PlacedField[] = []
  const args: PlacedArgument[] = []
  const add = (typeName: string, all: readonly FieldShape[], isAdded: boolean): void => {
    for (const field of all) {
      fields.push({ typeName, field, isAdded })
      for (const spec of field.args)
        args.push({ place: `${typeName}.${field.name}(${spec.name}:)`, spec, of: 'field' })
    }
  }
  for (const type of types) {
    if (type.kind === 'object' || type.kind === 'interface') add(type.name, type.fields, false)
    else if (type.kind === 'input')
      for (const spec of type.fields) args.push({ place: `${type.name}.${spec.name}`, spec, of: 'input' })
  }
  add(ROOT_TYPE, input.root ?? [], true)
  for (const [typeName, all] of input.extensions ?? []) add(typeName, all, true)
  for (const directive of input.directives ?? [])
    for (const spec of directive.args)
      args.push({ place: `@${directive.name}(${spec.name}:)`, spec, of: 'directive' })
  return { input, types, own, fields, args }
}

/** What a view sees of types, fields and arguments: also those that use a type which it does not see are hidden. */
function seer(
  view: View,
  own: ReadonlyMap<string, LayerType>,
): {
  readonly type: (type: LayerType) => LayerType
  readonly fields: (fields: readonly FieldShape[]) => readonly FieldShape[]
  readonly args: (args: readonly ArgumentSpec[]) => readonly ArgumentSpec[]
} {
  const hidden = new Set<string>()
  const byId = new Set<string>()
  for (const { name, kind, filter } of own.values()) {
    // A scalar that the view does not see is shown all the same where something uses it.
    if (kind !== 'scalar' && !isVisible(filter, view)) hidden.add(name)
    if (kind === 'object' || kind === 'interface') byId.add(name)
  }
  const args = (all: readonly ArgumentSpec[]): readonly ArgumentSpec[] =>
    seenBy(view, all).filter(({ type }) => {
      const { name } = namedTypeOf(type)
      return !hidden.has(name) || byId.has(name)
    })
  const fields = <Field extends FieldShape>(all: readonly Field[]): readonly Field[] =>
    all
      .filter(({ filter, type }) => isVisible(filter, view) && !hidden.has(namedTypeOf(type).name))
      .map((field) => ({ ...field, args: args(field.args) }))
  // What a later field of the same name hides is not seen where that one is hidden for its type either.
  const ownFields = <Field extends FieldShape>(all: readonly Field[]): readonly Field[] =>
    fields(lastSeenBy(view, all))
  const type = (each: LayerType): LayerType => {
    switch (each.kind) {
      case 'object':
        return { ...each, fields: ownFields(each.fields) }
      case 'interface':
        return { ...each, fields: ownFields(each.fields) }
      case 'input':
        return { ...each, fields: args(each.fields) }
      case 'enum':
        return { ...each, members: seenBy(view, each.members) }
      case 'scalar':
        return each
    }
  }
  return { type, fields, args }
}

interface Seen {
  readonly name: string
  readonly filter?: ViewFilter | undefined
}

/** What a view sees of a list that names each thing once, but for views; of one name the last. */
function seenBy<Item extends Seen>(view: View, items: readonly Item[]): readonly Item[] {
  return items.every(({ filter }) => filter === undefined) ? items : lastSeenBy(view, items)
}

function lastSeenBy<Item extends Seen>(view: View, items: readonly Item[]): readonly Item[] {
  const last = new Map<string, Item>()
  for (const item of items) if (isVisible(item.filter, view)) last.set(item.name, item)
  return items.filter((item) => last.get(item.name) === item)
}
