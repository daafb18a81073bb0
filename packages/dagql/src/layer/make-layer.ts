import type { Claim, ClaimKind, ClaimOwner } from '@graft/collisions'
import type { FieldSpec } from '../field/field-spec.ts'
import { canonicalJson } from '../internal/canonical-json.ts'
import { sha256 } from '../internal/sha256.ts'
import type { LayerType } from '../object/object-class.ts'
import { ROOT_TYPE, type ClaimedField, type Layer } from './layer.ts'

export interface LayerInput {
  readonly name: string
  readonly types?: readonly LayerType[]
  /** Root fields; several may want one name, which is then a collision within the layer. */
  readonly root?: readonly FieldSpec[]
  readonly extensions?: ReadonlyMap<string, readonly FieldSpec[]>
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

/** Makes a layer from specs, with its claims and digest. */
export function makeLayer(input: LayerInput): Layer {
  const claimedFields = new Map<Claim, ClaimedField>([...rootClaims(input), ...extensionClaims(input)])
  return {
    name: input.name,
    types: new Map((input.types ?? []).map((type) => [type.name, type])),
    root: new Map((input.root ?? []).map((field) => [field.name, field])),
    claims: [...claimedFields.keys(), ...typeClaims(input)],
    claimedFields,
    digest: sha256(canonicalJson([input.name, input.source, input.digestSeed, describeShape(input)])),
  }
}

function rootClaims(input: LayerInput): readonly (readonly [Claim, ClaimedField])[] {
  const { rootClaimKind = 'core-field', spelling } = input
  const kindOf = typeof rootClaimKind === 'function' ? rootClaimKind : (): ClaimKind => rootClaimKind
  return (input.root ?? []).map((field) => [
    {
      scope: 'root',
      name: field.name,
      spelling: spelling?.(field.name),
      kind: kindOf(field),
      owner: ownerOf(input, field),
      reach: reachOf(kindOf(field), field),
    },
    { typeName: ROOT_TYPE, field },
  ])
}

function extensionClaims(input: LayerInput): readonly (readonly [Claim, ClaimedField])[] {
  return [...(input.extensions ?? [])].flatMap(([typeName, fields]) =>
    fields.map((field): readonly [Claim, ClaimedField] => [
      {
        scope: `type:${typeName}`,
        name: field.name,
        kind: 'extension-field',
        owner: ownerOf(input, field),
        reach: `${typeName}.${field.name}`,
      },
      { typeName, field },
    ]),
  )
}

function typeClaims(input: LayerInput): readonly Claim[] {
  return (input.types ?? []).map((type) => ({
    scope: 'type',
    name: type.name,
    kind: 'type',
    detail: type.kind,
    owner: { name: input.name, source: input.source, location: type.location },
    reach: type.name,
  }))
}

function ownerOf(input: LayerInput, field: FieldSpec): ClaimOwner {
  return { name: field.owner, source: input.source, location: field.location }
}

/** The path that reaches a root field whatever shadows it. */
function reachOf(kind: ClaimKind, field: FieldSpec): string {
  if (field.aliasOf !== undefined) return field.aliasOf.join(' { ') + ' }'.repeat(field.aliasOf.length - 1)
  return kind === 'core-field' ? `core { ${field.name} }` : field.name
}

/** The shape of a layer as plain data: what a change to its signature changes. */
function describeShape(input: LayerInput): unknown {
  return {
    types: (input.types ?? []).map(describeType),
    root: (input.root ?? []).map((field) => describeField(ROOT_TYPE, field)),
    extensions: [...(input.extensions ?? [])].map(([type, fields]) =>
      fields.map((each) => describeField(type, each)),
    ),
  }
}

function describeType(type: LayerType): unknown {
  const { kind, name, description } = type
  if (type.kind === 'object') {
    return {
      kind,
      name,
      description,
      fields: [...type.fields.values()].map((each) => describeField(name, each)),
    }
  }
  return type.kind === 'enum'
    ? { kind, name, description, members: type.members }
    : { kind, name, description }
}

function describeField(type: string, field: FieldSpec): unknown {
  const { name, description, deprecated, owner, filter, module, aliasOf, hidden, isConstructor } = field
  const shape = { type, name, description, deprecated, owner, filter, module, aliasOf, hidden, isConstructor }
  return { ...shape, returns: field.type, args: field.args.map(({ location: _location, ...rest }) => rest) }
}
