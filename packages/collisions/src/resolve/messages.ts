import type { Diagnostic, RelatedPlace } from '@graft/diagnostics'
import type { Claim } from '../claim/claim.ts'
import type { Collision, CollisionKind } from '../detect/collision.ts'
import type { Contest } from '../detect/contest.ts'
import { policyOffers } from '../policy/policy-offers.ts'
import { nameInScope, nameParty } from './name-party.ts'

/** @param neither whether the other party is refused too, because it has no better right to the name */
type CollisionMessage = (contest: Contest, neither: boolean) => Diagnostic

export const constructorCore: CollisionMessage = (contest, neither) => ({
  code: 'COLLISION_CONSTRUCTOR_CORE',
  ...refusal(contest, neither),
  hint: hint(contest, neither, `install \`${owner(contest)}\` under another name`),
})

export const constructors: CollisionMessage = (contest, neither) => ({
  code: 'COLLISION_CONSTRUCTORS',
  ...refusal(contest, neither),
  hint: hint(contest, neither, 'install one of the modules under another name'),
})

export const aliasCore: CollisionMessage = (contest, neither) => ({
  code: 'COLLISION_ALIAS_CORE',
  ...refusal(contest, neither),
  hint: hint(contest, neither, `rename the function of \`${owner(contest)}\``),
})

export const aliasConstructor: CollisionMessage = (contest, neither) => ({
  code: 'COLLISION_ALIAS_CONSTRUCTOR',
  ...refusal(contest, neither),
  hint: hint(contest, neither, `rename the function or the module`),
})

export const aliases: CollisionMessage = (contest, neither) => ({
  code: 'COLLISION_ALIASES',
  ...refusal(contest, neither),
  hint: hint(contest, neither, 'rename one of the functions, or make only one of the modules a blueprint'),
})

export const pathAlias: CollisionMessage = (contest, neither) => ({
  code: 'COLLISION_PATH_ALIAS',
  ...refusal(contest, neither),
  hint: hint(contest, neither, `rename \`${contest.collision.name}\` under \`[aliases]\``),
})

export const types: CollisionMessage = (contest, neither) => ({
  code: 'COLLISION_TYPES',
  ...refusal(contest, neither),
  hint: hint(contest, neither, 'rename one of the types, or install one of the modules under another name'),
})

export const extensionField: CollisionMessage = (contest, neither) => ({
  code: 'COLLISION_EXTENSION_FIELD',
  ...refusal(contest, neither),
  hint: hint(contest, neither, `rename the field of \`${owner(contest)}\``),
})

export const reserved: CollisionMessage = (contest) => ({
  code: 'COLLISION_RESERVED',
  ...refusal(contest, false),
  hint: `Rename it: names that start with \`__\`, and \`id\` as a field or function of a type, are reserved.`,
})

export const reservedRoot: CollisionMessage = (contest) => ({
  code: 'COLLISION_RESERVED_ROOT',
  ...refusal(contest, false),
  hint: hint(contest, false, 'rename it: `core`, `node` and `with` are reserved at the root'),
})

export const spelling: CollisionMessage = (contest, neither) => {
  const { collision, incumbent, incoming } = contest
  const scope = incoming.claim.scope
  const names = [incumbent?.name ?? '', incoming.name].map((name) => nameInScope(scope, name)).join(' and ')
  const end = neither ? 'so neither is installed' : `so ${nameParty(incoming.claim)} is not installed`
  return {
    code: 'COLLISION_SPELLING',
    ...refusal(contest, neither),
    message: `${names} are both spelled \`${incoming.spelling ?? ''}\` as a command, ${end}`,
    hint: `Rename ${collision.incumbent === undefined ? 'it' : `${nameParty(collision.incumbent)} or ${nameParty(incoming.claim)}`}.`,
  }
}

export const renamedTaken: CollisionMessage = (contest, neither) => ({
  code: 'COLLISION_RENAMED_TAKEN',
  ...refusal(contest, neither),
  hint: `A policy renamed ${nameParty(contest.incoming.claim)} from \`${contest.incoming.claim.name}\`; rename it by hand, or choose another policy under \`[collisions]\` of the workspace config.`,
})

/** A policy of the engine builder that answers what cannot be done. */
export function impossibleDecision(collision: Collision, decision: unknown, expected: string): Diagnostic {
  return {
    code: 'COLLISION_POLICY_DECISION',
    severity: 'error',
    message: `the policy for \`${collision.name}\` (\`${collision.kind}\`) decided \`${printDecision(decision)}\`: expected ${expected}`,
    hint: 'A policy returns a decision such as `{ action: "keep" }`.',
  }
}

function refusal(
  contest: Contest,
  neither: boolean,
): Pick<Diagnostic, 'severity' | 'message' | 'location' | 'related'> {
  const { incumbent, incoming, collision } = contest
  const name = nameInScope(collision.scope, collision.name)
  const related = incumbent === undefined ? [] : declaredAt(incumbent.claim)
  const base = { severity: 'error', location: incoming.claim.owner.location, related } as const
  const claimant = nameParty(incoming.claim)
  if (incumbent === undefined)
    return { ...base, message: `${claimant} cannot be named ${name}: the name is reserved` }
  const holder = nameParty(incumbent.claim)
  if (neither)
    return { ...base, message: `${name} is wanted by ${holder} and by ${claimant}, so neither is installed` }
  const why =
    incumbent.right === 'earlier' ? 'was installed with that name before' : 'has the better right to it'
  return { ...base, message: `${claimant} cannot be named ${name}: ${holder} ${why}` }
}

function declaredAt(claim: Claim): readonly RelatedPlace[] {
  const { location } = claim.owner
  return location === undefined ? [] : [{ message: `${nameParty(claim)} is declared here`, location }]
}

/** The setting that would settle it, the rename that would, and what works until then. */
function hint({ collision }: Contest, neither: boolean, rename: string): string {
  const { kind, incumbent, incoming } = collision
  const losers = neither && incumbent !== undefined ? [incumbent, incoming] : [incoming]
  const paths = losers.map((loser) => loser.reach).filter((path) => path !== '')
  const until = paths.length === 0 ? '' : ` Still reached by ${list(paths, 'and')}.`
  return `Set \`${kind}\` to ${list(waysOut(kind), 'or')} under \`[collisions]\` of the workspace config, or ${rename}.${until}`
}

/** The policies that would not end in an error again. `merge` does so for owners of one source only. */
function waysOut(kind: CollisionKind): readonly string[] {
  return policyOffers[kind].filter((policy) => policy !== 'error' && policy !== 'merge')
}

function list(words: readonly string[], last: 'and' | 'or'): string {
  const quoted = words.map((word) => `\`${word}\``)
  const end = quoted.pop() ?? ''
  return quoted.length === 0 ? end : `${quoted.join(', ')} ${last} ${end}`
}

function owner({ collision }: Contest): string {
  return collision.incoming.owner.name
}

function printDecision(decision: unknown): string {
  return JSON.stringify(decision) ?? String(decision)
}
