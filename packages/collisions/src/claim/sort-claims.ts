import { printLocation } from '@graft/diagnostics'
import type { Claim } from './claim.ts'
import { claimRank } from './claim-rank.ts'

/**
 * Puts claims in the order in which they are settled: rank, owner, kind, name, and then whatever else tells two
 * claims apart, so that the result never depends on the order in which they came. A claim given twice counts once.
 */
export function sortClaims(claims: Iterable<Claim>): readonly Claim[] {
  return [...new Set(claims)]
    .map((claim) => ({ claim, key: sortKey(claim) }))
    .toSorted((a, b) => compareKeys(a.key, b.key))
    .map((entry) => entry.claim)
}

function sortKey(claim: Claim): readonly string[] {
  const { owner } = claim
  const place = owner.location === undefined ? '' : printLocation(owner.location)
  return [
    String(claimRank(claim)),
    owner.name,
    claim.kind,
    claim.name,
    claim.scope,
    claim.detail ?? '',
    owner.source ?? '',
    place,
    claim.spelling ?? '',
    claim.reach,
  ]
}

/** Compares by code unit: the order of a locale would differ between machines. */
function compareKeys(a: readonly string[], b: readonly string[]): number {
  for (const [at, left] of a.entries()) {
    const right = b[at] ?? ''
    if (left !== right) return left < right ? -1 : 1
  }
  return 0
}
