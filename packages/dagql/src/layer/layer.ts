import type { Claim } from '@graft/collisions'
import type { FieldSpec } from '../field/field-spec.ts'
import type { LayerType } from '../object/object-class.ts'

/** What one party (core, a module, a set of aliases) contributes to a composition. Immutable. */
export interface Layer {
  /** Who contributes: `core`, or the module's name. Unique within a composition. */
  readonly name: string
  /** Hex digest of everything that the layer does; equal layers are interchangeable. */
  readonly digest: string
  readonly types: ReadonlyMap<string, LayerType>
  /** Fields of the root type `Query`. */
  readonly root: ReadonlyMap<string, FieldSpec>
  /** The names that it asks for. */
  readonly claims: readonly Claim[]
  /** Which field each claim on a field name stands for: two owners may want one name within a layer. */
  readonly claimedFields: ReadonlyMap<Claim, ClaimedField>
}

/** A field and the type that it goes to. */
export interface ClaimedField {
  readonly typeName: string
  readonly field: FieldSpec
}

/** The name of the root type. */
export const ROOT_TYPE = 'Query'
