/** An object or list of the result that values are put into. */
export type Container = { [key: string | number]: unknown }

/** Where a value of the result goes, as far as it must be known to say where an error was, or to take it back. */
export class Place {
  readonly above: Place | undefined
  readonly container: Container
  readonly key: string | number
  readonly nullable: boolean
  /** True once null stands here, or further up: what is still to come for it is of no use. */
  isVoid: boolean = false

  constructor(above: Place | undefined, container: Container, key: string | number, nullable: boolean) {
    this.above = above
    this.container = container
    this.key = key
    this.nullable = nullable
  }

  /** The keys from the top of the result down to here; the top itself has none. */
  path(): (string | number)[] {
    const keys: (string | number)[] = []
    for (let at: Place = this; at.above !== undefined; at = at.above) keys.push(at.key)
    return keys.toReversed()
  }

  /** Whether null stands here or above. */
  isLost(): boolean {
    for (let at: Place | undefined = this; at !== undefined; at = at.above) if (at.isVoid) return true
    return false
  }
}
