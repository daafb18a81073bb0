import type { Diagnostic } from '@graft/diagnostics'
import type { Claim } from '../claim/claim.ts'
import type { Collision } from '../detect/collision.ts'
import type { Decision } from '../policy/policy.ts'

/**
 * What becomes of a claim. An `installed` claim may lie beneath one that shadows it: the resolution then names the
 * other as the winner. A `shadowing` claim lies over at least one other. A claim that is `merged` needs no place of
 * its own.
 */
export type Outcome =
  | { readonly status: 'installed'; readonly name: string }
  | { readonly status: 'shadowing'; readonly name: string }
  | { readonly status: 'renamed'; readonly name: string }
  | { readonly status: 'merged' }
  | { readonly status: 'dropped' }
  | { readonly status: 'refused'; readonly diagnostic: Diagnostic }

/** How one collision ended. */
export interface Resolution {
  readonly collision: Collision
  /** What was done. Where the incoming claim collided with several others, the strictest decision counts for all. */
  readonly decision: Decision
  /** Who is seen by the name; undefined where nobody is. */
  readonly winner: Claim | undefined
  /** Who is not; undefined where the two were merged. */
  readonly loser: Claim | undefined
  /** The path that still reaches the loser. */
  readonly reach: string | undefined
  /** Why the incoming claim was refused. */
  readonly diagnostic?: Diagnostic | undefined
}

/** How a batch of claims ended. Nothing in it depends on the order in which the claims came. */
export interface Settlement {
  /** The outcome of every incoming claim, in the order in which they are to be installed. */
  readonly outcomes: ReadonlyMap<Claim, Outcome>
  readonly resolutions: readonly Resolution[]
  readonly errors: readonly Diagnostic[]
}
