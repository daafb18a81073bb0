import type { ClaimKind } from '../claim/claim.ts'
import type { ClaimIndex } from '../claim/claim-index.ts'
import { scopedKey } from '../claim/scoped-key.ts'
import { bidOf, type Bid } from './bid.ts'

/**
 * Who holds which name while a batch is looked at: the claims of the index, and on top of them at most one claim of
 * each kind from the batch. So a claim is compared with a handful of others however many want its name.
 */
export class NameHolders {
  readonly #index: ClaimIndex
  readonly #batch = new Map<string, Map<ClaimKind, Bid>>()

  constructor(index: ClaimIndex) {
    this.#index = index
  }

  /** Those that hold the name of `bid`, but for its own claim. */
  othersThan(bid: Bid): readonly Bid[] {
    const { claim, name } = bid
    const earlier = this.#index.byName(claim.scope, name).filter((holder) => holder !== claim)
    const batch = this.#batch.get(scopedKey(claim.scope, name))?.values() ?? []
    return [...earlier.map((holder) => bidOf(holder, 'earlier')), ...batch]
  }

  /** Gives `bid` its name, in place of a claim of its kind that the batch gave the name before. */
  hold(bid: Bid): void {
    const key = scopedKey(bid.claim.scope, bid.name)
    const holders = this.#batch.get(key) ?? new Map<ClaimKind, Bid>()
    this.#batch.set(key, holders.set(bid.claim.kind, bid))
  }
}
