import type { Claim } from '../claim/claim.ts'

/** Every kind of collision, in the order of the documentation. A kind is also a key of `[collisions]`. */
export const collisionKinds = [
  'constructor-core',
  'constructor-constructor',
  'alias-core',
  'alias-constructor',
  'alias-alias',
  'path-alias-auto-alias',
  'path-alias-other',
  'type-type',
  'extension-field',
  'reserved',
  'reserved-root',
  'spelling',
] as const

export type CollisionKind = (typeof collisionKinds)[number]

/** Two claims on one name, or one claim on a reserved name. */
export interface Collision {
  readonly kind: CollisionKind
  readonly scope: string
  /** The name that `incoming` asks for; not its own where a policy renamed it before. */
  readonly name: string
  /** Who holds the name already; undefined where the name is reserved. */
  readonly incumbent: Claim | undefined
  readonly incoming: Claim
}
