import type { Call } from '../call/call.ts'
import { digestCall } from '../call/digest-call.ts'
import { encodeId } from '../call/encode-id.ts'

/** So many calls are remembered with an object. */
const MAX_CALLS = 64

/** An object with its identity: the value that resolvers work on, and the call that made it. */
export class ObjectResult<T = unknown> {
  readonly typeName: string
  readonly value: T
  #origin: Call | (() => Call) | undefined
  #calls: Map<object, Call> | undefined

  /** @param origin the call that made it, or how to tell it; absent for the root, which nothing made */
  constructor(typeName: string, value: T, origin: Call | (() => Call) | undefined) {
    this.typeName = typeName
    this.value = value
    this.#origin = origin
  }

  /** The call that made it; absent for the root. */
  get call(): Call | undefined {
    // Most objects of a list are never asked for their identity, so it is put together when they are.
    if (typeof this.#origin === 'function') this.#origin = this.#origin()
    return this.#origin
  }

  /**
   * A call on this object that was made before with the same arguments object, or a new one. Objects that are kept
   * meet the same plans again and again, and then nothing has to be compared.
   *
   * @param key what stands for field and arguments
   */
  callOf(key: object, make: () => Call): Call {
    const known = this.#calls?.get(key)
    if (known !== undefined) return known
    const call = make()
    if (this.#calls === undefined || this.#calls.size >= MAX_CALLS) this.#calls = new Map()
    this.#calls.set(key, call)
    return call
  }

  /** The recipe ID; empty for the root. */
  id(): string {
    return this.call === undefined ? '' : encodeId(this.call)
  }

  /** The digest of the call that made it; empty for the root. */
  digest(): string {
    return this.call === undefined ? '' : digestCall(this.call)
  }
}
