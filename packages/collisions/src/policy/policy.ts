import type { Collision, CollisionKind } from '../detect/collision.ts'

/**
 * What is to happen to the claim that comes in.
 *
 * - `error`: it is refused. So is the other where both come in one batch and neither has the better right.
 * - `keep`: it is dropped, and who holds the name keeps it.
 * - `shadow`: both stay, and the one of the higher rank is seen; among equals, the later.
 * - `merge`: both are the same thing, and the name stands for either.
 * - `qualify`: it takes `name` instead, if that is free.
 */
export type Decision =
  | { readonly action: 'error' }
  | { readonly action: 'keep' }
  | { readonly action: 'shadow' }
  | { readonly action: 'merge' }
  | { readonly action: 'qualify'; readonly name: string }

/** Decides a collision. It must be a pure function: the same collision, the same decision. */
export type Policy = (collision: Collision) => Decision

/** A policy for every kind of collision, and policies for single names, which come before those of the kinds. */
export interface Policies {
  readonly kinds: { readonly [K in CollisionKind]: Policy }
  readonly names: ReadonlyMap<string, Policy>
}
