import { fail, ok, type Diagnostic, type Result } from '@graft/diagnostics'
import type { CollisionKind } from '../detect/collision.ts'
import { defaultPolicies } from './default-policies.ts'
import { malformedPolicy, policyNotOffered, unknownCollisionKind, unknownPolicy } from './messages.ts'
import type { Policies, Policy } from './policy.ts'
import { isAlwaysError, policyOffers } from './policy-offers.ts'
import { isPolicyName, policyName, readyMadePolicies } from './ready-made-policies.ts'

/**
 * Reads a table of choices that nobody has checked yet, such as `[collisions]` of a workspace, and reports every
 * mistake in it. What the table does not name stays as in `base`.
 *
 * @param table policies, or names of ready-made ones, by kind of collision; `names` holds those for single names
 * @param base @default defaultPolicies
 */
export function parsePolicies(
  table: Readonly<Record<string, unknown>>,
  base: Policies = defaultPolicies,
): Result<Policies> {
  const mistakes: Diagnostic[] = []
  const kinds: { [K in CollisionKind]: Policy } = { ...base.kinds }
  const names = new Map(base.names)

  const read = (choice: unknown, key: string): Policy | undefined => {
    const policy = parsePolicy(choice, key)
    if (typeof policy === 'function') return policy
    mistakes.push(policy)
    return undefined
  }

  for (const [key, choice] of Object.entries(table)) {
    if (choice === undefined) continue
    if (key === 'names') {
      const entries = entriesOf(choice)
      if (entries === undefined) mistakes.push(malformedPolicy(key, 'a table of policies by name'))
      for (const [name, nameChoice] of entries ?? []) {
        const policy = read(nameChoice, `names.${name}`)
        if (policy !== undefined) names.set(name, policy)
      }
    } else if (isCollisionKind(key)) {
      const policy = read(choice, key)
      if (policy === undefined) continue
      if (offers(key, policy)) kinds[key] = policy
      else mistakes.push(policyNotOffered(policyName(policy), key))
    } else {
      mistakes.push(unknownCollisionKind(key))
    }
  }
  return mistakes.length === 0 ? ok({ kinds, names }) : fail(mistakes)
}

function isCollisionKind(key: string): key is CollisionKind {
  return Object.hasOwn(policyOffers, key)
}

/** An engine builder's own policy is free to decide, but for the kinds where every answer but one is wrong. */
function offers(kind: CollisionKind, policy: Policy): boolean {
  const name = policyName(policy)
  return name === undefined ? !isAlwaysError(kind) : policyOffers[kind].includes(name)
}

function parsePolicy(choice: unknown, key: string): Policy | Diagnostic {
  if (isPolicy(choice)) return choice
  if (typeof choice !== 'string') return malformedPolicy(key, 'the name of a policy')
  return isPolicyName(choice) ? readyMadePolicies[choice] : unknownPolicy(choice, key)
}

/** What a function decides is checked when it is asked. */
function isPolicy(value: unknown): value is Policy {
  return typeof value === 'function'
}

function entriesOf(value: unknown): Iterable<readonly [string, unknown]> | undefined {
  if (value instanceof Map) return [...value].map(([name, choice]) => [String(name), choice] as const)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return Object.entries(value)
}
