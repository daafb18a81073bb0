import { invariant } from '@graft/diagnostics'
import type { GraphQLFieldResolver } from 'graphql'
import type { ArgumentValues, FieldSpec } from '../field/field-spec.ts'
import { ObjectResult } from '../field/object-result.ts'
import { ElementFailures } from '../invoke/element-failures.ts'
import { isPromise } from '../invoke/is-promise.ts'
import { explicitArguments } from './explicit-arguments.ts'

/** What answers the fields of one request: a `CallContext` is one. */
export interface FieldCaller {
  /** The receiver of root fields. */
  readonly root: ObjectResult
  /** Calls a field with the arguments that the query gives, not decoded yet. */
  invoke(receiver: ObjectResult, field: FieldSpec, given: ArgumentValues): unknown
}

/**
 * Makes what answers a request of the context value that a server passes to the executor; called once for each such
 * object, and once for each execution where the value is none.
 */
export type CallerFactory = (contextValue: unknown) => FieldCaller

const noArguments: ArgumentValues = Object.freeze(Object.create(null))

/** Resolves the fields of one schema, whoever executes it. */
export class FieldResolvers {
  readonly #make: CallerFactory | undefined
  readonly #callers = new WeakMap<object, FieldCaller>()

  constructor(make: CallerFactory | undefined) {
    this.#make = make
  }

  /** @param field the field; with or without arguments that clients are not shown */
  resolverOf(field: FieldSpec): GraphQLFieldResolver<unknown, unknown> {
    const takesNone = field.args.length === 0
    return (source, args, contextValue, info) => {
      const caller = isFieldCaller(contextValue)
        ? contextValue
        : this.#callerFor(contextValue, info.variableValues)
      // Servers that know nothing of Graft pass a root value of their own, or none.
      const receiver = source instanceof ObjectResult ? source : caller.root
      try {
        const result = caller.invoke(receiver, field, takesNone ? noArguments : explicitArguments(args, info))
        return isPromise(result) ? result.then(undefined, elementsOf) : result
      } catch (error) {
        return elementsOf(error)
      }
    }
  }

  /** @param execution an object that all fields of an execution have in common, and no others */
  #callerFor(contextValue: unknown, execution: object): FieldCaller {
    const key = typeof contextValue === 'object' && contextValue !== null ? contextValue : execution
    let caller = this.#callers.get(key)
    if (caller === undefined) {
      invariant(
        this.#make !== undefined,
        'a schema is executed with a `CallContext` as context value, or made with `contextFor`',
      )
      this.#callers.set(key, (caller = this.#make(contextValue)))
    }
    return caller
  }
}

/** A list of which elements failed, as executors know it: errors in the places of elements. */
function elementsOf(error: unknown): readonly unknown[] {
  if (error instanceof ElementFailures) return error.toList()
  throw error
}

/** By what it has and not by its class, so that the schema does not depend on how calls are made. */
function isFieldCaller(value: unknown): value is FieldCaller {
  return (
    typeof value === 'object' &&
    value !== null &&
    'invoke' in value &&
    typeof value.invoke === 'function' &&
    'root' in value &&
    value.root instanceof ObjectResult
  )
}
