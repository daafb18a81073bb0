import { definePolicies, collisionReport, type CollisionReport, type Policies } from '@graft/collisions'
import { GraftError, unwrap, type Diagnostic } from '@graft/diagnostics'
import { neverAborted } from '../internal/never-aborted.ts'
import type { CacheStore } from '../cache/cache-store.ts'
import { ResultCache } from '../cache/result-cache.ts'
import { Seals } from '../call/seals.ts'
import { composeAll } from '../composition/compose.ts'
import type { Composition } from '../composition/composition.ts'
import { without } from '../composition/without.ts'
import { ContextValues } from '../field/context-key.ts'
import type { Selector } from '../field/field-spec.ts'
import type { ObjectResult } from '../field/object-result.ts'
import { CallContext, type CallContextOptions } from '../invoke/call-context.ts'
import type { ModuleLayers } from '../invoke/module-layers.ts'
import { resultCodec } from '../invoke/result-codec.ts'
import type { FieldsSelector } from '../invoke/select.ts'
import type { Layer } from '../layer/layer.ts'
import { DocumentCache, type DocumentParser } from '../plan/document-cache.ts'
import { LazySchema } from '../schema/lazy-schema.ts'
import { parseDocument, type DocumentLimits } from '../schema/parse-document.ts'
import { clientView, type View } from '../view/view.ts'
import { executeDocument } from './execute-document.ts'
import { Selection } from './selection.ts'
import { toRefusal, type WireResult } from './wire-error.ts'

export interface ServerOptions {
  readonly layers: readonly Layer[]
  readonly policies?: Policies | undefined
  /** @default the client surface in the newest version */
  readonly view?: View | undefined
  readonly limits?: DocumentLimits | undefined
  /** Keeps results of calls, or makes what does when it is first needed. @default one of its own; `false` keeps none */
  readonly cache?: ResultCache | (() => ResultCache | undefined) | false | undefined
  /** Where results go that are to outlive the process, if the server has a cache of its own. */
  readonly store?: CacheStore | undefined
  readonly onDiagnostic?: ((diagnostic: Diagnostic) => void) | undefined
  /** Keeps parsed and planned documents. @default one of its own */
  readonly documents?: DocumentCache | undefined
  /** Stands in for sensitive arguments. @default with a key of its own */
  readonly seals?: Seals | undefined
  /** Finds the layers of modules that IDs name and this server does not have. */
  readonly modules?: ModuleLayers | undefined
}

/** Who asks, and what travels with the request. */
export interface ServerCaller {
  readonly signal?: AbortSignal | undefined
  readonly values?: ContextValues | undefined
  readonly clientId?: string | undefined
  readonly sessionId?: string | undefined
}

export interface ServerRequest extends ServerCaller {
  readonly query: string
  readonly variables?: { readonly [name: string]: unknown } | undefined
  readonly operationName?: string | undefined
}

/** A step of a path: a field by name, with its arguments, and the element of its list. */
export type Step =
  | string
  | readonly [field: string, args?: { readonly [name: string]: unknown }, nth?: number | readonly number[]]
  | Selector
  | FieldsSelector

interface Parts {
  readonly policies: Policies
  readonly view: View
  readonly limits: DocumentLimits
  readonly cache: () => ResultCache | undefined
  readonly documents: DocumentCache
  readonly seals: Seals
  readonly modules: ModuleLayers | undefined
}

/** One object for all servers, so that they share documents. */
const defaultLimits: DocumentLimits = {}

/** Serves one composition. Immutable: `with` and `without` make other servers, and this one goes on. */
export class Server {
  readonly composition: Composition
  readonly #parts: Parts
  readonly #modules: CallContextOptions['modules']
  readonly #parse: DocumentParser
  readonly #schemaOf: () => LazySchema
  #schema: LazySchema | undefined

