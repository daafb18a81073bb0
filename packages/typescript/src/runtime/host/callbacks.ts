import type { CallbackRequest, JsonValue } from '@graft/typedef'
import { AuthoringError } from '../../authoring/call/authoring-error.ts'
import { callEnded } from '../../authoring/call/messages.ts'
import type { ModuleMessage } from '../wire/protocol.ts'

/** Requests of one call on their way at one time; the rest waits. Not of all calls: one may wait for another. */
const MAX_IN_FLIGHT = 64

interface Waiting {
  readonly call: number
  readonly request: CallbackRequest
  readonly resolve: (result: JsonValue) => void
  readonly reject: (reason: unknown) => void
}

/** What one call waits for. */
interface CallQueue {
  readonly inFlight: Map<number, Waiting>
  readonly queued: Waiting[]
}

/** The requests that running functions make to the engine, matched with their answers. */
export class Callbacks {
  readonly #send: (message: ModuleMessage) => void
  readonly #calls = new Map<number, CallQueue>()
  /** The call that a request on its way belongs to. */
  readonly #callOf = new Map<number, number>()
  #lastId = 0

  constructor(send: (message: ModuleMessage) => void) {
    this.#send = send
  }

  request(call: number, request: CallbackRequest): Promise<JsonValue> {
    const queue: CallQueue = this.#calls.get(call) ?? { inFlight: new Map(), queued: [] }
    this.#calls.set(call, queue)
    return new Promise((resolve, reject) => {
      queue.queued.push({ call, request, resolve, reject })
      this.#next(queue)
    })
  }

  answer(id: number, result: JsonValue): void {
    const queue = this.#calls.get(this.#callOf.get(id) ?? -1)
    this.#callOf.delete(id)
    const waiting = queue?.inFlight.get(id)
    if (queue === undefined || waiting === undefined) return
    queue.inFlight.delete(id)
    waiting.resolve(result)
    this.#next(queue)
  }

  /** Ends all that a call still waits for, because the call itself has ended. */
  endCall(call: number): void {
    const queue = this.#calls.get(call)
    if (queue === undefined) return
    this.#calls.delete(call)
    for (const id of queue.inFlight.keys()) this.#callOf.delete(id)
    for (const waiting of [...queue.inFlight.values(), ...queue.queued]) {
      waiting.reject(new AuthoringError(callEnded()))
    }
  }

  #next({ inFlight, queued }: CallQueue): void {
    while (inFlight.size < MAX_IN_FLIGHT) {
      const waiting = queued.shift()
      if (waiting === undefined) return
      const id = ++this.#lastId
      try {
        this.#send({ type: 'callback', id, call: waiting.call, request: waiting.request })
        inFlight.set(id, waiting)
        this.#callOf.set(id, waiting.call)
      } catch (error) {
        waiting.reject(error)
      }
    }
  }
}
