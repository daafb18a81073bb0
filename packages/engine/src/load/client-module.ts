import { basename } from 'node:path'
import { fail, GraftError, type Diagnostic, type Result } from '@graft/diagnostics'
import type { InstalledModule } from '@graft/modules'
import { fieldName } from '@graft/typedef'
import { moduleLoadFailed } from '../messages.ts'
import { loadModule, type LoadOptions } from './load-module.ts'
import type { ModuleRequest } from './module-request.ts'

/**
 * A module of one client: pending until a request needs it, then loaded or failed. Loading is single flight, and
 * a failed module is tried again by the next request that needs it.
 */
export class ClientModule {
  readonly request: ModuleRequest
  readonly #options: LoadOptions
  #installed: InstalledModule | undefined
  #failure: readonly Diagnostic[] | undefined
  #loading: Promise<void> | undefined

  constructor(request: ModuleRequest, options: LoadOptions) {
    this.request = request
    this.#options = options
    if (request.source.kind === 'code') this.#installed = request.source.module
  }

  /** How people know it: its installed name, or what is known of it before it is loaded. */
  get name(): string {
    const { name, source } = this.request
    if (this.#installed !== undefined) return this.#installed.name
    if (name !== undefined) return name
    return source.kind === 'path' ? basename(source.path) : source.kind === 'remote' ? source.ref : ''
  }

  /** The root field that it is expected to bring; undefined where only loading can tell. */
  get constructorName(): string | undefined {
    if (this.#installed !== undefined) return this.#installed.constructorName
    return this.request.name === undefined ? undefined : fieldName(this.request.name)
  }

  get installed(): InstalledModule | undefined {
    return this.#installed
  }

  /** Why it is not there, from the last try. */
  get failure(): readonly Diagnostic[] | undefined {
    return this.#failure
  }

  /** Loads it unless it is loaded. Never rejects for a mistake in the module; `failure` has that. */
  load(): Promise<void> {
    if (this.#installed !== undefined) return Promise.resolve()
    this.#loading ??= this.#load().finally(() => (this.#loading = undefined))
    return this.#loading
  }

  async #load(): Promise<void> {
    const result = await this.#tryToLoad()
    if (result.ok) {
      this.#installed = result.value
      this.#failure = undefined
    } else {
      this.#failure = result.diagnostics
    }
  }

  /** An SDK may throw; that is the misfortune of its module and of no other. Cancelling is no failure. */
  async #tryToLoad(): Promise<Result<InstalledModule>> {
    try {
      return await loadModule(this.request, this.#options)
    } catch (error) {
      this.#options.signal.throwIfAborted()
      if (error instanceof GraftError) return fail(error.diagnostics)
      this.#options.onInternalError(error)
      return fail(moduleLoadFailed(this.name))
    }
  }
}
