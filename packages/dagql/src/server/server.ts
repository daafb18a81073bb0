import { definePolicies, collisionReport, type CollisionReport, type Policies } from '@graft/collisions'
import { GraftError, unwrap } from '@graft/diagnostics'
import { compose, composeAll } from '../composition/compose.ts'
import type { Composition } from '../composition/composition.ts'
import { ContextValues } from '../field/context-key.ts'
import type { Selector } from '../field/field-spec.ts'
import type { ObjectResult } from '../field/object-result.ts'
import { CallContext } from '../invoke/call-context.ts'
import type { FieldResult } from '../invoke/wrap-result.ts'
import type { Layer } from '../layer/layer.ts'
import { LazySchema } from '../schema/lazy-schema.ts'
import { parseDocument, type DocumentLimits } from '../schema/parse-document.ts'
import { clientView, type View } from '../view/view.ts'
import { executeDocument, toRefusal, type WireResult } from './execute-document.ts'

export interface ServerOptions {
  readonly layers: readonly Layer[]
  readonly policies?: Policies | undefined
  /** @default the client surface */
  readonly view?: View | undefined
  readonly limits?: DocumentLimits | undefined
}

export interface ServerRequest {
  readonly query: string
  readonly variables?: { readonly [name: string]: unknown } | undefined
  readonly operationName?: string | undefined
  readonly signal?: AbortSignal | undefined
  readonly values?: ContextValues | undefined
}

/** Serves one composition. Immutable: `with` makes another server, and this one goes on. */
export class Server {
  readonly composition: Composition
  readonly schema: LazySchema
  readonly #options: {
    readonly policies: Policies
    readonly view: View
    readonly limits: DocumentLimits | undefined
  }

  constructor(
    composition: Composition,
    options: { policies: Policies; view: View; limits: DocumentLimits | undefined },
  ) {
    this.composition = composition
    this.schema = new LazySchema(composition, options.view)
    this.#options = options
  }

  /** Every collision among the layers, who won, and how to reach the loser. */
  get report(): CollisionReport {
    return collisionReport(this.composition.resolutions)
  }

  /** A server with one more layer. @throws GraftError where the layer's names are refused */
  with(layer: Layer): Server {
    return new Server(unwrap(compose(this.composition, layer, this.#options.policies)), this.#options)
  }

  /** Answers a GraphQL request; never rejects for a mistake of the caller. */
  async execute(request: ServerRequest): Promise<WireResult> {
    try {
      return await executeDocument({
        composition: this.composition,
        schema: this.schema,
        view: this.#options.view,
        document: parseDocument(request.query, this.#options.limits),
        variables: request.variables,
        operationName: request.operationName,
        signal: request.signal ?? new AbortController().signal,
        values: request.values ?? ContextValues.none,
      })
    } catch (error) {
      if (!(error instanceof GraftError)) throw error
      return { errors: [toRefusal(error)] }
    }
  }

  /** Walks selectors from the root: `select('point', { field: 'shift', args: { by: 3 } })`. */
  select(...selectors: readonly (string | Selector)[]): Promise<FieldResult> {
    const context = this.#context()
    const path = selectors.map((each): Selector => (typeof each === 'string' ? { field: each } : each))
    return context.select(context.root, ...path)
  }

  /** Makes the object that an ID names. @throws GraftError `ID_MALFORMED` and whatever its calls throw */
  load(id: string): Promise<ObjectResult> {
    return this.#context().load(id)
  }

  #context(): CallContext {
    return new CallContext({
      composition: this.composition,
      view: this.#options.view,
      signal: new AbortController().signal,
      values: ContextValues.none,
    })
  }
}

/**
 * Makes a server from layers.
 *
 * @throws GraftError where the policies refuse a name
 */
export function createServer(options: ServerOptions): Server {
  const policies = options.policies ?? definePolicies({})
  const composition = unwrap(composeAll(options.layers, policies))
  return new Server(composition, { policies, view: options.view ?? clientView, limits: options.limits })
}
