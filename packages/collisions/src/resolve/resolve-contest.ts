import type { Claim } from '../claim/claim.ts'
import { claimRank } from '../claim/claim-rank.ts'
import type { Contest } from '../detect/contest.ts'
import type { Decision } from '../policy/policy.ts'
import type { Outcome, Resolution } from './settlement.ts'

/** Words the end of a contest, once the outcome of every claim is known. */
export function resolveContest(
  contest: Contest,
  decision: Decision,
  outcomes: ReadonlyMap<Claim, Outcome>,
): Resolution {
  const { collision } = contest
  const { incoming } = collision
  const incumbent = standing(collision.incumbent, outcomes)
  const outcome = outcomes.get(incoming)
  const lost = { collision, decision, winner: incumbent, loser: incoming, reach: pathOf(incoming) }
  switch (outcome?.status) {
    case 'refused':
      return { ...lost, decision: { action: 'error' }, diagnostic: outcome.diagnostic }
    case 'renamed':
      return { ...lost, reach: outcome.name }
    case 'merged':
      return { ...lost, loser: undefined, reach: undefined }
    case 'installed':
    case 'shadowing': {
      if (incumbent !== undefined && !isSeenOver(incoming, incumbent)) return lost
      const loser = collision.incumbent
      return { collision, decision, winner: incoming, loser, reach: loser && pathOf(loser) }
    }
    default:
      return lost
  }
}

/** Whether the incoming claim is the one that is seen where both stay. */
export function isSeenOver(incoming: Claim, incumbent: Claim): boolean {
  return claimRank(incoming) >= claimRank(incumbent)
}

/** The incumbent, unless the batch refused it after all. */
function standing(incumbent: Claim | undefined, outcomes: ReadonlyMap<Claim, Outcome>): Claim | undefined {
  if (incumbent === undefined) return undefined
  return outcomes.get(incumbent)?.status === 'refused' ? undefined : incumbent
}

function pathOf(claim: Claim): string | undefined {
  return claim.reach === '' ? undefined : claim.reach
}
