import type { FieldShape } from '../field/field-spec.ts'
import type { LayerType } from '../object/object-class.ts'
import type { ArgumentSpec } from '../type/argument-spec.ts'
import { builtInScalars } from '../type/built-in-scalars.ts'
import { namedTypeOf } from '../type/type-ref.ts'
import type { ViewFilter } from '../view/view.ts'
import { ROOT_TYPE } from './layer.ts'

/** What of a layer's input names types and filters views. */
export interface ReferenceSource {
  readonly types?: readonly LayerType[]
  readonly root?: readonly FieldShape[]
  readonly extensions?: ReadonlyMap<string, readonly FieldShape[]>
}

/** Names of the types that a layer uses, extends or implements and does not bring; built-in ones are left out. */
export function typesNamedBy(input: ReferenceSource): ReadonlySet<string> {
  const named = new Set<string>(input.extensions?.keys())
  for (const field of fieldsOf(input)) {
    named.add(namedTypeOf(field.type).name)
    addArguments(field.args, named)
  }
  for (const type of input.types ?? []) {
    if (type.kind === 'input') addArguments(type.fields, named)
    else if (type.kind === 'object' || type.kind === 'interface')
      for (const each of type.implements ?? []) named.add(each)
  }
  for (const type of input.types ?? []) named.delete(type.name)
  for (const name of [...builtInScalars.keys(), ROOT_TYPE, 'Node']) named.delete(name)
  return named
}

/** Every view filter in a layer, also of arguments and enum members. */
export function* filtersOf(input: ReferenceSource): Iterable<ViewFilter | undefined> {
  for (const field of fieldsOf(input)) {
    yield field.filter
    for (const arg of field.args) yield arg.filter
  }
  for (const type of input.types ?? []) {
    yield type.filter
    if (type.kind === 'enum') for (const member of type.members) yield member.filter
    else if (type.kind === 'input') for (const field of type.fields) yield field.filter
  }
}

function* fieldsOf(input: ReferenceSource): Iterable<FieldShape> {
  yield* input.root ?? []
  for (const fields of input.extensions?.values() ?? []) yield* fields
  for (const type of input.types ?? [])
    if (type.kind === 'object' || type.kind === 'interface') yield* type.fields
}

function addArguments(args: readonly ArgumentSpec[], named: Set<string>): void {
  for (const arg of args) named.add(namedTypeOf(arg.type).name)
}
