/** Names a value that the caller of a composition hands to its resolvers, with the value's type. */
export interface ContextKey<T> {
  readonly symbol: symbol
  readonly check: (value: unknown) => value is T
}

/**
 * Makes a key for a value of resolvers' environment.
 *
 * @param check tells whether a value is of the key's type, so that reading one needs no trust
 */
export function contextKey<T>(name: string, check: (value: unknown) => value is T): ContextKey<T> {
  return { symbol: Symbol(name), check }
}

/** Values that travel with a request to every resolver, by key. */
export class ContextValues {
  readonly #values: ReadonlyMap<symbol, unknown>

  private constructor(values: ReadonlyMap<symbol, unknown>) {
    this.#values = values
  }

  static readonly none: ContextValues = new ContextValues(new Map())

  /** The same values and one more. */
  with<T>(key: ContextKey<T>, value: T): ContextValues {
    return new ContextValues(new Map([...this.#values, [key.symbol, value]]))
  }

  get<T>(key: ContextKey<T>): T | undefined {
    const value = this.#values.get(key.symbol)
    return key.check(value) ? value : undefined
  }
}
