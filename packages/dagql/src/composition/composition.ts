import type { Claim, ClaimIndex, Resolution } from '@graft/collisions'
import type { FieldSpec } from '../field/field-spec.ts'
import { sha256 } from '../internal/sha256.ts'
import type { FieldEntries } from '../layer/field-entries.ts'
import { introspectionRootFields, introspectionTypes } from '../introspection/introspection-types.ts'
import { spellingKey, type AddedField } from '../layer/layer-tables.ts'
import { ROOT_TYPE, type Layer } from '../layer/layer.ts'
import type { TypeEntry } from '../layer/type-entry.ts'
import type { LayerType } from '../object/object-class.ts'
import { builtInDirectives } from '../type/built-in-directives.ts'
import type { DirectiveDefinition } from '../type/directive-definition.ts'
import { cutsOf, intervalOf } from '../view/version-interval.ts'
import type { VersionCut } from '../view/version-cut.ts'
import type { View } from '../view/view.ts'
import { builtInTypes, idEntries, nodeEntries } from './built-in-types.ts'
import { LayerList } from './layer-list.ts'
import type { StackedTables, TableStack } from './table-stack.ts'
import { VisibleSchema } from './visible-schema.ts'

/** What a composition is made of. */
export interface CompositionParts {
  readonly layers: LayerList
  readonly stack: TableStack | undefined
  readonly resolutions: readonly Resolution[]
}

const noClaims: readonly Claim[] = []

/**
 * An ordered stack of layers with every name settled. Immutable: `compose` and `without` make new ones that share
 * this one's tables, so that adding and removing a layer cost the layer.
 */
export class Composition implements ClaimIndex {
  readonly parts: CompositionParts
  #digest: string | undefined
  #addedNames: ReadonlyMap<string, readonly string[]> | undefined
  #cuts: readonly VersionCut[] | undefined
  #modules: ReadonlySet<string> | undefined
  #newest: { readonly [surface in View['surface']]?: VisibleSchema } = {}
  readonly #schemas = new Map<string, VisibleSchema>()

  constructor(parts: CompositionParts) {
    this.parts = parts
  }

  static readonly empty: Composition = new Composition({
    layers: LayerList.empty,
    stack: undefined,
    resolutions: [],
  })

  get layers(): readonly Layer[] {
    return this.parts.layers.all()
  }

  /** Every collision that was met, with its outcome. */
  get resolutions(): readonly Resolution[] {
    return this.parts.resolutions
  }

