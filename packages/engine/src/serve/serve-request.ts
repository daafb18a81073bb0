import {
  clientView,
  ContextValues,
  executeDocument,
  DocumentCache,
  LazySchema,
  ResultCache,
  Seals,
  type CachedDocument,
  type DocumentParser,
  parseDocument,
  toRefusal,
  canonicalView,
  CallContext,
  type Composition,
  type DocumentLimits,
  type WireError,
  type WireResult,
} from '@graft/dagql'
import { GraftError, type Diagnostic } from '@graft/diagnostics'
import { callbackKey, type Callback } from '@graft/modules'
import { demandOf } from '../load/demand.ts'
import type { Client } from './client.ts'
import type { CompositionCache } from './composition-cache.ts'
import { failuresInTheWay, prepareSchema, type ModuleFailure, type Prepared } from './prepare-schema.ts'
import { untilAborted } from './until-aborted.ts'

export interface GraphQLRequest {
  readonly query: string
  readonly variables?: { readonly [name: string]: unknown } | undefined
  readonly operationName?: string | undefined
}

/** Answers GraphQL requests of clients. */
export class RequestServer {
  readonly #base: Composition
  readonly #nestedSchema: () => LazySchema
  readonly #compositions: CompositionCache
  readonly #parseDocument: DocumentParser
  readonly #documents = new DocumentCache()
  readonly #results = new ResultCache()
  readonly #seals = new Seals()

  /** @param base core and nothing else: what module code sees when it calls back */
  constructor(base: Composition, compositions: CompositionCache, limits: DocumentLimits) {
    this.#base = base
    let nested: LazySchema | undefined
    this.#nestedSchema = () => (nested ??= new LazySchema(base.in(clientView)))
    this.#compositions = compositions
    this.#parseDocument = (text, hasPlaces) => parseDocument(text, limits, hasPlaces)
  }

  /**
   * Answers one request. Mistakes come back as errors with a code; rejects only where we have a bug, or with the
   * reason of the signal.
   */
  async serve(client: Client, request: GraphQLRequest, signal: AbortSignal): Promise<WireResult> {
    try {
      signal.throwIfAborted()
      return await untilAborted(this.#serve(client, request, signal), signal)
    } catch (thrown) {
      // Whatever is cut short fails in its own words; the signal knows why.
      const error: unknown = signal.aborted ? signal.reason : thrown
      if (!(error instanceof GraftError)) throw error
      return { errors: [toRefusal(error)] }
    }
  }

  async #serve(client: Client, request: GraphQLRequest, signal: AbortSignal): Promise<WireResult> {
    const cached = this.#parse(request.query)
    const { document } = cached
    const { modules, warnings } = await client.modules.get()
    // The demand is read before validation, because the schema to validate against depends on it.
    const demand = demandOf(document, request.operationName, request.variables ?? {}, this.#base)
    const prepared = await prepareSchema(modules, demand, this.#compositions)
    const strict = demand.everything && client.metadata.allowModuleFailures === false
    const inTheWay = strict ? prepared.failures : failuresInTheWay(prepared, demand, modules)
    if (inTheWay.length > 0) return { errors: inTheWay.map(failureError) }
    const { composition, schema } = prepared.served
    const result = await executeDocument({
      composition,
      schema,
      view: clientView,
      document: cached,
      variables: request.variables,
      operationName: request.operationName,
      signal,
      cache: this.#results,
      seals: this.#seals,
      clientId: client.metadata.clientId,
      sessionId: client.metadata.sessionId,
      values: ContextValues.none.with(callbackKey, this.#callback(composition)),
    })
    return demand.everything ? withReport(result, prepared, warnings) : result
  }

  /**
   * Serves module code that calls back: it sees core, whoever called it sees more. IDs that it was handed may
   * come from any module of its caller, so those are made on the caller's composition.
   */
  #callback(composition: Composition): Callback {
    return async (request, signal) => {
      const values = ContextValues.none.with(callbackKey, this.#callback(composition))
      const outer = new CallContext({
        composition,
        view: canonicalView,
        signal,
        values,
        cache: this.#results,
        seals: this.#seals,
      })
      try {
        const result = await executeDocument({
          composition: this.#base,
          schema: this.#nestedSchema,
          view: clientView,
          document: this.#parse(request.query),
          variables: request.variables,
          signal,
          values,
          cache: this.#results,
          seals: this.#seals,
          loader: (id) => outer.load(id),
        })
        return JSON.parse(JSON.stringify(result))
      } catch (error) {
        if (!(error instanceof GraftError)) throw error
        return JSON.parse(JSON.stringify({ errors: [toRefusal(error)] }))
      }
    }
  }

  #parse(text: string): CachedDocument {
    return this.#documents.get(text, this.#parseDocument)
  }

  /** Ends what a session owns of the results that are kept. */
  releaseSession(sessionId: string): void {
    this.#results.releaseSession(sessionId)
  }

  /** Writes out what is kept and is to outlive the process. */
  close(): void {
    this.#results.close()
  }
}

function failureError({ name, diagnostics }: ModuleFailure): WireError {
  const first = diagnostics[0]
  return {
    message: `the module \`${name}\` cannot be loaded: ${first?.message ?? 'unknown reason'}`,
    extensions: { code: first?.code ?? 'INTERNAL', module: name, diagnostics },
  }
}

/** Tells a request that reads the whole schema which modules are missing from it, and what was odd. */
function withReport(result: WireResult, prepared: Prepared, warnings: readonly Diagnostic[]): WireResult {
  const all = [...warnings, ...prepared.warnings]
  if (prepared.failures.length === 0 && all.length === 0) return result
  const report = {
    ...(prepared.failures.length === 0 ? {} : { failedModules: prepared.failures }),
    ...(all.length === 0 ? {} : { warnings: all }),
  }
  return { ...result, extensions: { ...result.extensions, ...report } }
}
