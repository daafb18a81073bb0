import { didYouMean, type Diagnostic } from '@graft/diagnostics'
import { collisionKinds, type CollisionKind } from '../detect/collision.ts'
import { policyOffers } from './policy-offers.ts'
import { readyMadePolicies } from './ready-made-policies.ts'

export function unknownCollisionKind(key: string): Diagnostic {
  const keys = [...collisionKinds, 'names']
  return {
    code: 'COLLISION_UNKNOWN_KIND',
    severity: 'error',
    message: `\`${key}\` is no kind of collision`,
    hint: didYouMean(key, keys) ?? `The keys are ${keys.map(quote).join(', ')}.`,
  }
}

export function unknownPolicy(policy: string, key: string): Diagnostic {
  const names = Object.keys(readyMadePolicies)
  return {
    code: 'COLLISION_UNKNOWN_POLICY',
    severity: 'error',
    message: `\`${key}\` asks for the collision policy \`${policy}\`, which does not exist`,
    hint: didYouMean(policy, names) ?? `The policies are ${names.map(quote).join(', ')}.`,
  }
}

/** @param policy its name; undefined for a policy of the engine builder's own */
export function policyNotOffered(policy: string | undefined, kind: CollisionKind): Diagnostic {
  const offers = policyOffers[kind]
  const what = policy === undefined ? 'a policy of your own' : `the policy \`${policy}\``
  return {
    code: 'COLLISION_POLICY_NOT_OFFERED',
    severity: 'error',
    message: `${what} is not on offer for collisions of the kind \`${kind}\``,
    hint:
      offers.length === 1
        ? `It is always ${quote(offers[0])}; leave the key out.`
        : `Choose one of ${offers.map(quote).join(', ')}.`,
  }
}

export function malformedPolicy(key: string, expected: string): Diagnostic {
  return {
    code: 'COLLISION_POLICY_MALFORMED',
    severity: 'error',
    message: `the collision policy at \`${key}\` is malformed: expected ${expected}`,
    hint: 'Write `kind = "policy"`, or `names = { name = "policy" }` for single names.',
  }
}

function quote(name: string): string {
  return `\`${name}\``
}
