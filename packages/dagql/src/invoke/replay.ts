import { GraftError } from '@graft/diagnostics'
import type { Call, Literal } from '../call/call.ts'
import { digestCall } from '../call/digest-call.ts'
import { DigestedText } from '../call/digested-text.ts'
import type { Seals } from '../call/seals.ts'
import { dependenciesOf, visitCalls } from '../call/visit-calls.ts'
import type { ArgumentValues, FieldSpec } from '../field/field-spec.ts'
import { LazyReference } from '../field/lazy-reference.ts'
import { ObjectResult } from '../field/object-result.ts'
import { declarationDigest } from './declaration-digest.ts'
import { notSelectable, outdatedId, sealedId, unknownModule } from './messages.ts'
import { describeResult, elementAt } from './select.ts'
import type { FieldResult } from './wrap-result.ts'

/** What making calls again needs. */
export interface ReplayContext {
  readonly root: ObjectResult
  readonly seals: Seals
  /** What is kept for a call whose result depends on no caller. */
  kept(call: Call): FieldResult | undefined
  /** The field of a call on the canonical surface, in the version that the call records. */
  fieldOf(typeName: string, call: Call): FieldSpec
  /** Calls a field in the version that the call records. */
  invoke(again: CallAgain): FieldResult | Promise<FieldResult>
}

/** A call that is made again, with what it needs. */
export interface CallAgain {
  readonly call: Call
  readonly receiver: ObjectResult
  readonly field: FieldSpec
  readonly given: ArgumentValues
}

/**
 * Makes the objects of calls again. A call that several others share is made once, and a call whose result is kept
 * is not made, nor what it depends on. Costs the calls, not the ways to reach them.
 */
export class Replay {
  readonly #context: ReplayContext
  readonly #objects = new Map<string, Promise<ObjectResult>>()
  /** Whole results by digest of the call, so that elements of one list cost one call. */
  readonly #results = new Map<string, Promise<FieldResult>>()
  /** Digests of calls whose result depends on who calls, also through what they depend on. */
  readonly #personal = new Map<string, boolean>()

  constructor(context: ReplayContext) {
    this.#context = context
  }

  /**
   * The object that a call made.
   *
   * @throws GraftError `ID_OUTDATED`, `ID_SENSITIVE`, `ID_MODULE_UNKNOWN`, `SELECT_…`, and whatever the calls throw
   */
  object(call: Call): Promise<ObjectResult> {
    // Along receivers in a loop, so that a long chain does not nest, and only as far as nothing is made yet.
    const chain: Call[] = []
    let at: Call | undefined = call
    let made: Promise<ObjectResult> | undefined
    for (; at !== undefined; at = at.receiver) {
      made = this.#objects.get(digestCall(at)) ?? this.#kept(at)
      if (made !== undefined) break
      chain.push(at)
    }
    made ??= Promise.resolve(this.#context.root)
    for (const link of chain.toReversed()) {
      made = this.#make(link, made)
      this.#objects.set(digestCall(link), made)
    }
    return made
  }

  /** The object of a call whose result is kept and the same for all callers. */
  #kept(call: Call): Promise<ObjectResult> | undefined {
    if (this.#isPersonal(call)) return undefined
    const { nth } = call
    const result = this.#context.kept(wholeOf(call))
    if (result === undefined) return undefined
    const found = nth === undefined ? result : elementAt(result, call.field, nth)
    return found instanceof ObjectResult ? Promise.resolve(found) : undefined
  }

  async #make(call: Call, from: Promise<ObjectResult>): Promise<ObjectResult> {
    // Waiting comes first: calls nested in arguments then do not nest on the stack either.
    const receiver = await from
    const { nth } = call
    const whole = wholeOf(call)
    const digest = digestCall(whole)
    let result = this.#results.get(digest)
    if (result === undefined) {
      result = this.#call(receiver, whole)
      this.#results.set(digest, result)
    }
    const found = nth === undefined ? await result : elementAt(await result, call.field, nth)
    if (!(found instanceof ObjectResult))
      throw new GraftError(notSelectable(describeResult(found), call.field))
    // Put together now, while that of the receiver is: at the end of a long chain it would nest as deep.
    void found.call
    return found
  }

  async #call(receiver: ObjectResult, call: Call): Promise<FieldResult> {
    const field = this.#context.fieldOf(receiver.typeName, call)
    const place = `${receiver.typeName}.${call.field}`
    if (call.module?.digest !== field.module?.digest && call.module !== undefined)
      throw new GraftError(unknownModule(call.module.name ?? field.owner, call.module.digest))
    if (call.declaration !== declarationDigest(field)) throw new GraftError(outdatedId(place))
    const given: { [name: string]: unknown } = Object.create(null)
    // Together, so that what two arguments need is made at the same time.
    const values = await Promise.all(
      call.args.map(([name, literal]) => this.#value(literal, `${place}(${name}:)`, isLazy(field, name))),
    )
    call.args.forEach(([name], index) => (given[name] = values[index]))
    return this.#context.invoke({ call, receiver, field, given })
  }

  async #value(literal: Literal, place: string, lazy: boolean): Promise<unknown> {
    switch (literal.kind) {
      case 'null':
        return null
      case 'list':
        return Promise.all(literal.elements.map((each) => this.#value(each, place, lazy)))
      case 'object': {
        const members = await Promise.all(
          literal.members.map(async ([name, each]) => [name, await this.#value(each, place, lazy)] as const),
        )
        return Object.assign(Object.create(null), Object.fromEntries(members))
      }
      case 'sensitive': {
        const opened = this.#context.seals.open(literal.seal)
        if (opened === undefined) throw new GraftError(sealedId(place))
        return opened.value
      }
      case 'digested':
        return new DigestedText(literal.value, literal.digest)
      case 'call':
        return lazy ? new LazyReference(literal.call) : this.object(literal.call)
      default:
        return literal.value
    }
  }

  #isPersonal(call: Call): boolean {
    const digest = digestCall(call)
    const known = this.#personal.get(digest)
    if (known !== undefined) return known
    visitCalls(
      call,
      (each) => this.#personal.has(digestCall(each)),
      (each) => {
        const inputs = dependenciesOf(each).some((input) => this.#personal.get(digestCall(input)) === true)
        this.#personal.set(digestCall(each), each.implicit !== undefined || inputs)
      },
    )
    return this.#personal.get(digest) ?? false
  }
}

/** The call of the list that an element is of; any other call itself, whose digest is known. */
function wholeOf(call: Call): Call {
  if (call.nth === undefined) return call
  const { nth: _nth, ...whole } = call
  return whole
}

function isLazy(field: FieldSpec, name: string): boolean {
  return field.args.find((arg) => arg.name === name)?.lazy === true
}
