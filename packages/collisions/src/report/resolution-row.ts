import { printLocation } from '@graft/diagnostics'
import type { Claim } from '../claim/claim.ts'
import type { Decision } from '../policy/policy.ts'
import type { Resolution } from '../resolve/settlement.ts'

export const resolutionHeader: readonly string[] = [
  'SCOPE',
  'NAME',
  'COLLISION',
  'DECISION',
  'WINNER',
  'OTHER',
  'OTHER REACHED BY',
]

/** The cells of a resolution, in the order of `resolutionHeader`. */
export function resolutionRow(resolution: Resolution): readonly string[] {
  const { collision, winner } = resolution
  const { incumbent, incoming } = collision
  // Where nobody got the name, both are in the column of those who are not seen by it.
  const others = [incumbent, incoming]
    .filter((party) => party !== undefined)
    .filter((party) => party !== winner)
  return [
    collision.scope,
    collision.name,
    collision.kind,
    printDecision(resolution.decision),
    winner === undefined ? '-' : printParty(winner),
    others.map(printParty).join(' and '),
    pathsOf(resolution, others).join(' and ') || '-',
  ]
}

function printDecision(decision: Decision): string {
  return decision.action === 'qualify' ? `qualify as ${decision.name}` : decision.action
}

/** `wolfi (constructor, src/index.ts:3:14)` */
function printParty({ owner, kind, detail }: Claim): string {
  const label = detail === undefined ? kind : `${detail} ${kind}`
  return `${owner.name} (${owner.location === undefined ? label : `${label}, ${printLocation(owner.location)}`})`
}

function pathsOf({ loser, reach, collision }: Resolution, others: readonly Claim[]): readonly string[] {
  // Merged claims are one thing, so the name reaches either.
  if (loser === undefined) return [collision.name]
  return others.map((party) => (party === loser ? (reach ?? '') : party.reach)).filter((path) => path !== '')
}
