import type { ClaimKind } from '../claim/claim.ts'
import type { CollisionKind } from './collision.ts'

/** Names the collision of two claims of these kinds on one name. The order of the two does not matter. */
export function classifyPair(a: ClaimKind, b: ClaimKind): CollisionKind {
  const either = (kind: ClaimKind): boolean => a === kind || b === kind
  if (either('path-alias')) return either('auto-alias') ? 'path-alias-auto-alias' : 'path-alias-other'
  if (either('auto-alias')) {
    if (a === b) return 'alias-alias'
    return either('constructor') ? 'alias-constructor' : 'alias-core'
  }
  if (a === 'constructor' && b === 'constructor') return 'constructor-constructor'
  // Two layers of core that want one root field stand to each other as a module stands to core.
  if (either('constructor') || either('core-field')) return 'constructor-core'
  return either('type') ? 'type-type' : 'extension-field'
}
