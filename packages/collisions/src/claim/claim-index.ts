import type { Claim } from './claim.ts'

/**
 * Port: looks up what is already claimed. Claims are found by the name they hold now, so a claim that was renamed
 * is kept under its new name. Each look-up should cost the same whatever the number of claims.
 */
export interface ClaimIndex {
  byName(scope: string, name: string): readonly Claim[]
  bySpelling(scope: string, spelling: string): readonly Claim[]
}
