import type { Layer } from '../layer/layer.ts'

/** Steps that are remembered beyond the layers that are left, before they are forgotten. */
const SLACK = 64

/**
 * The layers of a composition, in order. Never changes: adding and removing return a new list that shares this one,
 * and cost the same however long it is; once in a while the steps are replaced by their outcome.
 */
export class LayerList {
  /** The layers that the last step added, or the one that it removed. */
  readonly #changed: readonly Layer[]
  readonly #added: boolean
  readonly #below: LayerList | undefined
  readonly size: number
  readonly #steps: number
  #layers: readonly Layer[] | undefined

  private constructor(changed: readonly Layer[], added: boolean, below?: LayerList) {
    this.#changed = changed
    this.#added = added
    this.#below = below
    this.size = (below?.size ?? 0) + (added ? changed.length : -changed.length)
    this.#steps = below === undefined ? 0 : below.#steps + 1
  }

  static readonly empty: LayerList = new LayerList([], true)

  with(...layers: readonly Layer[]): LayerList {
    return new LayerList(layers, true, this)
  }

  /** @param layer one of the list */
  without(layer: Layer): LayerList {
    const shorter = new LayerList([layer], false, this)
    return shorter.#steps > 2 * shorter.size + SLACK ? LayerList.empty.with(...shorter.all()) : shorter
  }

  /** The layers that only one of two lists has, by digest. Costs the steps in which they differ. */
  difference(other: LayerList): { readonly here: readonly Layer[]; readonly there: readonly Layer[] } {
    const surplus = new Map<string, { readonly layer: Layer; count: number }>()
    const count = (step: LayerList, sign: number): void => {
      for (const layer of step.#changed) {
        const entry = surplus.get(layer.digest) ?? { layer, count: 0 }
        surplus.set(layer.digest, entry)
        entry.count += step.#added ? sign : -sign
      }
    }
    // Both walk down to the step that they share; the longer one goes first.
    let here: LayerList | undefined = this
    let there: LayerList | undefined = other
    while (here !== there) {
      if (there === undefined || (here !== undefined && here.#steps >= there.#steps)) {
        if (here === undefined) break
        count(here, 1)
        here = here.#below
      } else {
        count(there, -1)
        there = there.#below
      }
    }
    const all = [...surplus.values()]
    return {
      here: all.flatMap((each) => (each.count > 0 ? each.layer : [])),
      there: all.flatMap((each) => (each.count < 0 ? each.layer : [])),
    }
  }

  /** All layers in order. */
  all(): readonly Layer[] {
    if (this.#layers !== undefined) return this.#layers
    const removed = new Map<string, number>()
    const layers: Layer[] = []
    for (let step: LayerList | undefined = this; step !== undefined; step = step.#below) {
      for (const layer of step.#changed.toReversed()) {
        const pending = removed.get(layer.digest) ?? 0
        if (!step.#added) removed.set(layer.digest, pending + 1)
        else if (pending > 0) removed.set(layer.digest, pending - 1)
        else layers.push(layer)
      }
    }
    this.#layers = layers.toReversed()
    return this.#layers
  }
}
