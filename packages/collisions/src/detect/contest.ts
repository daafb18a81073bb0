import type { Bid } from './bid.ts'
import { classifyPair } from './classify-pair.ts'
import type { Collision, CollisionKind } from './collision.ts'
import type { NameHolders } from './name-holders.ts'
import { reservedName } from './reserved-name.ts'
import type { SpellingHolders } from './spelling-holders.ts'

/** A collision with the right that each side has to the name. */
export interface Contest {
  readonly collision: Collision
  readonly incumbent: Bid | undefined
  readonly incoming: Bid
}

/** The contests of a bid for its name. A reserved name is not compared with those that hold it. */
export function nameContests(bid: Bid, holders: NameHolders): readonly Contest[] {
  const reserved = reservedName(bid.claim, bid.name)
  if (reserved !== undefined) return [contest(reserved, undefined, bid)]
  return holders
    .othersThan(bid)
    .map((holder) => contest(classifyPair(holder.claim.kind, bid.claim.kind), holder, bid))
}

/** The contests of a bid for its command spelling. */
export function spellingContests(bid: Bid, holders: SpellingHolders): readonly Contest[] {
  return holders.othersThan(bid).map((holder) => contest('spelling', holder, bid))
}

function contest(kind: CollisionKind, incumbent: Bid | undefined, incoming: Bid): Contest {
  const collision: Collision = {
    kind,
    scope: incoming.claim.scope,
    name: incoming.name,
    incumbent: incumbent?.claim,
    incoming: incoming.claim,
  }
  return { collision, incumbent, incoming }
}
