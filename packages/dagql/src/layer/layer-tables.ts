import type { Claim } from '@graft/collisions'
import type { FieldSpec } from '../field/field-spec.ts'
import type { DirectiveDefinition } from '../type/directive-definition.ts'
import type { FieldEntries } from './field-entries.ts'
import type { LayerMark, TypeEntry } from './type-entry.ts'

/** A field that a layer adds to a type, the root included, with the claims on its name. */
export interface AddedField {
  readonly fields: FieldEntries<FieldSpec>
  readonly claims: readonly Claim[]
  /** The layer that added it last. */
  readonly layer: LayerMark
}

/** What a layer puts under which names. A composition stacks these tables as they are. */
export interface LayerTables {
  /** Fields of the root by name. */
  readonly root: ReadonlyMap<string, AddedField>
  readonly types: ReadonlyMap<string, TypeEntry>
  /** Fields that the layer adds to types, by `Type.field`. */
  readonly extensions: ReadonlyMap<string, AddedField>
  /** Claims by scope and command spelling. */
  readonly spellings: ReadonlyMap<string, readonly Claim[]>
  readonly directives: ReadonlyMap<string, DirectiveDefinition>
  /** How many layers need a type that they do not bring, by its name. */
  readonly needs: ReadonlyMap<string, number>
}

/** The key of a spelling in the tables. */
export function spellingKey(scope: string, spelling: string): string {
  return `${scope} ${spelling}`
}
