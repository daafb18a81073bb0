import type { Claim } from '../claim/claim.ts'
import type { ClaimIndex } from '../claim/claim-index.ts'
import { sortClaims } from '../claim/sort-claims.ts'
import { bidOf, renamedBid, type Bid } from '../detect/bid.ts'
import { nameContests, spellingContests, type Contest } from '../detect/contest.ts'
import { NameHolders } from '../detect/name-holders.ts'
import { SpellingHolders } from '../detect/spelling-holders.ts'
import type { Policies } from '../policy/policy.ts'
import { decide, strictestDecision } from './decide.ts'
import { Ledger } from './ledger.ts'
import { isSeenOver } from './resolve-contest.ts'
import type { Settlement } from './settlement.ts'

/**
 * Settles every name that a batch of claims wants, against the index and among themselves. Claims that were settled
 * before stay as they are; only the incoming have outcomes. It costs the batch, never the index, and the order of
 * `incoming` makes no difference.
 */
export function settleClaims(index: ClaimIndex, incoming: readonly Claim[], policies: Policies): Settlement {
  const asked = sortClaims(incoming).map((claim) => bidOf(claim, 'asked'))
  const names = new NameHolders(index)
  const ledger = new Ledger()
  // The names that claims ask for come first: they have a better right than names that a policy makes up.
  const renamed = asked.flatMap((bid) => settleName(bid, names, policies, ledger))
  // Made-up names are not settled by policies again, so that renaming comes to an end.
  for (const bid of renamed) settleRename(bid, names, ledger)
  // Spellings come last: a claim without a name needs none.
  const spellings = new SpellingHolders(index)
  const placed = [...asked, ...renamed].filter((bid) => ledger.holdsName(bid))
  for (const bid of placed) settleSpelling(bid, spellings, ledger)
  return ledger.close()
}

/** Settles the name that a claim asks for. Returns its bid for another one where a policy renames it. */
function settleName(bid: Bid, names: NameHolders, policies: Policies, ledger: Ledger): readonly Bid[] {
  const { claim, name } = bid
  const verdicts = nameContests(bid, names).map((contest) => ({
    contest,
    decision: decide(contest.collision, policies),
  }))
  const contests = verdicts.map((verdict) => verdict.contest)
  const decision = strictestDecision(verdicts.map((verdict) => verdict.decision))
  if (decision === undefined) {
    names.hold(bid)
    ledger.set(claim, { status: 'installed', name })
    return []
  }
  ledger.enter(contests, decision)
  switch (decision.action) {
    case 'error':
      for (const verdict of verdicts) if (verdict.decision.action === 'error') ledger.refuse(verdict.contest)
      return []
    case 'keep':
      ledger.set(claim, { status: 'dropped' })
      return []
    case 'qualify':
      ledger.set(claim, { status: 'renamed', name: decision.name })
      return [renamedBid(claim, decision.name)]
    case 'merge': {
      const into = verdicts.find((verdict) => verdict.decision.action === 'merge')?.contest.collision
        .incumbent
      if (into !== undefined) ledger.merge(claim, into)
      return []
    }
    case 'shadow':
      names.hold(bid)
      ledger.set(claim, { status: contests.some(isOnTop) ? 'shadowing' : 'installed', name })
      return []
  }
}

function isOnTop({ collision }: Contest): boolean {
  return collision.incumbent !== undefined && isSeenOver(collision.incoming, collision.incumbent)
}

function settleRename(bid: Bid, names: NameHolders, ledger: Ledger): void {
  const contests = nameContests(bid, names)
  if (contests.length === 0) names.hold(bid)
  ledger.enter(contests, { action: 'error' })
  for (const contest of contests) ledger.refuse(contest)
}

function settleSpelling(bid: Bid, spellings: SpellingHolders, ledger: Ledger): void {
  const contests = spellingContests(bid, spellings)
  spellings.hold(bid)
  ledger.enter(contests, { action: 'error' })
  for (const contest of contests) ledger.refuse(contest)
}
