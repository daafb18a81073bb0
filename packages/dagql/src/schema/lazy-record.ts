/** A dictionary by name whose values are made when read. */
export interface LazySource<V> {
  /** The value under a name, made on first use; the same one each time. */
  get(name: string): V | undefined
  /** Whether there is a value under a name; makes none. */
  has(name: string): boolean
  /** All names; asked for only by code that walks everything. */
  names(): readonly string[]
}

/**
 * Shows a lazy source as the plain dictionary that graphql-js expects of types and fields.
 * Asking for keys makes no values; reading one makes that one.
 */
export function lazyRecord<V>(source: LazySource<V>): { [name: string]: V } {
  // The target stays empty and extensible, so that nothing that tools put on a schema can contradict the names.
  const target: { [name: string]: V } = Object.create(null)
  return new Proxy(target, {
    get: (_target, name) => (typeof name === 'string' ? source.get(name) : undefined),
    has: (_target, name) => typeof name === 'string' && source.has(name),
    ownKeys: () => [...source.names()],
    getOwnPropertyDescriptor: (_target, name) => {
      if (typeof name !== 'string' || !source.has(name)) return undefined
      return { enumerable: true, configurable: true, get: () => source.get(name) }
    },
    set: () => false,
    defineProperty: () => false,
    deleteProperty: () => false,
  })
}
