import type { CollisionKind } from '../detect/collision.ts'
import type { Policies, Policy } from './policy.ts'
import { policyOffers } from './policy-offers.ts'
import { readyMadePolicies } from './ready-made-policies.ts'

/** The policies that hold where nobody chose another: each kind's first offer. */
export const defaultPolicies: Policies = {
  kinds: {
    'constructor-core': firstOffer('constructor-core'),
    'constructor-constructor': firstOffer('constructor-constructor'),
    'alias-core': firstOffer('alias-core'),
    'alias-constructor': firstOffer('alias-constructor'),
    'alias-alias': firstOffer('alias-alias'),
    'path-alias-auto-alias': firstOffer('path-alias-auto-alias'),
    'path-alias-other': firstOffer('path-alias-other'),
    'type-type': firstOffer('type-type'),
    'extension-field': firstOffer('extension-field'),
    reserved: firstOffer('reserved'),
    'reserved-root': firstOffer('reserved-root'),
    spelling: firstOffer('spelling'),
  },
  names: new Map(),
}

function firstOffer(kind: CollisionKind): Policy {
  return readyMadePolicies[policyOffers[kind][0]]
}
