import { GraphQLError, type FieldNode } from 'graphql'
import type { ArgumentValues } from '../field/field-spec.ts'
import { Instance } from '../field/instance.ts'
import { ObjectResult } from '../field/object-result.ts'
import { shareArguments, type BoundArguments } from '../invoke/bind-arguments.ts'
import type { CallContext } from '../invoke/call-context.ts'
import { asError } from '../invoke/as-error.ts'
import { ElementFailures } from '../invoke/element-failures.ts'
import { neverAborted } from '../internal/never-aborted.ts'
import { isPromise } from '../invoke/is-promise.ts'
import { ignoreRejections } from '../invoke/settle-elements.ts'
import { givenArguments } from '../plan/compile-operation.ts'
import type { VariableValues } from '../plan/input-plan.ts'
import { MISS } from '../plan/miss.ts'
import type { BareContext, FieldPlan, ObjectPlan, ResultPlan, SelectionPlan } from '../plan/operation-plan.ts'
import { mismatch, nameOf, notSerializable, unexpectedNull } from './field-errors.ts'
import { Place, type Container } from './place.ts'

/** Stands for a value that is null although it must not be: what it was to be a part of is null instead. */
const LOST = Symbol('lost')

/** What an operation gives. */
export interface ExecutionOutcome {
  readonly data: Container | null
  readonly errors: readonly GraphQLError[]
}

/**
 * Runs one planned operation. Fields are called in order; what must be waited for is put into its place when it
 * comes, so that the keys of the result are in the order of the query whatever comes first. An error makes its field
 * null, or what the field is a part of where null is not allowed; the rest goes on.
 */
export class Execution implements BareContext {
  readonly #context: CallContext
  readonly #variables: VariableValues
  readonly #locate: (nodes: readonly FieldNode[]) => readonly FieldNode[]
  readonly #errors: GraphQLError[] = []
  /** Arguments that depend on variables, bound once for all objects. */
  #bound: Map<FieldPlan, BoundArguments> | undefined
  /** Parts of the result that are the same wherever their value comes, by selection and value. */
  #made: Map<SelectionPlan, Map<unknown, Container>> | undefined
  readonly #signal: AbortSignal
  /** Whether something became null that others may still be waited for, so that it must be looked for. */
  #hasLost = false
  #pending = 0
  #whenDone: (() => void) | undefined

  /** @param locate finds out where fields stand in the document; asked where something is wrong */
  constructor(
    context: CallContext,
    variables: VariableValues,
    locate: (nodes: readonly FieldNode[]) => readonly FieldNode[],
  ) {
    this.#context = context
    this.#signal = context.signal
    this.#variables = variables
    this.#locate = locate
  }

