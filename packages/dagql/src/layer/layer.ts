import type { Claim } from '@graft/collisions'
import type { FieldSpec } from '../field/field-spec.ts'
import type { LayerType } from '../object/object-class.ts'
import type { VersionCut } from '../view/version-cut.ts'
import type { LayerTables } from './layer-tables.ts'

/** What one party (core, a module, a set of aliases) contributes to a composition. Immutable. */
export interface Layer {
  /** Who contributes: `core`, or the module's name. Unique within a composition. */
  readonly name: string
  /** Hex digest of everything that the layer does; equal layers are interchangeable. */
  readonly digest: string
  readonly types: ReadonlyMap<string, LayerType>
  /** Fields of the root type `Query` by name, in order of declaration. */
  readonly root: ReadonlyMap<string, FieldSpec>
  /** The names that it asks for. */
  readonly claims: readonly Claim[]
  /** Which field each claim on a field name stands for: two owners may want one name within a layer. */
  readonly claimedFields: ReadonlyMap<Claim, ClaimedField>
  /** What it puts under which names where nobody disputes them; made once, whatever it is composed with. */
  readonly tables: LayerTables
  /** Whether its names collide among themselves or are reserved, so that policies must be asked. */
  readonly isDisputed: boolean
  /** Types that it uses and does not bring. */
  readonly needs: ReadonlySet<string>
  /** Digests of the modules whose code answers its fields. */
  readonly modules: ReadonlySet<string>
  /** The cuts between versions at which something in it changes. */
  readonly cuts: readonly VersionCut[]
}

/** The entries of a field, and the type that it goes to. */
export interface ClaimedField {
  readonly typeName: string
  /** Oldest first; more than one where views see different ones. */
  readonly fields: readonly FieldSpec[]
}

export { ROOT_TYPE } from '../object/root-type.ts'
