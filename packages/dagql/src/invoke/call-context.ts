import type { Policies } from '@graft/collisions'
import { GraftError } from '@graft/diagnostics'
import type { RunningCall } from '../cache/cache-request.ts'
import type { ResultCache } from '../cache/result-cache.ts'
import type { Call, CallModule } from '../call/call.ts'
import { decodeId } from '../call/decode-id.ts'
import { digestCall } from '../call/digest-call.ts'
import { Seals } from '../call/seals.ts'
import { visitCalls } from '../call/visit-calls.ts'
import { compose } from '../composition/compose.ts'
import type { Composition } from '../composition/composition.ts'
import type { VisibleSchema } from '../composition/visible-schema.ts'
import type { ContextValues } from '../field/context-key.ts'
import type { ArgumentValues, FieldSpec, SchemaAccess, Selector } from '../field/field-spec.ts'
import { ObjectResult } from '../field/object-result.ts'
import { ROOT_TYPE } from '../layer/layer.ts'
import { versionInside } from '../view/version-interval.ts'
import type { View } from '../view/view.ts'
import { BatchLoaders, type BatchContext } from './batch-loaders.ts'
import { bindArguments, type Binding, type BoundArguments } from './bind-arguments.ts'
import { wholeError } from './element-failures.ts'
import { invoke, type InvokeContext } from './invoke.ts'
import { isPromise } from './is-promise.ts'
import { joinCalls } from './join-calls.ts'
import { loadArguments } from './load-arguments.ts'
import { nestedTooDeeply, unknownField } from './messages.ts'
import type { ModuleLayers } from './module-layers.ts'
import { ObjectLoader } from './object-loader.ts'
import { Replay } from './replay.ts'
import { schemaAccess } from './schema-access.ts'
import { select, type FieldsSelector, type SelectedResult } from './select.ts'
import type { FieldResult } from './wrap-result.ts'

/** Selects and loads within one another at most this deep: more is a function that calls itself. */
const MAX_DEPTH = 128

export interface CallContextOptions {
  readonly composition: Composition
  /** What the caller is served; selecting and loading always happen on the canonical surface. */
  readonly view: View
  readonly signal: AbortSignal
  readonly values: ContextValues
  /** Keeps results, or finds what does when it is needed; without one every call calls its resolver. */
  readonly cache?: ResultCache | (() => ResultCache | undefined) | undefined
  readonly seals?: Seals | undefined
  readonly clientId?: string | undefined
  /** Who owns the results that are kept. @default `default` */
  readonly sessionId?: string | undefined
  /** Makes objects from IDs that another composition recorded; without one, IDs are replayed on this composition. */
  readonly loader?: ((id: string) => Promise<ObjectResult>) | undefined
  /** Finds the layers that an ID names and the composition lacks, and says how their names are settled. */
  readonly modules?: { readonly layers: ModuleLayers; readonly policies: Policies } | undefined
}

/** What the contexts of one request share. */
interface Shared {
  readonly batches: BatchLoaders
  readonly objects: ObjectLoader
}

const fallbackSeals = new Seals()
const emptyRoot: ObjectResult = new ObjectResult(ROOT_TYPE, null, undefined)

/** One request's way through a composition: calls fields, walks selectors, and makes objects from IDs. */
export class CallContext implements InvokeContext {
  readonly running: RunningCall | undefined
  readonly root: ObjectResult = emptyRoot
  readonly #options: CallContextOptions
  readonly #outer: CallContext | undefined
  readonly #depth: number
  // Made when they are asked for: most requests need none of them.
  #shared: Shared | undefined
  #binding: Binding | undefined
  #schema: SchemaAccess | undefined

  constructor(options: CallContextOptions, outer?: CallContext, running?: RunningCall) {
    this.#options = options
    this.#outer = outer
    this.#depth = outer === undefined ? 0 : outer.#depth + 1
    this.running = running ?? outer?.running
  }

