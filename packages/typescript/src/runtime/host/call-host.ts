import type { FunctionCall } from '@graft/typedef'
import { runInCall } from '../../authoring/call/call-scope.ts'
import { AuthoringError } from '../../authoring/call/authoring-error.ts'
import { callEnded } from '../../authoring/call/messages.ts'
import { Callbacks } from './callbacks.ts'
import { Dispatch } from '../value/dispatch.ts'
import { encodeError } from '../value/encode-error.ts'
import { invokeFunction } from './invoke-function.ts'
import type { EngineMessage, ModuleMessage } from '../wire/protocol.ts'

/** Runs the calls of a module process, several at a time, each with a `dag` of its own. */
export class CallHost {
  readonly #send: (message: ModuleMessage) => void
  readonly #callbacks: Callbacks
  readonly #running = new Set<number>()
  readonly #loaded = Promise.withResolvers<void>()
  #dispatch: Dispatch | undefined

  constructor(send: (message: ModuleMessage) => void) {
    this.#send = send
    this.#callbacks = new Callbacks(send)
  }

  /** Loads the module's code; calls wait for it. */
  async load(loadModule: () => Promise<unknown>): Promise<void> {
    try {
      await loadModule()
      this.#send({ type: 'ready' })
      this.#loaded.resolve()
    } catch (error) {
      // The engine's side ends this process, and with it the calls that wait.
      this.#send({ type: 'failed', error: encodeError(error) })
    }
  }

  handle(message: EngineMessage): void {
    switch (message.type) {
      case 'init':
        this.#dispatch = new Dispatch(message.table)
        return
      case 'call':
        void this.#run(message.id, message.call)
        return
      case 'answer':
        this.#callbacks.answer(message.id, message.result)
        return
      case 'cancel':
        this.#end(message.id)
        this.#send({ type: 'cancelled', id: message.id })
        return
    }
  }

  async #run(id: number, call: FunctionCall): Promise<void> {
    this.#running.add(id)
    await this.#loaded.promise
    if (!this.#running.has(id)) return
    let answer: ModuleMessage
    try {
      answer = { type: 'return', id, value: await this.#invoke(id, call) }
    } catch (error) {
      answer = { type: 'throw', id, error: encodeError(error) }
    }
    // A cancelled call has been acknowledged already.
    if (!this.#end(id)) return
    try {
      this.#send(answer)
    } catch (error) {
      this.#send({ type: 'throw', id, error: encodeError(error) })
    }
  }

  #invoke(id: number, call: FunctionCall): ReturnType<typeof invokeFunction> {
    const dispatch = this.#dispatch
    if (dispatch === undefined) throw new Error('a call came before `init`')
    const scope = {
      request: (request: Parameters<Callbacks['request']>[1]) =>
        this.#running.has(id)
          ? this.#callbacks.request(id, request)
          : Promise.reject(new AuthoringError(callEnded())),
    }
    return runInCall(scope, () => invokeFunction(call, dispatch))
  }

  /** Ends a call and what it waits for; false where it had ended before. */
  #end(id: number): boolean {
    const wasRunning = this.#running.delete(id)
    if (wasRunning) this.#callbacks.endCall(id)
    return wasRunning
  }
}
