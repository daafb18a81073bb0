// Claims: who wants which name
export type { Claim, ClaimKind, ClaimOwner } from './claim/claim.ts'
export type { ClaimIndex } from './claim/claim-index.ts'
export { createClaimIndex } from './claim/create-claim-index.ts'
export { spellName } from './claim/spell-name.ts'

// Collisions: two claims on one name
export { collisionKinds, type Collision, type CollisionKind } from './detect/collision.ts'
export { detectCollisions } from './detect/detect-collisions.ts'

// Policies: the rule for a collision
export { defaultPolicies } from './policy/default-policies.ts'
export { definePolicies, type PolicyOverrides } from './policy/define-policies.ts'
export { error } from './policy/error-policy.ts'
export { keep } from './policy/keep-policy.ts'
export { merge } from './policy/merge-policy.ts'
export { parsePolicies } from './policy/parse-policies.ts'
export type { Decision, Policies, Policy } from './policy/policy.ts'
export { policyOffers } from './policy/policy-offers.ts'
export { qualify } from './policy/qualify-policy.ts'
export type { PolicyChoice, PolicyName } from './policy/ready-made-policies.ts'
export { shadow } from './policy/shadow-policy.ts'

// Resolutions: what came of it
export type { Outcome, Resolution, Settlement } from './resolve/settlement.ts'
export { settleClaims } from './resolve/settle-claims.ts'

// The report
export { collisionReport, type CollisionReport } from './report/collision-report.ts'