  /** What a call selects goes on as long as somebody waits for the call, and not for whoever asked first. */
  get signal(): AbortSignal {
    return this.running?.signal ?? this.#options.signal
  }

  get composition(): Composition {
    return this.#options.composition
  }

  get view(): View {
    return this.#options.view
  }

  get version(): string | undefined {
    return this.#options.view.version
  }

  get values(): ContextValues {
    return this.#options.values
  }

  get clientId(): string | undefined {
    return this.#options.clientId
  }

  get sessionId(): string {
    return this.#options.sessionId ?? 'default'
  }

  get cache(): ResultCache | undefined {
    const { cache } = this.#options
    return typeof cache === 'function' ? cache() : cache
  }

  get batches(): BatchLoaders {
    return this.#common().batches
  }

  #common(): Shared {
    if (this.#outer !== undefined) return this.#outer.#common()
    this.#shared ??= {
      batches: new BatchLoaders(),
      objects: new ObjectLoader(() => new Replay(this.#replayContext())),
    }
    return this.#shared
  }

  get binding(): Binding {
    this.#binding ??= { schema: this.composition.in(this.view), seals: this.#options.seals ?? fallbackSeals }
    return this.#binding
  }

  get schema(): SchemaAccess {
    this.#schema ??= schemaAccess(this.composition, this.view)
    return this.#schema
  }

  /** The canonical surface in the version that the caller sees. */
  get canonical(): VisibleSchema {
    return this.composition.in({ ...this.view, surface: 'canonical' })
  }

  within(running: RunningCall): CallContext {
    return new CallContext(this.#options, this, running)
  }

  /**
   * The context of one call that answers several: as deep as the deepest of them and on behalf of each, so that a call
   * that needs its own answer is found. None of them can end it for the others.
   */
  together(contexts: readonly BatchContext[]): CallContext {
    let deepest: CallContext = this
    const running = new Set<RunningCall>()
    for (const each of contexts) {
      if (!(each instanceof CallContext)) continue
      if (each.#depth > deepest.#depth) deepest = each
      if (each.running !== undefined) running.add(each.running)
    }
    return new CallContext(this.#options, deepest, joinCalls([...running], this.#options.signal))
  }

  /** Calls a field that has been looked up already, with arguments as a caller gives them: objects may be IDs. */
  invoke(
    receiver: ObjectResult,
    field: FieldSpec,
    given: ArgumentValues,
  ): FieldResult | Promise<FieldResult> {
    const bound = this.bind(receiver.typeName, field, given)
    if (bound instanceof Promise)
      return bound.then((settled) => invoke({ receiver, field, bound: settled }, this))
    return invoke({ receiver, field, bound }, this)
  }

  /** Checks arguments, and makes the objects among them; waits only for objects. */
  bind(typeName: string, field: FieldSpec, given: ArgumentValues): BoundArguments | Promise<BoundArguments> {
    const { binding } = this
    const loaded = loadArguments(field, given, { schema: binding.schema, load: (id) => this.load(id) })
    if (!(loaded instanceof Promise)) return bindArguments(typeName, field, loaded, binding)
    return loaded.then((settled) => bindArguments(typeName, field, settled, binding))
  }

  /** Calls a field whose arguments are bound. */
  invokeBound(
    receiver: ObjectResult,
    field: FieldSpec,
    bound: BoundArguments,
  ): FieldResult | Promise<FieldResult> {
    return invoke({ receiver, field, bound }, this)
  }

  /**
   * Walks selectors from an object on the canonical surface. Null along the way ends the walk with null.
   *
   * @throws GraftError `FIELD_UNKNOWN`, `SELECT_LEAF`, `SELECT_RANGE`, and whatever `invoke` throws
   */
  async select(
    parent: ObjectResult,
    ...selectors: readonly (Selector | FieldsSelector)[]
  ): Promise<SelectedResult> {
    return this.selectNow(parent, ...selectors)
  }

  /** The same, at once where nothing must be waited for. */
  selectNow(
    parent: ObjectResult,
    ...selectors: readonly (Selector | FieldsSelector)[]
  ): SelectedResult | Promise<SelectedResult> {
    try {
      const selected = select(parent, selectors, this.#deeper())
      return isPromise(selected) ? selected.catch(rejectWhole) : selected
    } catch (error) {
      throw wholeError(error)
    }
  }

  /**
   * Makes the object that a recipe ID names, by calling its fields again. A call that several others share is
   * made once.
   *
   * @throws GraftError `ID_MALFORMED`, `ID_OUTDATED`, `ID_SENSITIVE`, `ID_MODULE_UNKNOWN`, and whatever the calls throw
   */
  async load(id: string): Promise<ObjectResult> {
    const { loader } = this.#options
    if (loader !== undefined) return loader(id)
    const call = decodeId(id)
    const context = await this.#withModulesOf(call)
    try {
      // Within a call what it makes on its behalf must be known, so that it cannot wait for itself.
      return await (context === this && this.#outer === undefined
        ? this.#common().objects.load(call)
        : new Replay(context.#replayContext()).object(call))
    } catch (error) {
      throw wholeError(error)
    }
  }

  fieldOf(typeName: string, fieldName: string): FieldSpec | undefined {
    return this.canonical.field(typeName, fieldName)
  }

  #replayContext(): ConstructorParameters<typeof Replay>[0] {
    const inner = this.#deeper()
    return {
      root: inner.root,
      seals: inner.#options.seals ?? fallbackSeals,
      kept: (call) => {
        // Nothing but results of calls is ever kept under the digest of one.
        return inner.cache?.lookup(digestCall(call), inner.sessionId)?.value as FieldResult | undefined
      },
      fieldOf: (typeName, call) => {
        const schema = inner.#schemaOf(call)
        const field = schema.field(typeName, call.field)
        if (field !== undefined) return field
        const known = schema.fieldsOf(typeName).map((each) => each.name)
        throw new GraftError(unknownField(typeName, call.field, known, schema.view.version))
      },
      invoke: ({ call, receiver, field, given }) =>
        (call.interval === undefined ? inner : inner.#at(call.interval)).invoke(receiver, field, given),
    }
  }

  /** The schema on which a recorded call is made again: in the version that it records, or the caller's. */
  #schemaOf(call: Call): VisibleSchema {
    if (call.interval === undefined) return this.canonical
    return this.composition.in({ surface: 'canonical', version: versionInside(call.interval) })
  }

  #at(interval: string): CallContext {
    const view: View = { surface: this.view.surface, version: versionInside(interval) }
    return new CallContext({ ...this.#options, view }, this)
  }

  /** This context, or one whose composition has the modules that a call names and this one lacks. */
  async #withModulesOf(call: Call): Promise<CallContext> {
    const options = this.#options
    const missing = modulesOf(call).filter((module) => !this.composition.hasModule(module.digest))
    if (missing.length === 0 || options.modules === undefined) return this
    const { layers, policies } = options.modules
    let { composition } = this
    for (const layer of await layers.layersOf(missing, this.signal)) {
      const next = compose(composition, layer, policies)
      if (!next.ok) throw new GraftError(next.diagnostics)
      composition = next.value
    }
    return composition === this.composition ? this : new CallContext({ ...options, composition }, this)
  }

  #deeper(): CallContext {
    if (this.#depth >= MAX_DEPTH) throw new GraftError(nestedTooDeeply(MAX_DEPTH))
    return new CallContext(this.#options, this)
  }
}

function rejectWhole(error: unknown): never {
  throw wholeError(error)
}

function modulesOf(call: Call): readonly CallModule[] {
  const modules = new Map<string, CallModule>()
  const seen = new Set<Call>()
  visitCalls(
    call,
    (each) => seen.has(each),
    (each) => {
      seen.add(each)
      if (each.module !== undefined) modules.set(each.module.digest, each.module)
    },
  )
  return [...modules.values()]
}
