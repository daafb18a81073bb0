import { generateBareFunction, type BareFunction } from './generate-bare-function.ts'
import { LATE, MISS } from './miss.ts'
import type { BareContext, SelectionPlan, SelectionRunner } from './operation-plan.ts'

/** A selection that was made so often is worth a function of its own. */
const HOT = 50

/** A function that had to give up so often is of no use. */
const MAX_MISSES = 8

/**
 * Puts a bare selection together by a function that is generated for it once it is hot. The function only knows what
 * is plain: where a value must be waited for, is missing or wrong, it gives up, and the selection is put together
 * step by step from its beginning. Trivial fields only read, so that reading one twice makes no difference; still, a
 * function that meets a promise is never used again.
 */
export class BareRunner implements SelectionRunner {
  readonly #plan: () => SelectionPlan
  #runs = 0
  #misses = 0
  #function: BareFunction | undefined

  constructor(plan: () => SelectionPlan) {
    this.#plan = plan
  }

  /** The part of the result for a value, or `MISS`. */
  run(value: unknown, context: BareContext): unknown {
    if (this.#function === undefined) {
      if (this.#misses >= MAX_MISSES || ++this.#runs < HOT) return MISS
      this.#function = generateBareFunction(this.#plan())
      if (this.#function === undefined) return this.#giveUp()
    }
    try {
      return this.#function(value, context)
    } catch (error) {
      return error === LATE || ++this.#misses >= MAX_MISSES ? this.#giveUp() : MISS
    }
  }

  #giveUp(): typeof MISS {
    this.#misses = MAX_MISSES
    this.#function = undefined
    return MISS
  }
}
