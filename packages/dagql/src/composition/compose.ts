import { settleClaims, type Claim, type Policies, type Resolution } from '@graft/collisions'
import { fail, ok, type Diagnostic, type Result } from '@graft/diagnostics'
import type { LayerTables } from '../layer/layer-tables.ts'
import { ROOT_TYPE, type Layer } from '../layer/layer.ts'
import { checkUses } from './check-uses.ts'
import { Composition } from './composition.ts'
import { fillUndisputed } from './fill-undisputed.ts'
import { installClaims } from './install-claims.ts'
import { unknownType } from './messages.ts'
import { fillTables, mutableTables, TableStack } from './table-stack.ts'

/** Claims of these kinds may lose without taking their layer with them. */
const dispensable: ReadonlySet<Claim['kind']> = new Set(['auto-alias', 'path-alias'])

/** From so many layers on, composing them at once copies their tables into one instead of stacking them. */
const BULK = 9

/** A layer whose names are settled on top of a composition. */
interface Settled {
  readonly tables: LayerTables
  readonly resolutions: readonly Resolution[]
}

/**
 * Adds a layer to a composition and returns the new one; the old one goes on serving.
 * Every collision of the layer's names is settled here by the policies and recorded. Costs the layer, not the stack.
 *
 * A layer that is there already changes nothing.
 *
 * Fails with the diagnostics of refused claims, with `LAYER_TYPE_UNKNOWN` where the layer uses a type that nobody
 * brings, or with other `LAYER_…` where it is none for that use, and then adds nothing. Aliases that lose are left out
 * instead, and come back as warnings.
 */
export function compose(base: Composition, layer: Layer, policies: Policies): Result<Composition> {
  if (base.has(layer)) return ok(base)
  const settled = settle(base, layer, policies)
  if (!settled.ok) return settled
  const { tables, resolutions } = settled.value
  const { layers, stack } = base.parts
  const composition = new Composition({
    layers: layers.with(layer),
    stack: stack === undefined ? TableStack.of(tables, 1) : stack.push(tables),
    resolutions: resolutions.length === 0 ? base.resolutions : [...base.resolutions, ...resolutions],
  })
  const problems = checkUses(composition, layer, tables)
  return problems.length > 0 ? fail(problems) : ok(composition, settled.warnings)
}

/**
 * Composes layers in order; stops at the first that is refused.
 *
 * @param base what they come on top of @default nothing
 */
export function composeAll(
  layers: readonly Layer[],
  policies: Policies,
  base: Composition = Composition.empty,
): Result<Composition> {
  if (layers.length >= BULK) return composeInBulk(layers, policies, base)
  let composition = base
  const warnings: Diagnostic[] = []
  for (const layer of layers) {
    const next = compose(composition, layer, policies)
    if (!next.ok) return next
    composition = next.value
    warnings.push(...next.warnings)
  }
  return ok(composition, warnings)
}

/** The same outcome as composing one after the other, in one set of tables that is filled as it goes. */
function composeInBulk(layers: readonly Layer[], policies: Policies, base: Composition): Result<Composition> {
  const filled = mutableTables()
  const { stack: below } = base.parts
  const stack = below === undefined ? TableStack.of(filled, layers.length) : below.push(filled, layers.length)
  const resolutions: Resolution[] = [...base.resolutions]
  const warnings: Diagnostic[] = []
  const free = below === undefined ? fillUndisputed(layers, filled) : 0
  const added = layers.slice(0, free)
  // Looks up what is settled so far; it is never handed out, so nobody sees it change.
  const draft = new Composition({ layers: base.parts.layers, stack, resolutions })
  for (const layer of layers.slice(free)) {
    if (draft.has(layer)) continue
    // Where names are disputed, the entries of a layer need not show that it is there.
    const isDisputed = layer.isDisputed || resolutions.length > 0
    if (isDisputed && added.some((each) => each.digest === layer.digest)) continue
    const settled = settle(draft, layer, policies)
    if (!settled.ok) return settled
    fillTables(filled, settled.value.tables)
    if (layer.needs.size > 0) {
      // A fresh one: the draft would remember what satisfied what before the layer came.
      const problems = checkUses(new Composition(draft.parts), layer, settled.value.tables)
      if (problems.length > 0) return fail(problems)
    }
    resolutions.push(...settled.value.resolutions)
    warnings.push(...settled.warnings)
    added.push(layer)
  }
  return ok(new Composition({ layers: base.parts.layers.with(...added), stack, resolutions }), warnings)
}

/** Settles the names of a layer. Where nobody disputes one, its own tables are taken as they are. */
function settle(base: Composition, layer: Layer, policies: Policies): Result<Settled> {
  if (layer.needs.size > 0) {
    const missing = [...layer.needs].filter((name) => base.typeEntry(name) === undefined)
    if (missing.length > 0)
      return fail(missing.map((name) => unknownType(layer.name, name, base.typeNames())))
  }
  if (!layer.isDisputed && isUndisputed(base, layer)) {
    return ok({ tables: withNeeds(base, layer, layer.tables), resolutions: [] })
  }
  const settlement = settleClaims(base, layer.claims, policies)
  // Claims that are refused together share one diagnostic.
  const fatal = new Set<Diagnostic>()
  const losses = new Set<Diagnostic>()
  for (const [claim, result] of settlement.outcomes) {
    if (result.status === 'refused') (dispensable.has(claim.kind) ? losses : fatal).add(result.diagnostic)
  }
  if (fatal.size > 0) return fail([...fatal])
  const tables = installClaims(base, layer, settlement.outcomes)
  return ok(
    { tables: withNeeds(base, layer, tables), resolutions: settlement.resolutions },
    Array.from(losses, (loss): Diagnostic => ({ ...loss, severity: 'warning' })),
  )
}

/** Whether nobody holds a name, or the spelling of a name, that the layer asks for. */
function isUndisputed(base: Composition, layer: Layer): boolean {
  const { root, types, extensions, spellings } = layer.tables
  for (const name of root.keys()) if (base.addedField(ROOT_TYPE, name) !== undefined) return false
  for (const name of types.keys()) if (base.typeEntry(name) !== undefined) return false
  if (spellings.size > 0) for (const key of spellings.keys()) if (base.hasSpelling(key)) return false
  if (extensions.size === 0) return true
  for (const added of extensions.values()) {
    for (const { scope, name } of added.claims) if (base.byName(scope, name).length > 0) return false
  }
  return true
}

/** Counts the layer among those that need the types that it does not bring. */
function withNeeds(base: Composition, layer: Layer, tables: LayerTables): LayerTables {
  if (layer.needs.size === 0) return tables
  return { ...tables, needs: new Map([...layer.needs].map((name) => [name, base.needsOf(name) + 1])) }
}
