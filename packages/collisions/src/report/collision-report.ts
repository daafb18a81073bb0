import type { Claim } from '../claim/claim.ts'
import type { Resolution } from '../resolve/settlement.ts'
import { resolutionHeader, resolutionRow } from './resolution-row.ts'
import { textTable } from './text-table.ts'

/** Every collision of a composition, who won, and how to reach the loser. */
export interface CollisionReport {
  readonly resolutions: readonly Resolution[]
  /** An aligned table for people. */
  toString(): string
  /** Plain data for programs; what does not apply is null. */
  toJSON(): unknown
}

/** Makes a report of resolutions, in their order. */
export function collisionReport(resolutions: readonly Resolution[]): CollisionReport {
  return {
    resolutions,
    toString: () =>
      resolutions.length === 0
        ? 'no collisions'
        : textTable([resolutionHeader, ...resolutions.map(resolutionRow)]),
    toJSON: () => ({ collisions: resolutions.map(resolutionJson) }),
  }
}

function resolutionJson(resolution: Resolution): unknown {
  const { collision, decision, diagnostic } = resolution
  const sideOf = (claim: Claim | undefined): string | null => {
    if (claim === undefined) return null
    return claim === collision.incoming ? 'incoming' : 'incumbent'
  }
  return {
    kind: collision.kind,
    scope: collision.scope,
    name: collision.name,
    decision: decision.action,
    renamedTo: decision.action === 'qualify' ? decision.name : null,
    incumbent: collision.incumbent === undefined ? null : claimJson(collision.incumbent),
    incoming: claimJson(collision.incoming),
    winner: sideOf(resolution.winner),
    loser: sideOf(resolution.loser),
    reach: resolution.reach ?? null,
    diagnostic:
      diagnostic === undefined
        ? null
        : { code: diagnostic.code, message: diagnostic.message, hint: diagnostic.hint ?? null },
  }
}

function claimJson({ name, kind, detail, owner, reach }: Claim): unknown {
  return {
    name,
    kind,
    detail: detail ?? null,
    owner: { name: owner.name, source: owner.source ?? null, location: owner.location ?? null },
    reach,
  }
}
