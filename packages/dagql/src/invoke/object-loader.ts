import DataLoader from 'dataloader'
import type { Call } from '../call/call.ts'
import type { ObjectResult } from '../field/object-result.ts'
import { asError } from './as-error.ts'
import type { Replay } from './replay.ts'

/**
 * Gathers the IDs that a request loads at a time, so that calls that several of them share are made once.
 */
export class ObjectLoader {
  readonly #loader: DataLoader<Call, ObjectResult>

  /** @param startReplay begins to make objects; called for each batch */
  constructor(startReplay: () => Replay) {
    this.#loader = new DataLoader(
      async (calls) => {
        const replay = startReplay()
        const settled = await Promise.allSettled(calls.map((call) => replay.object(call)))
        return settled.map((each) => (each.status === 'fulfilled' ? each.value : asError(each.reason)))
      },
      // Results are kept by the result cache; this only gathers.
      { cache: false },
    )
  }

  load(call: Call): Promise<ObjectResult> {
    return this.#loader.load(call)
  }
}
