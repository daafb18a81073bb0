import { setTimeout as delay } from 'node:timers/promises'
import { GraftError, type Diagnostic } from '@graft/diagnostics'
import type { CallOptions, FunctionCall, JsonValue } from '@graft/typedef'
import type { DispatchTable } from '../../runtime/wire/dispatch-table.ts'
import { decodeModuleMessage } from '../../runtime/wire/decode-module-message.ts'
import { encodeFrame, FrameReader } from '../../runtime/wire/frame.ts'
import type { EngineMessage, ModuleMessage } from '../../runtime/wire/protocol.ts'
import {
  functionFailed,
  loadFailed,
  processExited,
  processNotStarted,
  protocolBroken,
  runtimeBusy,
  runtimeClosed,
} from '../messages.ts'
import { forwardOutput, OutputTail, type OutputSink } from './child-output.ts'
import { NotBegun } from './not-begun.ts'
import { PendingCalls } from './pending-calls.ts'
import { serveCallback } from './serve-callback.ts'
import { spawnModule, type SpawnedModule, type SpawnOptions } from './spawn-module.ts'

const MAX_CALLS = 1_000
const MAX_UNSENT_BYTES = 256 * 1024 * 1024
/** How long a process may take to notice that a call was cancelled, or that it shall end. */
const CANCEL_MILLISECONDS = 2_000
const END_MILLISECONDS = 250
const TERMINATE_MILLISECONDS = 1_000
/** How long output may follow the end of a process, as where a grandchild holds its pipe. */
const DRAIN_MILLISECONDS = 200

export interface ProcessOptions extends SpawnOptions {
  /** The module's name, for messages. */
  readonly name: string
  readonly table: DispatchTable
  readonly onOutput: OutputSink
}

/** One process that runs one module. It is never restarted; whoever uses it makes another one. */
export class ModuleProcess {
  readonly #name: string
  readonly #spawned: SpawnedModule
  readonly #reader = new FrameReader()
  readonly #pending = new PendingCalls()
  readonly #ended = Promise.withResolvers<void>()
  /** Cancelled calls that the process has not acknowledged, with the last call that was sent before. */
  readonly #unacknowledged = new Map<number, number>()
  #watch: NodeJS.Timeout | undefined
  #exited = false
  #failure: GraftError | undefined
  /** True once nothing that the process sends counts any more. */
  #over = false

