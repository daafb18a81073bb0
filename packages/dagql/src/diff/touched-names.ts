import type { Claim, Resolution } from '@graft/collisions'
import { describeResolution, type Composition } from '../composition/composition.ts'
import { ROOT_TYPE, type Layer } from '../layer/layer.ts'

/** The names that may differ between two compositions, and the layers that do. */
export interface TouchedNames {
  readonly types: ReadonlySet<string>
  /** Fields of the root, and those that are added to types, by type. */
  readonly fields: ReadonlyMap<string, ReadonlySet<string>>
  readonly directives: ReadonlySet<string>
  readonly layers: { readonly before: readonly Layer[]; readonly after: readonly Layer[] }
}

/**
 * Collects what layers put under names that are in one of two compositions, and what collisions that ended otherwise
 * are about. All other names mean the same in both.
 */
export function touchedNames(before: Composition, after: Composition): TouchedNames {
  const { here, there } = before.parts.layers.difference(after.parts.layers)
  const layers = { before: here, after: there }
  const types = new Set<string>()
  const fields = new Map<string, Set<string>>()
  const directives = new Set<string>()
  const addField = (typeName: string, fieldName: string): void => {
    const names = fields.get(typeName)
    if (names === undefined) fields.set(typeName, new Set([fieldName]))
    else names.add(fieldName)
  }
  const addName = (scope: string, name: string): void => {
    if (scope === 'type') types.add(name)
    else addField(scope === 'root' ? ROOT_TYPE : scope.slice('type:'.length), name)
  }
  const resolutions = [...resolutionsOnlyIn(before, after), ...resolutionsOnlyIn(after, before)]
  const claims = resolutions.flatMap(claimsOf)
  const moved =
    claims.length === 0
      ? []
      : [...before.layers, ...after.layers].filter((layer) => claims.some((claim) => hasClaim(layer, claim)))
  for (const layer of new Set([...layers.before, ...layers.after, ...moved])) {
    for (const { scope, name } of layer.claims) addName(scope, name)
    for (const name of layer.tables.directives.keys()) directives.add(name)
  }
  for (const { collision, decision } of [...before.resolutions, ...after.resolutions]) {
    // Names under which policies put what they renamed.
    if (decision.action === 'qualify') addName(collision.scope, decision.name)
  }
  for (const { collision } of resolutions) addName(collision.scope, collision.name)
  return { types, fields, directives, layers }
}

function resolutionsOnlyIn(one: Composition, other: Composition): readonly Resolution[] {
  if (one.resolutions.length === 0) return []
  const known = new Set(other.resolutions.map(describeResolution))
  return one.resolutions.filter((each) => !known.has(describeResolution(each)))
}

function claimsOf({ collision, winner, loser }: Resolution): readonly Claim[] {
  return [collision.incoming, collision.incumbent, winner, loser].filter((claim) => claim !== undefined)
}

function hasClaim(layer: Layer, claim: Claim): boolean {
  // A claim that was renamed on the way is another object, of the same owner.
  if (layer.name === claim.owner.name || layer.claimedFields.has(claim)) return true
  return layer.tables.types.get(claim.name)?.claims.includes(claim) === true
}
