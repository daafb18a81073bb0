import type { Claim, ClaimKind } from '../claim/claim.ts'

const labels: { readonly [K in ClaimKind]: string } = {
  'core-field': 'core field',
  constructor: 'constructor',
  'auto-alias': 'alias',
  'path-alias': 'path alias',
  type: 'type',
  field: 'field',
  'extension-field': 'added field',
}

/** Words a claim as a party to a collision: ``the object type of `shop` ``. */
export function nameParty(claim: Claim): string {
  const label = labels[claim.kind]
  return `the ${claim.detail === undefined ? label : `${claim.detail} ${label}`} of \`${claim.owner.name}\``
}

/** Words a name in its scope: `` `container` ``, or `` `Directory.glob` `` for a field of a type. */
export function nameInScope(scope: string, name: string): string {
  return scope.startsWith('type:') ? `\`${scope.slice('type:'.length)}.${name}\`` : `\`${name}\``
}
