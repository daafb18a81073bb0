import type { Claim } from '../claim/claim.ts'
import type { ClaimIndex } from '../claim/claim-index.ts'
import { sortClaims } from '../claim/sort-claims.ts'
import { bidOf } from './bid.ts'
import type { Collision } from './collision.ts'
import { nameContests, spellingContests } from './contest.ts'
import { NameHolders } from './name-holders.ts'
import { SpellingHolders } from './spelling-holders.ts'

/**
 * Finds the collisions of `incoming` with the index and among themselves, before any policy is asked.
 * Of many claims of one kind on one name, each is reported against the first. It costs the claims that come in,
 * never the index, and the result does not depend on their order.
 */
export function detectCollisions(index: ClaimIndex, incoming: readonly Claim[]): readonly Collision[] {
  const names = new NameHolders(index)
  const spellings = new SpellingHolders(index)
  const collisions: Collision[] = []
  for (const claim of sortClaims(incoming)) {
    const bid = bidOf(claim, 'asked')
    const forName = nameContests(bid, names)
    const isFirst = forName.every(
      ({ incumbent }) => incumbent !== undefined && incumbent.claim.kind !== claim.kind,
    )
    if (isFirst) names.hold(bid)
    const forSpelling = spellingContests(bid, spellings)
    spellings.hold(bid)
    collisions.push(...[...forName, ...forSpelling].map((contest) => contest.collision))
  }
  return collisions
}
