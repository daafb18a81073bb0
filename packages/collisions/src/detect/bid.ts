import type { Claim } from '../claim/claim.ts'
import { claimRank } from '../claim/claim-rank.ts'
import { spellName } from '../claim/spell-name.ts'

/**
 * A claim under the name that it wants or holds now. Its right to that name is `earlier` where it was settled before
 * this batch, `asked` where it is the claim's own name, and `renamed` where a policy gave it.
 */
export interface Bid {
  readonly claim: Claim
  readonly name: string
  readonly spelling: string | undefined
  readonly right: 'earlier' | 'asked' | 'renamed'
}

export function bidOf(claim: Claim, right: 'earlier' | 'asked'): Bid {
  return { claim, name: claim.name, spelling: claim.spelling, right }
}

/** The bid of a claim for the name that a policy gave it. A claim that is no command stays none. */
export function renamedBid(claim: Claim, name: string): Bid {
  const spelling = claim.spelling === undefined ? undefined : spellName(name)
  return { claim, name, spelling, right: 'renamed' }
}

/** Whether neither bid has a better right than the other: then an error refuses both, whoever comes first. */
export function arePeers(a: Bid, b: Bid): boolean {
  return a.right === b.right && a.right !== 'earlier' && claimRank(a.claim) === claimRank(b.claim)
}
