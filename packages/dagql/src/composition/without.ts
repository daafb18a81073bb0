import type { Policies } from '@graft/collisions'
import { fail, ok, type Result } from '@graft/diagnostics'
import type { Layer } from '../layer/layer.ts'
import type { DirectiveDefinition } from '../type/directive-definition.ts'
import { composeAll } from './compose.ts'
import { Composition } from './composition.ts'
import { layerNeeded } from './messages.ts'
import type { StackedTables } from './table-stack.ts'

/** For each layer the tables that hide it, made when it is first removed from something. */
const hiding = new WeakMap<Layer, StackedTables>()

/**
 * Takes a layer out of a composition and returns the new one; the old one goes on serving. What the layer had won
 * goes to whom the policies give it now. Costs the layer, and a look at the others where it has a directive
 * that they may have too; unless it took part in a collision: then the rest is composed again.
 *
 * A layer that is not there changes nothing. Fails with `LAYER_NEEDED` where another layer uses its types.
 */
export function without(base: Composition, layer: Layer, policies: Policies): Result<Composition> {
  if (!base.has(layer)) return ok(base)
  const needed = [...layer.types.keys()].filter((name) => base.needsOf(name) > 0)
  if (needed.length > 0) {
    const users = base.layers.filter((each) => needed.some((name) => each.needs.has(name)))
    return fail(
      layerNeeded(
        layer.name,
        needed,
        users.map((each) => each.name),
      ),
    )
  }
  if (hasCollided(base, layer)) {
    return composeAll(
      base.layers.filter((each) => each.digest !== layer.digest),
      policies,
    )
  }
  const { layers, stack, resolutions } = base.parts
  return ok(
    new Composition({
      layers: layers.without(layer),
      stack: stack?.push({
        ...tablesThatHide(layer),
        needs: lessNeeds(base, layer),
        directives: directivesOfOthers(base, layer),
      }),
      resolutions,
    }),
  )
}

function hasCollided(base: Composition, layer: Layer): boolean {
  if (layer.isDisputed) return true
  if (base.resolutions.length === 0) return false
  const own = new Set<unknown>(layer.claims)
  return base.resolutions.some(({ collision, winner, loser }) =>
    [collision.incoming, collision.incumbent, winner, loser].some((claim) => own.has(claim)),
  )
}

function tablesThatHide(layer: Layer): StackedTables {
  const known = hiding.get(layer)
  if (known !== undefined) return known
  const { root, types, extensions, spellings } = layer.tables
  const tables: StackedTables = {
    root: nothingIn(root),
    types: nothingIn(types),
    extensions: nothingIn(extensions),
    spellings: nothingIn(spellings),
    directives: new Map(),
    needs: new Map(),
  }
  hiding.set(layer, tables)
  return tables
}

/** Nobody disputes directives, so that several layers may have one: the last that is left has it now. */
function directivesOfOthers(base: Composition, layer: Layer): StackedTables['directives'] {
  const left = new Map<string, DirectiveDefinition | null>()
  for (const name of layer.tables.directives.keys()) {
    const holder = base.layers.findLast(
      (each) => each.digest !== layer.digest && each.tables.directives.has(name),
    )
    left.set(name, holder?.tables.directives.get(name) ?? null)
  }
  return left
}

function nothingIn(map: ReadonlyMap<string, unknown>): ReadonlyMap<string, null> {
  return new Map([...map.keys()].map((name) => [name, null]))
}

function lessNeeds(base: Composition, layer: Layer): ReadonlyMap<string, number> {
  return new Map([...layer.needs].map((name) => [name, base.needsOf(name) - 1]))
}
