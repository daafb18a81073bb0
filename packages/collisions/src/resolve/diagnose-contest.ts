import type { Diagnostic } from '@graft/diagnostics'
import type { CollisionKind } from '../detect/collision.ts'
import type { Contest } from '../detect/contest.ts'
import * as messages from './messages.ts'

const byKind = {
  'constructor-core': messages.constructorCore,
  'constructor-constructor': messages.constructors,
  'alias-core': messages.aliasCore,
  'alias-constructor': messages.aliasConstructor,
  'alias-alias': messages.aliases,
  'path-alias-auto-alias': messages.pathAlias,
  'path-alias-other': messages.pathAlias,
  'type-type': messages.types,
  'extension-field': messages.extensionField,
  reserved: messages.reserved,
  'reserved-root': messages.reservedRoot,
  spelling: messages.spelling,
} as const satisfies { readonly [K in CollisionKind]: unknown }

/** Words the refusal of a contest's incoming claim, and of the incumbent too where it is `neither`. */
export function diagnoseContest(contest: Contest, neither: boolean): Diagnostic {
  const { collision, incumbent, incoming } = contest
  const isTakenName = incumbent !== undefined && collision.kind !== 'spelling'
  if (incoming.right === 'renamed' && isTakenName) return messages.renamedTaken(contest, neither)
  return byKind[collision.kind](contest, neither)
}
