interface Watched<Member> {
  readonly members: Set<Member>
  readonly stop: () => void
}

/**
 * Tells when the signal that a member goes by is aborted. Members of one signal share one listener: a request can make
 * thousands of calls, and adding a listener to a signal costs the more the more it has.
 */
export class AbortWatch<Member> {
  readonly #watched = new Map<AbortSignal, Watched<Member>>()
  readonly #onAbort: (member: Member, reason: unknown) => void

  constructor(onAbort: (member: Member, reason: unknown) => void) {
    this.#onAbort = onAbort
  }

  /** The number of signals that have a listener. */
  get size(): number {
    return this.#watched.size
  }

  add(signal: AbortSignal, member: Member): void {
    const watched = this.#watched.get(signal)
    if (watched !== undefined) {
      watched.members.add(member)
      return
    }
    const members = new Set([member])
    const stop = (): void => {
      for (const each of members) this.#onAbort(each, signal.reason)
      this.#watched.delete(signal)
    }
    this.#watched.set(signal, { members, stop })
    signal.addEventListener('abort', stop, { once: true })
  }

  delete(signal: AbortSignal, member: Member): void {
    const watched = this.#watched.get(signal)
    if (watched === undefined || !watched.members.delete(member) || watched.members.size > 0) return
    this.#watched.delete(signal)
    signal.removeEventListener('abort', watched.stop)
  }
}
