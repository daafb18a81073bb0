import { GraftError } from '@graft/diagnostics'
import type { Collision } from '../detect/collision.ts'
import type { Decision, Policies, Policy } from '../policy/policy.ts'
import { isAlwaysError, policyOffers } from '../policy/policy-offers.ts'
import { policyName } from '../policy/ready-made-policies.ts'
import { impossibleDecision } from './messages.ts'

/** From the strictest to the mildest: of several decisions on one claim, the strictest is carried out. */
const strictness: readonly Decision['action'][] = ['error', 'keep', 'qualify', 'merge', 'shadow']

/**
 * Asks the policy that is in charge of a collision. Throws `GraftError` where it answers what cannot be done, which
 * only a policy of the engine builder's own can.
 */
export function decide(collision: Collision, policies: Policies): Decision {
  if (isAlwaysError(collision.kind)) return { action: 'error' }
  const decision = policyFor(collision, policies)(collision)
  const expected = collision.incumbent === undefined ? (['error', 'qualify'] as const) : strictness
  if (!expected.includes(decision?.action)) {
    throw new GraftError(impossibleDecision(collision, decision, `one of the actions ${expected.join(', ')}`))
  }
  if (decision.action === 'qualify' && (typeof decision.name !== 'string' || decision.name === '')) {
    throw new GraftError(impossibleDecision(collision, decision, 'a new name with `qualify`'))
  }
  return decision
}

/** The strictest of the decisions; undefined where there is none. */
export function strictestDecision(decisions: readonly Decision[]): Decision | undefined {
  return decisions.toSorted((a, b) => strictness.indexOf(a.action) - strictness.indexOf(b.action))[0]
}

/**
 * A policy for the name comes before that for the kind. A ready-made one must be on offer for the kind: `keep` for
 * `lint`, meant for its alias, is not to settle which of two modules `lint` may be.
 */
function policyFor(collision: Collision, policies: Policies): Policy {
  const forName = policies.names.get(collision.name)
  const ofKind = policies.kinds[collision.kind]
  if (forName === undefined) return ofKind
  const readyMade = policyName(forName)
  return readyMade === undefined || policyOffers[collision.kind].includes(readyMade) ? forName : ofKind
}