  constructor(composition: Composition, options: Omit<ServerOptions, 'layers'> = {}) {
    this.composition = composition
    this.#parts = {
      policies: options.policies ?? definePolicies({}),
      view: options.view ?? clientView,
      limits: options.limits ?? defaultLimits,
      cache: this.#cacheOf(options),
      documents: options.documents ?? new DocumentCache(),
      seals: options.seals ?? new Seals(),
      modules: options.modules,
    }
    const { modules, policies } = this.#parts
    this.#modules = modules === undefined ? undefined : { layers: modules, policies }
    this.#parse = (text, hasPlaces) => parseDocument(text, this.#parts.limits, hasPlaces)
    this.#schemaOf = () => this.schema
  }

  /**
   * The composition as a `GraphQLSchema`, for the tools of graphql-js and for servers that execute schemas. Its types
   * are made when they are touched.
   */
  get schema(): LazySchema {
    this.#schema ??= new LazySchema(this.composition.in(this.#parts.view), {
      contextFor: () => this.#context({}),
    })
    return this.#schema
  }

  /** Every collision among the layers, who won, and how to reach the loser. */
  get report(): CollisionReport {
    return collisionReport(this.composition.resolutions)
  }

  /** A server with more layers, which shares what this one keeps. @throws GraftError where names are refused */
  with(...layers: readonly Layer[]): Server {
    return this.#serving(unwrap(composeAll(layers, this.#parts.policies, this.composition)))
  }

  /** A server without a layer, which shares what this one keeps. @throws GraftError `LAYER_NEEDED` */
  without(layer: Layer): Server {
    return this.#serving(unwrap(without(this.composition, layer, this.#parts.policies)))
  }

  /** The same server as another view sees it. */
  in(view: View): Server {
    return new Server(this.composition, { ...this.#parts, view })
  }

  /** Answers a GraphQL request; rejects for no mistake of the caller, and with the reason of the signal. */
  async execute(request: ServerRequest): Promise<WireResult> {
    return this.executeNow(request)
  }

  /** The same, at once where nothing must be waited for. */
  executeNow(request: ServerRequest): WireResult | Promise<WireResult> {
    try {
      const { view, cache, seals, documents, limits } = this.#parts
      // Written out, because this is done for every request.
      return executeDocument({
        document: documents.get(request.query, this.#parse, limits),
        schema: this.#schemaOf,
        variables: request.variables,
        operationName: request.operationName,
        composition: this.composition,
        view,
        cache,
        seals,
        signal: request.signal ?? neverAborted,
        values: request.values ?? ContextValues.none,
        clientId: request.clientId,
        sessionId: request.sessionId,
        modules: this.#modules,
      })
    } catch (error) {
      if (!(error instanceof GraftError)) throw error
      return { errors: [toRefusal(error)] }
    }
  }

  /**
   * Walks a path from the root: `select(['point', { x: 1 }], 'shift', 'x').as(Int)`. Without `as` it gives results as
   * they are, objects with their identity.
   */
  select(...steps: readonly Step[]): Selection {
    return this.selectAs({}, ...steps)
  }

  /** The same on behalf of a caller. */
  selectAs(caller: ServerCaller, ...steps: readonly Step[]): Selection {
    const context = this.#context(caller)
    return new Selection(
      context.select(context.root, ...steps.map(toSelector)),
      this.composition.in(this.#parts.view),
    )
  }

  /** Makes the object that an ID names. @throws GraftError `ID_MALFORMED` and whatever its calls throw */
  load(id: string, caller: ServerCaller = {}): Promise<ObjectResult> {
    return this.#context(caller).load(id)
  }

  /** Ends what a session owns of the results that are kept. */
  releaseSession(sessionId: string): void {
    this.#parts.cache()?.releaseSession(sessionId)
  }

  /** The cache, made when something is first to be kept. */
  #cacheOf({ cache, store, onDiagnostic }: Omit<ServerOptions, 'layers'>): () => ResultCache | undefined {
    if (cache === false) return () => undefined
    if (typeof cache === 'function') return cache
    let made = cache
    return () =>
      (made ??= new ResultCache({
        codec: resultCodec((typeName) => {
          const type = this.composition.type(typeName)
          return type?.kind === 'object' ? type.codec : undefined
        }),
        ...(store === undefined ? {} : { store }),
        ...(onDiagnostic === undefined ? {} : { onDiagnostic }),
      }))
  }

  #serving(composition: Composition): Server {
    return new Server(composition, this.#parts)
  }

  /** Writes out what is kept and is to outlive the process. The server can still be used, without its store. */
  close(): void {
    this.#parts.cache()?.close()
  }

  [Symbol.dispose](): void {
    this.close()
  }

  #context(caller: ServerCaller): CallContext {
    const { view, cache, seals } = this.#parts
    return new CallContext({
      composition: this.composition,
      view,
      cache,
      seals,
      signal: caller.signal ?? neverAborted,
      values: caller.values ?? ContextValues.none,
      clientId: caller.clientId,
      sessionId: caller.sessionId,
      modules: this.#modules,
    })
  }
}

function toSelector(step: Step): Selector | FieldsSelector {
  if (typeof step === 'string') return { field: step }
  if (!isTuple(step)) return step
  const [field, args, nth] = step
  return { field, ...(args === undefined ? {} : { args }), ...(nth === undefined ? {} : { nth }) }
}

function isTuple(step: Exclude<Step, string>): step is Extract<Step, readonly unknown[]> {
  return Array.isArray(step)
}

/**
 * Makes a server from layers.
 *
 * @throws GraftError where the policies refuse a name, or a layer uses a type that nobody brings
 */
export function createServer(options: ServerOptions): Server {
  const policies = options.policies ?? definePolicies({})
  return new Server(unwrap(composeAll(options.layers, policies)), { ...options, policies })
}
