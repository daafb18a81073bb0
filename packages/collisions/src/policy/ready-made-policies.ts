import { error } from './error-policy.ts'
import { keep } from './keep-policy.ts'
import { merge } from './merge-policy.ts'
import type { Policy } from './policy.ts'
import { qualify } from './qualify-policy.ts'
import { shadow } from './shadow-policy.ts'

/** What a ready-made policy is called in `[collisions]`. */
export type PolicyName = 'error' | 'keep' | 'shadow' | 'qualify' | 'merge'

/** A policy, or the name of a ready-made one. */
export type PolicyChoice = Policy | PolicyName

export const readyMadePolicies: { readonly [K in PolicyName]: Policy } = {
  error,
  keep,
  shadow,
  qualify,
  merge,
}

export function isPolicyName(name: string): name is PolicyName {
  return Object.hasOwn(readyMadePolicies, name)
}

/** The name of a ready-made policy; undefined for a policy that an engine builder wrote. */
export function policyName(policy: Policy): PolicyName | undefined {
  return Object.keys(readyMadePolicies)
    .filter(isPolicyName)
    .find((name) => readyMadePolicies[name] === policy)
}
