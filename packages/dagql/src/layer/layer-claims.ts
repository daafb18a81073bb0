import type { Claim, ClaimKind, ClaimOwner } from '@graft/collisions'
import type { FieldSpec } from '../field/field-spec.ts'
import type { LayerType } from '../object/object-class.ts'
import { ROOT_TYPE, type ClaimedField } from './layer.ts'

/** What of a layer's input says which names it wants. */
export interface ClaimSource {
  readonly name: string
  readonly source?: string
  readonly types?: readonly LayerType[]
  readonly root?: readonly FieldSpec[]
  readonly extensions?: ReadonlyMap<string, readonly FieldSpec[]>
  readonly rootClaimKind?: ClaimKind | ((field: FieldSpec) => ClaimKind)
  readonly spelling?: (name: string) => string
}

/** The claims of a layer, with what each is for. Entries of one name and owner, for different views, are one claim. */
export function layerClaims(input: ClaimSource): {
  readonly fields: ReadonlyMap<Claim, ClaimedField>
  readonly types: ReadonlyMap<LayerType, Claim>
} {
  return {
    fields: new Map([...rootClaims(input), ...extensionClaims(input)]),
    types: new Map((input.types ?? []).map((type) => [type, typeClaim(type, input)])),
  }
}

function rootClaims(input: ClaimSource): readonly (readonly [Claim, ClaimedField])[] {
  const { rootClaimKind = 'core-field', spelling } = input
  const kindOf = typeof rootClaimKind === 'function' ? rootClaimKind : (): ClaimKind => rootClaimKind
  return groupByOwner(input.root ?? []).map(([field, fields]) => [
    {
      scope: 'root',
      name: field.name,
      spelling: spelling?.(field.name),
      kind: kindOf(field),
      owner: ownerOf(input, field),
      reach: reachOf(kindOf(field), field),
    },
    { typeName: ROOT_TYPE, fields },
  ])
}

function extensionClaims(input: ClaimSource): readonly (readonly [Claim, ClaimedField])[] {
  return [...(input.extensions ?? [])].flatMap(([typeName, all]) =>
    groupByOwner(all).map(([field, fields]): readonly [Claim, ClaimedField] => [
      {
        scope: `type:${typeName}`,
        name: field.name,
        kind: 'extension-field',
        owner: ownerOf(input, field),
        reach: `${typeName}.${field.name}`,
      },
      { typeName, fields },
    ]),
  )
}

function typeClaim(type: LayerType, input: ClaimSource): Claim {
  return {
    scope: 'type',
    name: type.name,
    kind: 'type',
    detail: type.kind,
    owner: { name: input.name, source: input.source, location: type.location },
    reach: type.name,
  }
}

/** Fields in order of first mention, each with all entries of its name and owner. */
function groupByOwner(fields: readonly FieldSpec[]): readonly (readonly [FieldSpec, readonly FieldSpec[]])[] {
  const groups = new Map<string, [FieldSpec, FieldSpec[]]>()
  for (const field of fields) {
    const key = `${field.name} ${field.owner}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [field, [field]])
    else group[1].push(field)
  }
  return [...groups.values()]
}

function ownerOf(input: ClaimSource, field: FieldSpec): ClaimOwner {
  return { name: field.owner, source: input.source, location: field.location }
}

/** The path that reaches a root field whatever shadows it. */
function reachOf(kind: ClaimKind, field: FieldSpec): string {
  if (field.aliasOf !== undefined) return field.aliasOf.join(' { ') + ' }'.repeat(field.aliasOf.length - 1)
  return kind === 'core-field' ? `core { ${field.name} }` : field.name
}
