import type { CollisionKind } from '../detect/collision.ts'
import type { PolicyName } from './ready-made-policies.ts'

/** The ready-made policies on offer for each kind of collision, the default first. */
export const policyOffers: { readonly [K in CollisionKind]: readonly [PolicyName, ...PolicyName[]] } = {
  'constructor-core': ['error', 'shadow', 'qualify', 'keep'],
  'constructor-constructor': ['merge', 'error', 'qualify'],
  'alias-core': ['shadow', 'keep', 'qualify', 'error'],
  'alias-constructor': ['shadow', 'keep', 'qualify', 'error'],
  'alias-alias': ['error', 'keep', 'qualify'],
  'path-alias-auto-alias': ['shadow', 'qualify', 'error'],
  'path-alias-other': ['error', 'shadow', 'qualify'],
  'type-type': ['error', 'qualify'],
  'extension-field': ['error', 'shadow'],
  reserved: ['error'],
  'reserved-root': ['qualify', 'error'],
  spelling: ['error'],
}

/** Whether nothing but `error` will do for a kind, so that no policy is asked at all. */
export function isAlwaysError(kind: CollisionKind): boolean {
  return policyOffers[kind].length === 1
}
