/** Lookups walk at most this many overlays before a new one copies everything below it. */
const MAX_DEPTH = 16

/**
 * A map that never changes: `with` returns a new one that shares all earlier entries.
 * Adding costs the added entries; once every `MAX_DEPTH` additions it costs one copy.
 */
export class OverlayMap<V> {
  readonly #own: ReadonlyMap<string, V>
  readonly #below: OverlayMap<V> | undefined
  readonly #depth: number

  private constructor(own: ReadonlyMap<string, V>, below: OverlayMap<V> | undefined) {
    this.#own = own
    this.#below = below
    this.#depth = below === undefined ? 0 : below.#depth + 1
  }

  static empty<V>(): OverlayMap<V> {
    return new OverlayMap<V>(new Map(), undefined)
  }

  get(key: string): V | undefined {
    for (let map: OverlayMap<V> | undefined = this; map !== undefined; map = map.#below) {
      const value = map.#own.get(key)
      if (value !== undefined) return value
    }
    return undefined
  }

  /** Entries of `added` win over earlier ones of the same key. */
  with(added: ReadonlyMap<string, V>): OverlayMap<V> {
    if (added.size === 0) return this
    if (this.#depth + 1 < MAX_DEPTH) return new OverlayMap(added, this)
    return new OverlayMap(new Map([...this.entries(), ...added]), undefined)
  }

  /** All entries, oldest key first, each with its latest value. */
  entries(): ReadonlyMap<string, V> {
    const chain: OverlayMap<V>[] = []
    for (let map: OverlayMap<V> | undefined = this; map !== undefined; map = map.#below) chain.push(map)
    const all = new Map<string, V>()
    for (const map of chain.toReversed()) for (const [key, value] of map.#own) all.set(key, value)
    return all
  }
}
