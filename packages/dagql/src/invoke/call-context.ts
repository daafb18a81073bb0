import { GraftError } from '@graft/diagnostics'
import type { Call, Literal } from '../call/call.ts'
import { decodeId } from '../call/decode-id.ts'
import { digestCall } from '../call/digest-call.ts'
import type { Composition } from '../composition/composition.ts'
import type { ContextValues } from '../field/context-key.ts'
import type { FieldSpec, ResolveContext, SchemaAccess, Selector } from '../field/field-spec.ts'
import { ObjectResult } from '../field/object-result.ts'
import { ROOT_TYPE } from '../layer/layer.ts'
import { canonicalView, type View } from '../view/view.ts'
import { invoke } from './invoke.ts'
import { elementOutOfRange, nestedTooDeeply, notSelectable, unknownField } from './messages.ts'
import { schemaAccess } from './schema-access.ts'
import type { FieldResult } from './wrap-result.ts'

/** Selects and loads within one another at most this deep: more is a function that calls itself. */
const MAX_DEPTH = 128

export interface CallContextOptions {
  readonly composition: Composition
  /** What the caller is served; selecting and loading always happen on the canonical surface. */
  readonly view: View
  readonly signal: AbortSignal
  readonly values: ContextValues
  /** Makes objects from IDs that another composition recorded; without one, IDs are replayed on this composition. */
  readonly loader?: ((id: string) => Promise<ObjectResult>) | undefined
}

/** One request's way through a composition: calls fields, walks selectors, and makes objects from IDs. */
export class CallContext implements ResolveContext {
  readonly composition: Composition
  readonly view: View
  readonly signal: AbortSignal
  readonly values: ContextValues
  readonly root: ObjectResult = new ObjectResult(ROOT_TYPE, null, undefined)
  readonly #options: CallContextOptions
  readonly #depth: number
  #schema: SchemaAccess | undefined

  constructor(options: CallContextOptions, depth: number = 0) {
    this.composition = options.composition
    this.view = options.view
    this.signal = options.signal
    this.values = options.values
    this.#options = options
    this.#depth = depth
  }

  get schema(): SchemaAccess {
    this.#schema ??= schemaAccess(this.composition, this.view)
    return this.#schema
  }

  /** Calls a field that has been looked up already, in whatever view. */
  invoke(
    receiver: ObjectResult,
    field: FieldSpec,
    given: { readonly [name: string]: unknown },
  ): FieldResult | Promise<FieldResult> {
    return invoke({ receiver, field, given }, this, (name) => this.composition.type(name))
  }

  /**
   * Walks selectors from an object on the canonical surface. Null along the way ends the walk with null.
   *
   * @throws GraftError `FIELD_UNKNOWN`, `SELECT_LEAF`, `SELECT_RANGE`, and whatever `invoke` throws
   */
  async select(parent: ObjectResult, ...selectors: readonly Selector[]): Promise<FieldResult> {
    const inner = this.#deeper()
    let at: FieldResult = parent
    for (const selector of selectors) {
      if (at === null) return null
      if (!(at instanceof ObjectResult)) throw new GraftError(notSelectable(describe(at), selector.field))
      const field = this.#field(at.typeName, selector.field)
      const result: FieldResult = await inner.invoke(at, field, selector.args ?? {})
      if (result === null) return null
      at = selector.nth === undefined ? result : element(result, selector.field, selector.nth)
    }
    return at
  }

  /**
   * Makes the object that a recipe ID names, by calling its fields again. A call that several others share is
   * made once.
   *
   * @throws GraftError `ID_MALFORMED`, and whatever the calls throw
   */
  async load(id: string): Promise<ObjectResult> {
    const { loader } = this.#options
    return loader === undefined ? this.#deeper().#replay(decodeId(id), new Replay()) : loader(id)
  }

  #replay(call: Call, made: Replay): Promise<ObjectResult> {
    // Along receivers in a loop, so that a long chain does not nest, and only as far as nothing is made yet.
    const chain: Call[] = []
    let at: Call | undefined = call
    for (; at !== undefined && !made.objects.has(at); at = at.receiver) chain.push(at)
    let object = (at === undefined ? undefined : made.objects.get(at)) ?? Promise.resolve(this.root)
    for (const link of chain.toReversed()) {
      object = this.#replayOne(link, object, made)
      made.objects.set(link, object)
    }
    return object
  }

  async #replayOne(call: Call, from: Promise<ObjectResult>, made: Replay): Promise<ObjectResult> {
    // Waiting comes first: calls nested in arguments then do not nest on the stack either.
    const receiver = await from
    const { nth, ...whole } = call
    const digest = digestCall(whole)
    let result = made.results.get(digest)
    if (result === undefined) {
      result = this.#call(receiver, whole, made)
      made.results.set(digest, result)
    }
    const found = nth === undefined ? await result : element(await result, call.field, nth)
    if (!(found instanceof ObjectResult)) throw new GraftError(notSelectable(describe(found), call.field))
    return found
  }

  async #call(receiver: ObjectResult, call: Call, made: Replay): Promise<FieldResult> {
    const given: { [name: string]: unknown } = Object.create(null)
    for (const [name, literal] of call.args) given[name] = await this.#value(literal, made)
    return this.invoke(receiver, this.#field(receiver.typeName, call.field), given)
  }

  async #value(literal: Literal, made: Replay): Promise<unknown> {
    switch (literal.kind) {
      case 'null':
        return null
      case 'list':
        return Promise.all(literal.elements.map((each) => this.#value(each, made)))
      case 'object': {
        const members: { [name: string]: unknown } = Object.create(null)
        for (const [name, each] of literal.members) members[name] = await this.#value(each, made)
        return members
      }
      case 'call':
        return this.#replay(literal.call, made)
      default:
        return literal.value
    }
  }

  fieldOf(typeName: string, fieldName: string): FieldSpec | undefined {
    return this.composition.field(typeName, fieldName, canonicalView)
  }

  #field(typeName: string, name: string): FieldSpec {
    const field = this.fieldOf(typeName, name)
    if (field !== undefined) return field
    throw new GraftError(unknownField(typeName, name, this.composition.fieldNames(typeName)))
  }

  #deeper(): CallContext {
    if (this.#depth >= MAX_DEPTH) throw new GraftError(nestedTooDeeply(MAX_DEPTH))
    return new CallContext(this.#options, this.#depth + 1)
  }
}

/** What one load has made so far. */
class Replay {
  readonly objects = new Map<Call, Promise<ObjectResult>>()
  /** Whole results by digest of the call, so that elements of one list cost one call. */
  readonly results = new Map<string, Promise<FieldResult>>()
}

function element(result: FieldResult, field: string, nth: number): FieldResult {
  if (!Array.isArray(result)) throw new GraftError(notSelectable(describe(result), `element ${nth}`))
  const found: FieldResult | undefined = result[nth - 1]
  if (found === undefined) throw new GraftError(elementOutOfRange(field, nth, result.length))
  return found
}

function describe(result: FieldResult): string {
  if (result === null) return 'null'
  if (result instanceof ObjectResult) return result.typeName
  return Array.isArray(result) ? 'list' : typeof result
}
