import type { ClaimIndex } from '../claim/claim-index.ts'
import { scopedKey } from '../claim/scoped-key.ts'
import { bidOf, type Bid } from './bid.ts'

/** Who holds which command spelling while a batch is looked at: the claims of the index, then the first of the batch. */
export class SpellingHolders {
  readonly #index: ClaimIndex
  readonly #batch = new Map<string, Bid>()

  constructor(index: ClaimIndex) {
    this.#index = index
  }

  /** Those that are spelled as `bid` but have another name. Claims of one name may share its spelling. */
  othersThan(bid: Bid): readonly Bid[] {
    const { claim, spelling } = bid
    if (spelling === undefined) return []
    const earlier = this.#index.bySpelling(claim.scope, spelling).filter((holder) => holder !== claim)
    const first = this.#batch.get(scopedKey(claim.scope, spelling))
    const holders = [
      ...earlier.map((holder) => bidOf(holder, 'earlier')),
      ...(first === undefined ? [] : [first]),
    ]
    return holders.filter((holder) => holder.name !== bid.name)
  }

  /** Gives `bid` its spelling, unless another claim of the batch has it. */
  hold(bid: Bid): void {
    if (bid.spelling === undefined) return
    const key = scopedKey(bid.claim.scope, bid.spelling)
    if (!this.#batch.has(key)) this.#batch.set(key, bid)
  }
}
