import { timingSafeEqual } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { GraftError } from '@graft/diagnostics'
import { secretMismatch } from '../messages.ts'
import type { ClientMetadata } from '../session/client-metadata.ts'
import type { Client } from './client.ts'

const MAX_SESSIONS = 1_000
const MAX_CLIENTS = 1_000

/** The sessions of an engine and the clients in them. First use makes a session or client; the oldest idle ones go. */
export class SessionTable {
  readonly #sessions: LRUCache<string, LRUCache<string, Client>>
  readonly #create: (metadata: ClientMetadata) => Client

  /** @param onEnd told of each session that ends */
  constructor(create: (metadata: ClientMetadata) => Client, onEnd: (sessionId: string) => void = () => {}) {
    this.#create = create
    this.#sessions = new LRUCache({ max: MAX_SESSIONS, dispose: (_clients, sessionId) => onEnd(sessionId) })
  }

  /** The client that a request belongs to. @throws GraftError `CLIENT_SECRET_MISMATCH` */
  client(metadata: ClientMetadata): Client {
    const { sessionId = 'default', clientId = 'default', clientSecretToken = '' } = metadata
    let clients = this.#sessions.get(sessionId)
    if (clients === undefined) {
      clients = new LRUCache<string, Client>({ max: MAX_CLIENTS })
      this.#sessions.set(sessionId, clients)
    }
    const known = clients.get(clientId)
    if (known !== undefined) {
      if (isSameSecret(known.metadata.clientSecretToken ?? '', clientSecretToken)) return known
      throw new GraftError(secretMismatch(clientId))
    }
    const client = this.#create(metadata)
    clients.set(clientId, client)
    return client
  }

  clear(): void {
    this.#sessions.clear()
  }
}

/** Compares secrets in constant time. */
export function isSameSecret(expected: string, actual: string): boolean {
  const a = Buffer.from(expected)
  const b = Buffer.from(actual)
  return a.length === b.length && timingSafeEqual(a, b)
}
