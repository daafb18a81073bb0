import { settleClaims, spellName, type Claim, type Policies } from '@graft/collisions'
import { fail, ok, type Diagnostic, type Result } from '@graft/diagnostics'
import type { FieldSpec } from '../field/field-spec.ts'
import type { Layer } from '../layer/layer.ts'
import type { LayerType } from '../object/object-class.ts'
import { Composition, type CompositionTables } from './composition.ts'
import { renameTypes } from './rename-types.ts'

/** Claims of these kinds may lose without taking their layer with them. */
const dispensable: ReadonlySet<Claim['kind']> = new Set(['auto-alias', 'path-alias'])

/**
 * Adds a layer to a composition and returns the new one; the old one goes on serving.
 * Every collision of the layer's names is settled here by the policies and recorded. Costs the layer, not the stack.
 *
 * A layer that is there already changes nothing.
 *
 * Fails with the diagnostics of refused claims, and then adds nothing. Aliases that lose are left out instead,
 * and come back as warnings.
 */
export function compose(base: Composition, layer: Layer, policies: Policies): Result<Composition> {
  if (base.layers.some((each) => each.digest === layer.digest)) return ok(base)
  const settlement = settleClaims(base, layer.claims, policies)
  // Claims that are refused together share one diagnostic.
  const fatal = new Set<Diagnostic>()
  const losses = new Set<Diagnostic>()
  for (const [claim, result] of settlement.outcomes) {
    if (result.status === 'refused') (dispensable.has(claim.kind) ? losses : fatal).add(result.diagnostic)
  }
  if (fatal.size > 0) return fail([...fatal])

  const addition = new Addition(base, layer)
  const renamed = new Map<string, string>()
  const installed = new Map<Claim, string>()
  // Outcomes come in the order in which names are to be installed: aliases after what they may shadow.
  for (const [claim, result] of settlement.outcomes) {
    if (result.status === 'refused' || result.status === 'dropped' || result.status === 'merged') continue
    installed.set(claim, result.name)
    if (claim.scope === 'type' && result.name !== claim.name) renamed.set(claim.name, result.name)
  }
  const rename = renameTypes(renamed)
  for (const [claim, name] of installed) addition.install(claim, name, rename)
  return ok(
    new Composition({ ...addition.tables(), resolutions: [...base.resolutions, ...settlement.resolutions] }),
    Array.from(losses, (loss): Diagnostic => ({ ...loss, severity: 'warning' })),
  )
}

/** Composes layers in order from nothing; stops at the first that is refused. */
export function composeAll(layers: readonly Layer[], policies: Policies): Result<Composition> {
  let composition = Composition.empty
  const warnings: Diagnostic[] = []
  for (const layer of layers) {
    const next = compose(composition, layer, policies)
    if (!next.ok) return next
    composition = next.value
    warnings.push(...next.warnings)
  }
  return ok(composition, warnings)
}

/** Collects what one layer adds to each table, so that every table gets one overlay. */
class Addition {
  readonly #base: Composition
  readonly #layer: Layer
  readonly #types = new Map<string, LayerType>()
  readonly #typeOwners = new Map<string, string>()
  readonly #fields = new Map<string, readonly FieldSpec[]>()
  readonly #claims = new Map<string, readonly Claim[]>()
  readonly #spellings = new Map<string, readonly Claim[]>()

  constructor(base: Composition, layer: Layer) {
    this.#base = base
    this.#layer = layer
  }

  install(claim: Claim, name: string, rename: ReturnType<typeof renameTypes>): void {
    this.#claim(name === claim.name ? claim : { ...claim, name, spelling: spellName(name) })
    if (claim.scope === 'type') {
      const type = this.#layer.types.get(claim.name)
      if (type === undefined) return
      this.#types.set(name, rename.type(type))
      this.#typeOwners.set(name, this.#layer.name)
      return
    }
    const claimed = this.#layer.claimedFields.get(claim)
    if (claimed !== undefined) this.#field(claimed.typeName, { ...rename.field(claimed.field), name })
  }

  tables(): Omit<CompositionTables, 'resolutions'> {
    const base = this.#base.tables
    return {
      layers: [...base.layers, this.#layer],
      types: base.types.with(this.#types),
      typeOwners: base.typeOwners.with(this.#typeOwners),
      fields: base.fields.with(this.#fields),
      claims: base.claims.with(this.#claims),
      spellings: base.spellings.with(this.#spellings),
    }
  }

  #field(typeName: string, field: FieldSpec): void {
    const key = `${typeName}.${field.name}`
    const earlier = this.#fields.get(key) ?? this.#base.tables.fields.get(key) ?? []
    this.#fields.set(key, [...earlier, field])
  }

  #claim(claim: Claim): void {
    append(this.#claims, this.#base.tables.claims, `${claim.scope} ${claim.name}`, claim)
    if (claim.spelling === undefined) return
    append(this.#spellings, this.#base.tables.spellings, `${claim.scope} ${claim.spelling}`, claim)
  }
}

function append(
  added: Map<string, readonly Claim[]>,
  base: { get(key: string): readonly Claim[] | undefined },
  key: string,
  claim: Claim,
): void {
  added.set(key, [...(added.get(key) ?? base.get(key) ?? []), claim])
}
