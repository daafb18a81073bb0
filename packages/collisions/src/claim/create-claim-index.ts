import type { Claim } from './claim.ts'
import type { ClaimIndex } from './claim-index.ts'
import { scopedKey } from './scoped-key.ts'

/** Indexes a fixed list of claims in memory. Compositions that grow bring their own `ClaimIndex`. */
export function createClaimIndex(claims: Iterable<Claim>): ClaimIndex {
  const names = new Map<string, Claim[]>()
  const spellings = new Map<string, Claim[]>()
  for (const claim of claims) {
    append(names, scopedKey(claim.scope, claim.name), claim)
    if (claim.spelling !== undefined) append(spellings, scopedKey(claim.scope, claim.spelling), claim)
  }
  return {
    byName: (scope, name) => names.get(scopedKey(scope, name)) ?? [],
    bySpelling: (scope, spelling) => spellings.get(scopedKey(scope, spelling)) ?? [],
  }
}

function append(map: Map<string, Claim[]>, key: string, claim: Claim): void {
  const claims = map.get(key)
  if (claims === undefined) map.set(key, [claim])
  else claims.push(claim)
}