  constructor(options: ProcessOptions) {
    this.#name = options.name
    this.#spawned = spawnModule(options)
    const { child, stdout, stderr, channel } = this.#spawned
    const tail = new OutputTail()
    // What was written before the end still counts.
    const output = Promise.all([
      new Promise((resolve) => channel.once('close', resolve)),
      forwardOutput(stdout, 'stdout', options.onOutput),
      forwardOutput(stderr, 'stderr', options.onOutput, tail),
    ])
    child.once('error', (error) => {
      this.#fail(processNotStarted(options.nodePath, error.message))
      this.#ended.resolve()
    })
    child.once('exit', async (exitCode, signal) => {
      this.#exited = true
      this.#ended.resolve()
      await Promise.race([output, delay(DRAIN_MILLISECONDS, undefined, { ref: false })])
      this.#fail(processExited({ name: this.#name, exitCode, signal, lastLines: tail.lines() }))
    })
    channel.on('data', (chunk: Uint8Array) => this.#receive(chunk))
    // The end of the process follows, and says more. A process that only closed its pipe is of no use any more.
    channel.on('error', () => undefined)
    channel.on('close', () => void this.#end())
    this.#send({ type: 'init', table: options.table })
  }

  /** False once the process has ended or is about to. */
  get isUsable(): boolean {
    return !this.#over && !this.#exited && this.#spawned.channel.writable
  }

  call(call: FunctionCall, options: CallOptions): Promise<JsonValue> {
    const { signal } = options
    if (signal?.aborted === true) return Promise.reject(signal.reason)
    // Where nothing was started there is nothing to wait for but the reason.
    if (this.#spawned.child.pid === undefined) return this.#ended.promise.then(() => this.#throwFailure())
    if (!this.isUsable) return Promise.reject(new NotBegun())
    const waiting = this.#pending.size + this.#unacknowledged.size
    if (waiting >= MAX_CALLS || this.#spawned.channel.writableLength > MAX_UNSENT_BYTES) {
      return Promise.reject(new GraftError(runtimeBusy(this.#name, MAX_CALLS)))
    }
    const { id, result } = this.#pending.add(options, (cancelled) => this.#cancel(cancelled))
    try {
      this.#send({ type: 'call', id, call })
    } catch (error) {
      this.#pending.reject(id, error)
    }
    return result
  }

  /** Ends the process: asks it to, then insists. Calls that still run are rejected. */
  async close(): Promise<void> {
    this.#fail(runtimeClosed(this.#name))
    await this.#end()
  }

  #send(message: EngineMessage): void {
    this.#spawned.channel.write(encodeFrame(message))
  }

  #receive(chunk: Uint8Array): void {
    if (this.#over) return
    try {
      for (const raw of this.#reader.push(chunk)) {
        const message = decodeModuleMessage(raw)
        if (message === undefined) throw new Error('of unknown shape')
        this.#handle(message)
      }
    } catch (error) {
      this.#kill(protocolBroken(this.#name, error instanceof Error ? error.message : String(error)))
    }
  }

  #handle(message: ModuleMessage): void {
    switch (message.type) {
      case 'ready':
        return
      case 'failed':
        return this.#kill(loadFailed(this.#name, message.error))
      case 'return':
        return this.#pending.resolve(message.id, message.value)
      case 'throw':
        return this.#pending.reject(
          message.id,
          new GraftError(functionFailed(message.error), message.error.extensions),
        )
      case 'cancelled':
        this.#unacknowledged.delete(message.id)
        if (this.#unacknowledged.size === 0) clearTimeout(this.#watch)
        return
      case 'callback':
        void this.#answer(message)
    }
  }

  async #answer(message: ModuleMessage & { type: 'callback' }): Promise<void> {
    const frame = await serveCallback(message, this.#pending.get(message.call))
    if (this.#over) return
    this.#spawned.channel.write(frame)
    if (this.#spawned.channel.writableLength > MAX_UNSENT_BYTES) {
      this.#kill(protocolBroken(this.#name, 'requests whose answers it does not read'))
    }
  }

  #cancel(id: number): void {
    if (!this.isUsable) return
    if (this.#unacknowledged.size === 0) this.#watchCancel()
    this.#unacknowledged.set(id, this.#pending.lastId)
    this.#send({ type: 'cancel', id })
  }

  /** Kills a process that does not react, unless it may be busy with a call that is still wanted. */
  #watchCancel(): void {
    clearTimeout(this.#watch)
    this.#watch = setTimeout(() => {
      const [lastBefore] = this.#unacknowledged.values()
      if (lastBefore === undefined || this.#over) return
      if (this.#pending.hasUpTo(lastBefore)) return this.#watchCancel()
      // Messages are handled in order: what was sent after the cancel has not begun.
      this.#pending.rejectAll(new NotBegun())
      this.#kill(runtimeClosed(this.#name))
    }, CANCEL_MILLISECONDS)
    this.#watch.unref()
  }

  #fail(diagnostic: Diagnostic): void {
    this.#over = true
    this.#failure ??= new GraftError(diagnostic)
    clearTimeout(this.#watch)
    this.#pending.rejectAll(new GraftError(diagnostic))
  }

  #throwFailure(): never {
    throw this.#failure ?? new NotBegun()
  }

  #kill(diagnostic: Diagnostic): void {
    this.#fail(diagnostic)
    this.#spawned.child.kill('SIGKILL')
    this.#spawned.channel.destroy()
  }

  /** A closed pipe is what a process normally ends by, so that Node can store what it has compiled. */
  async #end(): Promise<void> {
    const { child, channel } = this.#spawned
    channel.destroy()
    if (await this.#endsWithin(END_MILLISECONDS)) return
    child.kill('SIGTERM')
    if (await this.#endsWithin(TERMINATE_MILLISECONDS)) return
    child.kill('SIGKILL')
    await this.#endsWithin(TERMINATE_MILLISECONDS)
  }

  async #endsWithin(milliseconds: number): Promise<boolean> {
    const timer = new AbortController()
    const late = delay(milliseconds, false, { signal: timer.signal }).catch(() => false)
    const ended = this.#ended.promise.then(() => true)
    const result = await Promise.race([ended, late])
    timer.abort()
    return result
  }
}
