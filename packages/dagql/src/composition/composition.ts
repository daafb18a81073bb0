import type { Claim, ClaimIndex, Resolution } from '@graft/collisions'
import type { FieldSpec } from '../field/field-spec.ts'
import { OverlayMap } from '../internal/overlay-map.ts'
import { sha256 } from '../internal/sha256.ts'
import { ROOT_TYPE, type Layer } from '../layer/layer.ts'
import { idField } from '../object/id-field.ts'
import { nodeField } from '../object/node-field.ts'
import type { LayerType } from '../object/object-class.ts'
import { builtInScalars } from '../type/built-in-scalars.ts'
import { isVisible, type View } from '../view/view.ts'

/** The tables of a composition; each shares its older entries with the composition that it grew from. */
export interface CompositionTables {
  readonly layers: readonly Layer[]
  readonly types: OverlayMap<LayerType>
  readonly typeOwners: OverlayMap<string>
  /** Fields by `Type.field`, in order of installation: the last visible one is the field. */
  readonly fields: OverlayMap<readonly FieldSpec[]>
  readonly claims: OverlayMap<readonly Claim[]>
  readonly spellings: OverlayMap<readonly Claim[]>
  readonly resolutions: readonly Resolution[]
}

/**
 * An ordered stack of layers with every name settled. Immutable: `compose` makes a new one that shares this one's
 * tables, so that adding a layer costs the layer.
 */
export class Composition implements ClaimIndex {
  readonly tables: CompositionTables
  #digest: string | undefined
  #addedNames: ReadonlyMap<string, readonly string[]> | undefined

  constructor(tables: CompositionTables) {
    this.tables = tables
  }

  static readonly empty: Composition = new Composition({
    layers: [],
    types: OverlayMap.empty(),
    typeOwners: OverlayMap.empty(),
    fields: OverlayMap.empty(),
    claims: OverlayMap.empty(),
    spellings: OverlayMap.empty(),
    resolutions: [],
  })

  get layers(): readonly Layer[] {
    return this.tables.layers
  }

  /** Every collision that was met, with its outcome. */
  get resolutions(): readonly Resolution[] {
    return this.tables.resolutions
  }

  /** Equal for compositions that offer the same: the digest of the layers in order. */
  digest(): string {
    this.#digest ??= sha256(this.tables.layers.map((layer) => layer.digest).join(' '))
    return this.#digest
  }

  type(name: string): LayerType | undefined {
    return name === ROOT_TYPE ? rootType : (this.tables.types.get(name) ?? builtInTypes.get(name))
  }

  /** Names of all types, sorted; built-in scalars and the root included. */
  typeNames(): readonly string[] {
    return [...this.tables.types.entries().keys(), ...builtInTypes.keys(), ROOT_TYPE].toSorted()
  }

  /** The layer that brought a type; undefined for built-in ones. */
  ownerOf(typeName: string): string | undefined {
    return this.tables.typeOwners.get(typeName)
  }

  /** The field of an object type that a view sees under a name. */
  field(typeName: string, fieldName: string, view: View): FieldSpec | undefined {
    const installed = this.tables.fields
      .get(`${typeName}.${fieldName}`)
      ?.findLast((each) => isVisible(each.filter, view))
    if (installed !== undefined) return installed
    const type = this.type(typeName)
    if (type?.kind !== 'object') return type?.kind === 'interface' && fieldName === 'id' ? idField : undefined
    const own = type.fields.get(fieldName)
    if (own !== undefined && isVisible(own.filter, view)) return own
    if (typeName === ROOT_TYPE) return fieldName === 'node' ? nodeField : undefined
    return fieldName === 'id' ? idField : undefined
  }

  /** Names of the fields that a type has in some view; `field` tells which view sees which. */
  fieldNames(typeName: string): readonly string[] {
    const type = this.type(typeName)
    const own = type?.kind === 'object' ? [...type.fields.keys()] : []
    const added = this.#namesOfAddedFields().get(typeName) ?? []
    return [...new Set([typeName === ROOT_TYPE ? 'node' : 'id', ...own, ...added])]
  }

  /** All fields of a type in a view. */
  fieldsOf(typeName: string, view: View): readonly FieldSpec[] {
    return this.fieldNames(typeName).flatMap((name) => this.field(typeName, name, view) ?? [])
  }

  /** Collected on first use: only listings need all names, and most compositions are never listed. */
  #namesOfAddedFields(): ReadonlyMap<string, readonly string[]> {
    if (this.#addedNames !== undefined) return this.#addedNames
    const names = new Map<string, string[]>()
    for (const key of this.tables.fields.entries().keys()) {
      const dot = key.indexOf('.')
      const ofType = names.get(key.slice(0, dot))
      if (ofType === undefined) names.set(key.slice(0, dot), [key.slice(dot + 1)])
      else ofType.push(key.slice(dot + 1))
    }
    this.#addedNames = names
    return names
  }

  byName(scope: string, name: string): readonly Claim[] {
    return this.tables.claims.get(`${scope} ${name}`) ?? []
  }

  bySpelling(scope: string, spelling: string): readonly Claim[] {
    return this.tables.spellings.get(`${scope} ${spelling}`) ?? []
  }
}

const rootType: LayerType = {
  kind: 'object',
  name: ROOT_TYPE,
  description: 'Where every query starts.',
  fields: new Map(),
}

const builtInTypes: ReadonlyMap<string, LayerType> = new Map<string, LayerType>([
  ...builtInScalars,
  ['Node', { kind: 'interface', name: 'Node', description: 'Any object, by its ID.' }],
])