  /**
   * Runs the operation. At once where nothing must be waited for.
   *
   * @param finish makes the answer of what the operation gave
   * @throws the reason of the context's signal once it fires; as a rejection where there is a promise
   */
  run<Answer>(plan: SelectionPlan, finish: (outcome: ExecutionOutcome) => Answer): Answer | Promise<Answer> {
    const { root } = this.#context
    if (this.#isAborted()) throw this.#signal.reason
    const top: Container = { data: null }
    const data = this.#selection(
      plan,
      plan.isBare ? root.value : root,
      new Place(undefined, top, 'data', true),
    )
    if (data !== LOST) top['data'] = data
    const answer = (): Answer => finish({ data: top['data'] as Container | null, errors: this.#errors })
    return this.#pending === 0 && !this.#isAborted() ? answer() : this.#wait(this.#signal, answer)
  }

  #wait<Answer>(signal: AbortSignal, answer: () => Answer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (signal === neverAborted) {
        this.#whenDone = () => resolve(answer())
        return
      }
      const abort = (): void => reject(signal.reason)
      if (signal.aborted) return abort()
      signal.addEventListener('abort', abort, { once: true })
      this.#whenDone = () => {
        signal.removeEventListener('abort', abort)
        resolve(answer())
      }
    })
  }

  /**
   * Puts together what is selected of one object.
   *
   * @param target the object: its value where values will do, with its identity otherwise
   * @param place where it goes
   */
  #selection(plan: SelectionPlan, target: unknown, place: Place): Container | typeof LOST {
    if (plan.runner !== undefined) {
      const made = plan.runner.run(target, this)
      // What a runner makes is made of the same keys.
      if (made !== MISS) return made as Container
    }
    const data: Container = plan.isPlain ? {} : Object.create(null)
    // A selection that is not bare is only ever made of objects with their identity.
    const value = plan.isBare ? target : (target as ObjectResult).value
    const { fields } = plan
    const context = this.#context
    for (let index = 0; index < fields.length; index++) {
      const field = fields[index]
      if (field === undefined) break
      const { leaf, read, bound } = field
      let result: unknown
      let isSerializing = false
      try {
        const called =
          read !== undefined && bound !== undefined
            ? read(value, bound.args, context)
            : this.#call(field, target, value)
        if (leaf !== undefined && isPlainValue(called)) {
          isSerializing = true
          data[field.key] = leaf(called)
          continue
        }
        result = this.#settle(
          field.value,
          called,
          field,
          new Place(place, data, field.key, field.value.nullable),
        )
      } catch (error) {
        const at = new Place(place, data, field.key, field.value.nullable)
        const cause = isSerializing ? notSerializable(field.value, field.field.name, error) : error
        result = this.#fail(cause, field.value, field, at)
      }
      if (result === LOST) {
        place.isVoid = true
        return LOST
      }
      data[field.key] = result
    }
    return data
  }

  #call(field: FieldPlan, target: unknown, value: unknown): unknown {
    const bound = field.bound ?? (field.isStable ? this.#bind(field) : undefined)
    if (bound === undefined)
      return this.#context.invoke(
        target as ObjectResult,
        field.field,
        givenArguments(field.args, this.#variables),
      )
    if (field.read !== undefined) return field.read(value, bound.args, this.#context)
    return this.#context.invokeBound(target as ObjectResult, field.field, bound)
  }

  get context(): CallContext {
    return this.#context
  }

  argumentsOf(field: FieldPlan): ArgumentValues {
    return this.#bind(field).args
  }

  #bind(field: FieldPlan): BoundArguments {
    const known = this.#bound?.get(field)
    if (known !== undefined) return known
    // Nothing has to be made for the arguments of a stable field, so nothing has to be waited for.
    const bound = this.#context.bind(
      field.typeName,
      field.field,
      givenArguments(field.args, this.#variables),
    ) as BoundArguments
    this.#bound ??= new Map()
    this.#bound.set(field, shareArguments(bound))
    return bound
  }

  /** Makes a part of the result of a value, or keeps its place until it comes. */
  #settle(plan: ResultPlan, value: unknown, field: FieldPlan, place: Place): unknown {
    return isPromise(value)
      ? this.#later(plan, value, field, place)
      : this.#complete(plan, value, field, place)
  }

  /** Makes a part of the result of the value of a field, or of an element of a list that it is. */
  #complete(plan: ResultPlan, value: unknown, field: FieldPlan, place: Place): unknown {
    if (value === null || value === undefined) {
      if (plan.nullable) return null
      throw unexpectedNull(plan, nameOf(field, place))
    }
    if (value instanceof Error && !(plan.kind === 'list' && value instanceof ElementFailures)) throw value
    switch (plan.kind) {
      case 'leaf':
        // Results of calls are JSON already.
        if (field.read === undefined) return value
        try {
          return plan.serialize(value)
        } catch (error) {
          throw notSerializable(plan, nameOf(field, place), error)
        }
      case 'list': {
        const values = value instanceof ElementFailures ? value.elements : value
        if (!isIterable(values)) throw mismatch(plan, nameOf(field, place), 'it is not a list')
        return orNull(this.#list(plan.element, values, field, place), plan)
      }
      case 'object': {
        if (plan.isShared) return orNull(this.#shared(plan, value, field, place), plan)
        const object = plan.selection.isBare ? bareValue(plan, value, field, place) : value
        return orNull(this.#selection(plan.selection, object, place), plan)
      }
      case 'abstract': {
        if (!(value instanceof ObjectResult))
          throw mismatch(plan, nameOf(field, place), 'it is not an object')
        const selection = plan.selectionFor(value.typeName)
        return orNull(this.#selection(selection, selection.isBare ? value.value : value, place), plan)
      }
    }
  }

  /** Puts a value together once, and uses that wherever the value comes again. */
  #shared(plan: ObjectPlan, value: unknown, field: FieldPlan, place: Place): Container | typeof LOST {
    this.#made ??= new Map()
    let ofSelection = this.#made.get(plan.selection)
    if (ofSelection === undefined) this.#made.set(plan.selection, (ofSelection = new Map()))
    const known = ofSelection.get(value)
    if (known !== undefined) return known
    const made = this.#selection(plan.selection, bareValue(plan, value, field, place), place)
    if (made !== LOST) ofSelection.set(value, made)
    return made
  }

  #list(
    element: ResultPlan,
    values: Iterable<unknown>,
    field: FieldPlan,
    place: Place,
  ): unknown[] | typeof LOST {
    const list: unknown[] = []
    // Elements are put in by their number, which is a key like any other.
    const container = list as unknown as Container
    for (const value of values) {
      const at = new Place(place, container, list.length, element.nullable)
      let result: unknown
      try {
        result = this.#settle(element, value, field, at)
      } catch (error) {
        result = this.#fail(error, element, field, at)
      }
      if (result === LOST) {
        place.isVoid = true
        if (Array.isArray(values)) ignoreRejections(values.slice(list.length + 1))
        return LOST
      }
      list.push(result)
    }
    return list
  }

  /** Keeps a place for a value that is yet to come. */
  #later(plan: ResultPlan, promise: Promise<unknown>, field: FieldPlan, place: Place): undefined {
    this.#pending++
    // Not every thenable waits its turn or is called once, so that it is made a promise first.
    Promise.resolve(promise).then(
      (value) => {
        if (this.#isWanted(place)) {
          let result: unknown
          try {
            result = this.#complete(plan, value, field, place)
          } catch (error) {
            result = this.#fail(error, plan, field, place)
          }
          put(result, place)
        }
        if (--this.#pending === 0) this.#whenDone?.()
      },
      (error: unknown) => {
        if (this.#isWanted(place)) put(this.#fail(error, plan, field, place), place)
        if (--this.#pending === 0) this.#whenDone?.()
      },
    )
    return undefined
  }

  /** Nobody waits for what an aborted request would still call, nor for parts of what is null by now. */
  #isWanted(place: Place): boolean {
    return !this.#isAborted() && !(this.#hasLost && place.isLost())
  }

  /** Asking a signal costs more than a field, and most callers have none. */
  #isAborted(): boolean {
    return this.#signal !== neverAborted && this.#signal.aborted
  }

  /** Says what stands in the place of a value that failed, and records the error: of a list, those of its elements. */
  #fail(error: unknown, plan: ResultPlan, field: FieldPlan, place: Place): unknown {
    // Completing it throws nothing: it is a list, and what its elements throw is theirs.
    if (plan.kind === 'list' && error instanceof ElementFailures)
      return this.#complete(plan, error, field, place)
    const originalError = asError(error)
    this.#errors.push(
      new GraphQLError(originalError.message, {
        nodes: this.#locate(field.nodes),
        path: place.path(),
        originalError,
      }),
    )
    if (plan.nullable) return null
    this.#hasLost = true
    return LOST
  }
}

/** What was lost is null where null is allowed. */
function orNull<Made>(made: Made | typeof LOST, plan: ResultPlan): Made | typeof LOST | null {
  return made === LOST && plan.nullable ? null : made
}

/** Whether a value is neither null nor an object: nothing that has to be waited for, and no error. */
function isPlainValue(value: unknown): boolean {
  return typeof value !== 'object' && value !== undefined
}

/** Puts a value that came later into its place; what was lost is null there, or as far up as null is allowed. */
function put(result: unknown, place: Place): void {
  if (result !== LOST) {
    place.container[place.key] = result
    return
  }
  for (let at = place.above; at !== undefined; at = at.above) {
    at.isVoid = true
    if (!at.nullable) continue
    at.container[at.key] = null
    return
  }
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value
}

/** The value of an object of whose identity nothing is selected, however it comes. */
function bareValue(plan: ObjectPlan, value: unknown, field: FieldPlan, place: Place): unknown {
  if (!(value instanceof ObjectResult || value instanceof Instance)) return value
  if (value.typeName === plan.selection.typeName) return value.value
  throw mismatch(plan, nameOf(field, place), `it is a \`${value.typeName}\``)
}
