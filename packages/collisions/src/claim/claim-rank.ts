import type { Claim, ClaimKind } from './claim.ts'

const ranks: { readonly [K in ClaimKind]: number } = {
  'core-field': 0,
  type: 0,
  field: 0,
  constructor: 1,
  'extension-field': 1,
  'auto-alias': 2,
  'path-alias': 3,
}

/**
 * How far a claim is from the ground: core is 0, what is put on top of it has a higher number.
 * In one batch the lower rank has the better right to a name; where one claim shadows another, the higher is seen.
 */
export function claimRank(claim: Claim): number {
  return ranks[claim.kind]
}