  /**
   * Equal for compositions that offer the same. The order of layers is in it only as far as it decided who got a
   * name.
   */
  digest(): string {
    this.#digest ??= sha256(
      [
        ...this.layers.map((layer) => layer.digest).toSorted(),
        ...this.resolutions.map(describeResolution).toSorted(),
      ].join('\n'),
    )
    return this.#digest
  }

  /** Whether a layer, or one that is equal to it, is part of it. */
  has(layer: Layer): boolean {
    // Its entries say whose they are. Where its names were disputed they may stand under others, or not at all.
    for (const name of layer.tables.root.keys()) {
      if (this.addedField(ROOT_TYPE, name)?.layer.digest === layer.digest) return true
      if (!layer.isDisputed && this.resolutions.length === 0) return false
    }
    for (const name of layer.tables.types.keys()) {
      if (this.typeEntry(name)?.layer?.digest === layer.digest) return true
      if (!layer.isDisputed && this.resolutions.length === 0) return false
    }
    return this.layers.some((each) => each.digest === layer.digest)
  }

  /** Whether it has the module of a digest: fields that its code answers. */
  hasModule(digest: string): boolean {
    this.#modules ??= new Set(this.layers.flatMap((layer) => [...layer.modules]))
    return this.#modules.has(digest)
  }

  /** The composition as a view sees it; the same one for views that see the same. */
  in(view: View): VisibleSchema {
    if (view.version === undefined) {
      const known = this.#newest[view.surface]
      if (known !== undefined) return known
      const newest = new VisibleSchema(this, view)
      this.#newest = { ...this.#newest, [view.surface]: newest }
      return newest
    }
    this.#cuts ??= mergeCuts(this.layers)
    const key = `${view.surface} ${intervalOf(this.#cuts, view.version) ?? ''}`
    let schema = this.#schemas.get(key)
    if (schema === undefined) this.#schemas.set(key, (schema = new VisibleSchema(this, view)))
    return schema
  }

  /** A type by name, with its own fields; also one of introspection, which no list of types has. */
  typeEntry(name: string): TypeEntry | undefined {
    return this.#find('types', name) ?? builtInTypes.get(name) ?? introspectionTypes.get(name)
  }

  type(name: string): LayerType | undefined {
    return this.typeEntry(name)?.type
  }

  /** Names of all types, sorted; built-in scalars and the root included. */
  typeNames(): readonly string[] {
    return [...this.#names('types'), ...builtInTypes.keys()].toSorted()
  }

  directive(name: string): DirectiveDefinition | undefined {
    return this.#find('directives', name) ?? builtInDirectives.get(name)
  }

  /** Names of all directives that are not those of the GraphQL specification, sorted. */
  directiveNames(): readonly string[] {
    return [...new Set([...this.#names('directives'), ...builtInDirectives.keys()])].toSorted()
  }

  /** The layer that brought a type; undefined for built-in ones. */
  ownerOf(typeName: string): string | undefined {
    return this.typeEntry(typeName)?.layer?.name
  }

  /** How many layers need a type that they do not bring. */
  needsOf(typeName: string): number {
    return this.#find('needs', typeName) ?? 0
  }

  /** A field that was added to a type, or to the root. */
  addedField(typeName: string, fieldName: string): AddedField | undefined {
    return typeName === ROOT_TYPE
      ? this.#find('root', fieldName)
      : this.#find('extensions', `${typeName}.${fieldName}`)
  }

  /**
   * What stands under a field name of a type; the last entry that a view sees is the field. Also `__schema` and
   * `__type` of the root, which no list of fields has.
   */
  fieldEntries(typeName: string, fieldName: string): FieldEntries | undefined {
    const added = this.addedField(typeName, fieldName)
    if (added !== undefined) return added.fields
    if (typeName === ROOT_TYPE)
      return fieldName === 'node' ? nodeEntries : introspectionRootFields.get(fieldName)
    const entry = this.typeEntry(typeName)
    const own = entry?.fields.get(fieldName)
    if (own !== undefined || fieldName !== 'id') return own
    return entry?.type.kind === 'object' && entry.type.identified !== false ? idEntries : undefined
  }

  /** The field of an object type that a view sees under a name. */
  field(typeName: string, fieldName: string, view: View): FieldSpec | undefined {
    return this.in(view).field(typeName, fieldName)
  }

  /** Names of the fields that a type has in some view: `id` or `node`, its own in order, the added ones sorted. */
  fieldNames(typeName: string): readonly string[] {
    const added = this.#namesOfAddedFields().get(typeName) ?? []
    if (typeName === ROOT_TYPE) return ['node', ...added.filter((name) => name !== 'node')]
    const entry = this.typeEntry(typeName)
    const own = entry === undefined ? [] : [...entry.fields.keys()]
    const first = this.fieldEntries(typeName, 'id') === undefined ? [] : ['id']
    return [...new Set([...first, ...own, ...added])]
  }

  /** What stands under all field names of a type, in the order of these. */
  entriesOf(typeName: string): readonly FieldEntries[] {
    const entry = this.typeEntry(typeName)
    if (entry === undefined) return []
    // Only objects are extended.
    const isExtended = entry.type.kind === 'object' && this.#hasExtensions()
    if (typeName === ROOT_TYPE || (isExtended && this.#namesOfAddedFields().has(typeName)))
      return this.fieldNames(typeName).flatMap((name) => this.fieldEntries(typeName, name) ?? [])
    const own = [...entry.fields.values()]
    const hasId = entry.type.kind === 'object' && entry.type.identified !== false && !entry.fields.has('id')
    return hasId ? [idEntries, ...own] : own
  }

  /** All fields of an object type in a view. */
  fieldsOf(typeName: string, view: View): readonly FieldSpec[] {
    return this.in(view).fieldsOf(typeName)
  }

  byName(scope: string, name: string): readonly Claim[] {
    if (scope === 'root') return this.addedField(ROOT_TYPE, name)?.claims ?? noClaims
    if (scope === 'type') return this.typeEntry(name)?.claims ?? noClaims
    const typeName = scope.slice('type:'.length)
    return this.addedField(typeName, name)?.claims ?? ownFieldClaims(this.typeEntry(typeName), name, scope)
  }

  bySpelling(scope: string, spelling: string): readonly Claim[] {
    return this.#find('spellings', spellingKey(scope, spelling)) ?? noClaims
  }

  /** Whether somebody holds a spelling, by its key in the tables. */
  hasSpelling(key: string): boolean {
    return this.#find('spellings', key) !== undefined
  }

  /** Whether any layer adds fields to types. */
  #hasExtensions(): boolean {
    for (let node = this.parts.stack; node !== undefined; node = node.below) {
      if (node.tables.extensions.size > 0) return true
    }
    return false
  }

  /** Collected on first use: only listings need all names, and most compositions are never listed. */
  #namesOfAddedFields(): ReadonlyMap<string, readonly string[]> {
    if (this.#addedNames !== undefined) return this.#addedNames
    const names = new Map<string, string[]>([[ROOT_TYPE, this.#names('root').toSorted()]])
    for (const key of this.#names('extensions').toSorted()) {
      const dot = key.indexOf('.')
      const ofType = names.get(key.slice(0, dot))
      if (ofType === undefined) names.set(key.slice(0, dot), [key.slice(dot + 1)])
      else ofType.push(key.slice(dot + 1))
    }
    this.#addedNames = names
    return names
  }

  #find<Table extends keyof StackedTables>(table: Table, name: string): ValueOf<Table> | undefined {
    for (let node = this.parts.stack; node !== undefined; node = node.below) {
      const value = node.tables[table].get(name)
      // The tables are keyed by `Table`, which the compiler does not follow through the index.
      if (value !== undefined) return (value ?? undefined) as ValueOf<Table> | undefined
    }
    return undefined
  }

  /** All names of a table that are not hidden, each once. */
  #names(table: keyof StackedTables): readonly string[] {
    const state = new Map<string, boolean>()
    for (let node = this.parts.stack; node !== undefined; node = node.below) {
      for (const [name, value] of node.tables[table]) if (!state.has(name)) state.set(name, value !== null)
    }
    return [...state].flatMap(([name, isThere]) => (isThere ? [name] : []))
  }
}

type ValueOf<Table extends keyof StackedTables> =
  StackedTables[Table] extends ReadonlyMap<string, infer V> ? NonNullable<V> : never

/** A type's own fields have claims only where somebody else asks for the name. */
function ownFieldClaims(entry: TypeEntry | undefined, name: string, scope: string): readonly Claim[] {
  const field = entry?.fields.get(name)?.entries.at(-1)
  if (field === undefined) return noClaims
  const owner = { name: field.owner, location: field.location, source: entry?.claims[0]?.owner.source }
  return [{ scope, name, kind: 'field', owner, reach: `${scope.slice('type:'.length)}.${name}` }]
}

function mergeCuts(layers: readonly Layer[]): readonly VersionCut[] {
  return cutsOf(layers.flatMap((layer) => layer.cuts.map((from) => ({ version: { from } }))))
}

/** Equal for collisions that ended alike. */
export function describeResolution({ collision, decision, winner, loser }: Resolution): string {
  const { kind, scope, name } = collision
  return JSON.stringify([
    kind,
    scope,
    name,
    decision,
    winner?.owner.name,
    winner?.kind,
    loser?.owner.name,
    loser?.kind,
  ])
}
