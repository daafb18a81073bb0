import { createClaimIndex, detectCollisions } from '@graft/collisions'
import type { Claim, ClaimKind } from '@graft/collisions'
import { GraftError } from '@graft/diagnostics'
import { checkLayer } from '../check/check-layer.ts'
import type { FieldSpec } from '../field/field-spec.ts'
import { sha256 } from '../internal/sha256.ts'
import type { LayerType } from '../object/object-class.ts'
import type { DirectiveDefinition } from '../type/directive-definition.ts'
import { cutsOf } from '../view/version-interval.ts'
import { describeLayer } from './describe-layer.ts'
import { FieldEntries } from './field-entries.ts'
import { layerClaims } from './layer-claims.ts'
import { spellingKey, type AddedField, type LayerTables } from './layer-tables.ts'
import { ROOT_TYPE, type Layer } from './layer.ts'
import { filtersOf, typesNamedBy } from './layer-references.ts'
import { TypeEntry, type LayerMark } from './type-entry.ts'

export interface LayerInput {
  readonly name: string
  readonly types?: readonly LayerType[]
  /** Root fields; several owners may want one name, which is then a collision within the layer. */
  readonly root?: readonly FieldSpec[]
  readonly extensions?: ReadonlyMap<string, readonly FieldSpec[]>
  /** Directives that the layer puts on what it declares, beside those that every composition has. */
  readonly directives?: readonly DirectiveDefinition[]
  /** Kind of the claims on root names; `core-field` unless said otherwise. */
  readonly rootClaimKind?: ClaimKind | ((field: FieldSpec) => ClaimKind)
  /** Identity of where the layer came from: two layers of one name and source are one layer. */
  readonly source?: string
  /**
   * Whatever decides behaviour and does not show in the shape, such as the digest of a module's sources.
   * Two layers that differ in code alone need different seeds.
   */
  readonly digestSeed?: string
  /** How a name is spelled on the command line; two names of one spelling collide. */
  readonly spelling?: (name: string) => string
}

const noClaims = createClaimIndex([])

/**
 * Makes a layer from specs, with its claims and digest.
 *
 * @throws GraftError `LAYER_…` with everything that is wrong with it by itself
 */
export function makeLayer(input: LayerInput): Layer {
  const problems = checkLayer(input)
  if (problems.length > 0) throw new GraftError(problems)
  const claimed = layerClaims(input)
  const claims = [...claimed.fields.keys(), ...claimed.types.values()]
  const modules = new Set([...allFields(input)].flatMap((field) => field.module?.digest ?? []))
  const digest = sha256(JSON.stringify([input.name, input.source, input.digestSeed, describeLayer(input)]))
  return {
    name: input.name,
    types: new Map((input.types ?? []).map((type) => [type.name, type])),
    root: new Map((input.root ?? []).map((field) => [field.name, field])),
    claims,
    claimedFields: claimed.fields,
    tables: makeTables(input, { name: input.name, digest }, claimed),
    isDisputed: detectCollisions(noClaims, claims).length > 0,
    needs: typesNamedBy(input),
    modules,
    cuts: cutsOf(filtersOf(input)),
    digest,
  }
}

function makeTables(
  input: LayerInput,
  mark: LayerMark,
  claimed: ReturnType<typeof layerClaims>,
): LayerTables {
  const root = new Map<string, AddedField>()
  const extensions = new Map<string, AddedField>()
  const spellings = new Map<string, readonly Claim[]>()
  for (const [claim, { typeName, fields: specs }] of claimed.fields) {
    const added = { fields: new FieldEntries(specs), claims: [claim], layer: mark }
    if (typeName === ROOT_TYPE) root.set(claim.name, added)
    else extensions.set(`${typeName}.${claim.name}`, added)
    if (claim.spelling !== undefined) spellings.set(spellingKey(claim.scope, claim.spelling), [claim])
  }
  return {
    root,
    extensions,
    spellings,
    types: new Map(
      [...claimed.types].map(([type, claim]) => [type.name, new TypeEntry(type, mark, [claim])]),
    ),
    directives: new Map((input.directives ?? []).map((each) => [each.name, each])),
    needs: new Map(),
  }
}

function* allFields(input: LayerInput): Iterable<FieldSpec> {
  yield* input.root ?? []
  for (const fields of input.extensions?.values() ?? []) yield* fields
  for (const type of input.types ?? []) if (type.kind === 'object') yield* type.fields
}
