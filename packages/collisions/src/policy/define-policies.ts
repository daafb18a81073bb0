import { unwrap } from '@graft/diagnostics'
import type { CollisionKind } from '../detect/collision.ts'
import { parsePolicies } from './parse-policies.ts'
import type { Policies } from './policy.ts'
import type { PolicyChoice } from './ready-made-policies.ts'

/** Choices by kind of collision, and by single name under `names`. */
export type PolicyOverrides = {
  readonly [K in CollisionKind | 'names']?:
    | (K extends 'names'
        ? Readonly<Record<string, PolicyChoice>> | ReadonlyMap<string, PolicyChoice>
        : PolicyChoice)
    | undefined
}

/**
 * Returns `base` with some policies replaced: `definePolicies({ 'alias-core': keep, names: { container: 'error' } })`.
 * A policy for a name counts only for the kinds of collision that offer it. Throws `GraftError` where a kind or a
 * policy does not exist, or the one is not on offer for the other.
 *
 * @param base @default defaultPolicies
 */
export function definePolicies(overrides: PolicyOverrides, base?: Policies): Policies {
  return unwrap(parsePolicies(overrides, base))
}
