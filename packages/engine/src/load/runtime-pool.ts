import { LRUCache } from 'lru-cache'
import type { CallOptions, FunctionCall, JsonValue, LoadedModule, ModuleRuntime } from '@graft/typedef'

/** Runtimes beyond this many are closed when idle, least recently used first. */
const MAX_RUNTIMES = 64

/**
 * Shares runtimes between clients: modules with the same sources in the same folder run in one. A runtime that
 * is dropped finishes its calls first.
 */
export class RuntimePool {
  readonly #runtimes: LRUCache<string, PooledRuntime>
  /** Those in use and those that finish their calls. */
  readonly #open = new Set<PooledRuntime>()

  constructor() {
    this.#runtimes = new LRUCache<string, PooledRuntime>({
      max: MAX_RUNTIMES,
      dispose: (runtime) => this.#retire(runtime),
    })
  }

  /** The runtime of a module, made when first asked for. */
  get(root: string, loaded: LoadedModule): ModuleRuntime {
    const key = `${loaded.digest} ${root}`
    const known = this.#runtimes.get(key)
    if (known !== undefined) return known
    const runtime = new PooledRuntime(loaded.createRuntime())
    this.#open.add(runtime)
    this.#runtimes.set(key, runtime)
    return runtime
  }

  /** Ends every runtime, also in the middle of calls. */
  async close(): Promise<void> {
    const open = [...this.#open]
    this.#runtimes.clear()
    await Promise.all(open.map((runtime) => runtime.close()))
  }

  #retire(runtime: PooledRuntime): void {
    const closed = runtime.closeWhenIdle().finally(() => this.#open.delete(runtime))
    // Whoever closes the pool is told; where a runtime makes room for another, there is nobody to tell.
    closed.catch(() => undefined)
  }
}

class PooledRuntime implements ModuleRuntime {
  readonly #runtime: ModuleRuntime
  #calls = 0
  #idle: (() => void) | undefined
  #closed: Promise<void> | undefined

  constructor(runtime: ModuleRuntime) {
    this.#runtime = runtime
  }

  async call(call: FunctionCall, options: CallOptions): Promise<JsonValue> {
    this.#calls += 1
    try {
      return await this.#runtime.call(call, options)
    } finally {
      this.#calls -= 1
      if (this.#calls === 0) this.#idle?.()
    }
  }

  async closeWhenIdle(): Promise<void> {
    if (this.#calls > 0) await new Promise<void>((resolve) => (this.#idle = resolve))
    await this.close()
  }

  /** Closes the runtime once, however often it is called. */
  close(): Promise<void> {
    this.#idle?.()
    this.#closed ??= this.#runtime.close()
    return this.#closed
  }
}
