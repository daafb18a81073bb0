/** A dictionary by name whose values are made when read. */
export interface LazySource<V> {
  /** The value under a name, made on first use; the same one each time. */
  get(name: string): V | undefined
  /** All names; asked for only by code that walks everything. */
  names(): readonly string[]
}

/**
 * Shows a lazy source as the plain dictionary that graphql-js expects of types and fields.
 * Asking for keys makes no values; reading one makes that one.
 */
export function lazyRecord<V>(source: LazySource<V>): { [name: string]: V } {
  const holder: { [name: string]: V } = Object.create(null)
  return new Proxy(holder, {
    get: (_holder, name) => (typeof name === 'string' ? source.get(name) : undefined),
    has: (_holder, name) => typeof name === 'string' && source.names().includes(name),
    ownKeys: () => [...source.names()],
    getOwnPropertyDescriptor: (_holder, name) => {
      if (typeof name !== 'string' || !source.names().includes(name)) return undefined
      return { enumerable: true, configurable: true, get: () => source.get(name) }
    },
  })
}
