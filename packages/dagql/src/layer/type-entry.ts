import type { Claim } from '@graft/collisions'
import type { FieldShape } from '../field/field-spec.ts'
import type { LayerType } from '../object/object-class.ts'
import { FieldEntries } from './field-entries.ts'

/** By what the entries of a layer tell whose they are. */
export interface LayerMark {
  readonly name: string
  readonly digest: string
}

/** A type as a layer brings it, with its fields indexed when one of them is first asked for. */
export class TypeEntry {
  readonly type: LayerType
  /** The layer that brought it; undefined for built-in types. */
  readonly layer: LayerMark | undefined
  readonly claims: readonly Claim[]
  #fields: ReadonlyMap<string, FieldEntries> | undefined

  constructor(type: LayerType, layer: LayerMark | undefined, claims: readonly Claim[]) {
    this.type = type
    this.layer = layer
    this.claims = claims
  }

  /** Its own fields by name, in order of declaration; none for leaves and input objects. */
  get fields(): ReadonlyMap<string, FieldEntries> {
    this.#fields ??= indexFields(
      this.type.kind === 'object' || this.type.kind === 'interface' ? this.type.fields : [],
    )
    return this.#fields
  }
}

/** Groups fields by name, in order of first mention. */
function indexFields<Field extends FieldShape>(
  fields: readonly Field[],
): ReadonlyMap<string, FieldEntries<Field>> {
  const entries = new Map<string, FieldEntries<Field>>()
  for (const field of fields) {
    const earlier = entries.get(field.name)?.entries ?? []
    entries.set(field.name, new FieldEntries([...earlier, field]))
  }
  return entries
}
