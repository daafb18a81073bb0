import { sizeOfStored, type CacheStore, type StoredEntry } from './cache-store.ts'

export interface MemoryStoreOptions {
  /** @default 10_000 */
  readonly maxEntries?: number | undefined
  /** @default 64 MiB */
  readonly maxBytes?: number | undefined
}

/** A store that lives as long as the object: for tests, and for results that should outlive one cache of a process. */
export function memoryStore(options: MemoryStoreOptions = {}): CacheStore {
  const { maxEntries = 10_000, maxBytes = 64 * 2 ** 20 } = options
  // A map lists its keys in the order in which they were set: the least recently used one is the first.
  const entries = new Map<string, StoredEntry>()
  let bytes = 0

  function remove(key: string): void {
    const entry = entries.get(key)
    if (entry === undefined) return
    bytes -= sizeOfStored(entry)
    entries.delete(key)
  }

  function put(entry: StoredEntry): void {
    remove(entry.key)
    if (sizeOfStored(entry) > maxBytes) return
    bytes += sizeOfStored(entry)
    entries.set(entry.key, entry)
  }

  const isFull = (): boolean => entries.size > maxEntries || bytes > maxBytes

  return {
    read(key, now) {
      const entry = entries.get(key)
      return entry === undefined || isExpired(entry, now) ? undefined : entry
    },
    write(batch) {
      for (const key of batch.used) {
        const entry = entries.get(key)
        if (entry !== undefined) put(entry)
      }
      for (const key of batch.deleted) remove(key)
      for (const entry of batch.entries) put(entry)
      if (!isFull()) return
      for (const [key, entry] of entries) if (isExpired(entry, batch.now)) remove(key)
      for (const key of entries.keys()) {
        if (!isFull()) break
        remove(key)
      }
    },
    clear() {
      entries.clear()
      bytes = 0
    },
    close() {},
  }
}

function isExpired({ expiresAt }: StoredEntry, now: number): boolean {
  return expiresAt !== undefined && expiresAt <= now
}
