import type { TypeRef } from '../type/type-ref.ts'
import { asError } from './as-error.ts'
import { isPromise } from './is-promise.ts'

/** What is iterated as a list: by then it is known whether that breaks half way. */
export function elementsIn(type: TypeRef, value: unknown): unknown {
  if (type.kind !== 'list' || Array.isArray(value)) return value
  if (typeof value !== 'object' || value === null || !(Symbol.iterator in value)) return value
  const elements: unknown[] = []
  try {
    // What `Symbol.iterator` is was not looked at; if it is of no use, this throws as iterating always does.
    for (const element of value as Iterable<unknown>) elements.push(element)
  } catch (error) {
    ignoreRejections(elements)
    throw error
  }
  return elements
}

/** Lets promises be rejected that nobody waits for any more; unhandled, that would end the process. */
export function ignoreRejections(value: unknown): void {
  if (isPromise(value)) Promise.resolve(value).catch(() => undefined)
  else if (Array.isArray(value)) for (const each of value) ignoreRejections(each)
}

/** Whether a list has elements that must be waited for, also in lists within it. */
export function holdsPromises(type: TypeRef, value: unknown): boolean {
  if (type.kind !== 'list' || !Array.isArray(value)) return false
  return value.some((each: unknown) => isPromise(each) || holdsPromises(type.element, each))
}

/** The list with its elements settled: one that is rejected becomes its error, and the others go on. */
export async function settleElements(type: TypeRef, value: unknown): Promise<unknown> {
  if (isPromise(value)) {
    try {
      return await settleElements(type, await value)
    } catch (error) {
      return asError(error)
    }
  }
  if (type.kind !== 'list' || !Array.isArray(value)) return value
  return Promise.all(value.map((each: unknown) => settleElements(type.element, each)))
}
