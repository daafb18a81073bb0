/** One thing that differs between two compositions. */
export interface Change {
  /** `Type`, `Type.field`, `Type.field(arg:)`, `Enum.MEMBER`, `Input.field`, `@directive` or `@directive(arg:)`. */
  readonly path: string
  readonly description: string
  /** Whether a request that worked before may not work any more. */
  readonly breaking: boolean
  /** The layer, or the module within it, that the thing comes from; absent for what every composition has. */
  readonly layer?: string | undefined
}

/** What differs between two compositions, as plain data. */
export interface CompositionDiff {
  readonly added: readonly Change[]
  readonly removed: readonly Change[]
  readonly changed: readonly Change[]
  /** Those of the above that are breaking. */
  readonly breaking: readonly Change[]
  /** Names of the layers that only one of the two has, and of those that do something else. */
  readonly layers: {
    readonly added: readonly string[]
    readonly removed: readonly string[]
    readonly changed: readonly string[]
  }
}

/** Changes while they are collected. */
export class Changes {
  readonly added: Change[] = []
  readonly removed: Change[] = []
  readonly changed: Change[] = []

  /** How many there are so far. */
  get size(): number {
    return this.added.length + this.removed.length + this.changed.length
  }

  add(path: string, description: string, layer: string | undefined, breaking: boolean = false): void {
    this.added.push(change(path, description, layer, breaking))
  }

  /** Whatever is gone may have been in use. */
  remove(path: string, description: string, layer: string | undefined): void {
    this.removed.push(change(path, description, layer, true))
  }

  alter(path: string, description: string, layer: string | undefined, breaking: boolean = false): void {
    this.changed.push(change(path, description, layer, breaking))
  }
}

function change(path: string, description: string, layer: string | undefined, breaking: boolean): Change {
  return { path, description, breaking, ...(layer === undefined ? {} : { layer }) }
}
