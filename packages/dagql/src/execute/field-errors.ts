import { GraftError } from '@graft/diagnostics'
import { asError } from '../invoke/as-error.ts'
import { nullResult, wrongResult } from '../invoke/messages.ts'
import type { FieldPlan, ResultPlan } from '../plan/operation-plan.ts'
import { printTypeRef } from '../type/type-ref.ts'
import type { Place } from './place.ts'

/** A value that is not what its plan expects. */
export function mismatch(plan: ResultPlan, name: string, problem: string): GraftError {
  return new GraftError(wrongResult(name, printTypeRef(plan.type), problem))
}

/** A value that its scalar or enum does not take. */
export function notSerializable(plan: ResultPlan, name: string, error: unknown): GraftError {
  return mismatch(plan, name, asError(error).message)
}

/** Null where none is allowed. */
export function unexpectedNull(plan: ResultPlan, name: string): GraftError {
  return new GraftError(nullResult(name, printTypeRef(plan.type)))
}

/** A field as messages call it, with the number of an element of its list, one for each level. */
export function nameOf(field: FieldPlan, place: Place): string {
  let numbers = ''
  for (let at: Place | undefined = place; typeof at?.key === 'number'; at = at.above)
    numbers = `[${at.key}]${numbers}`
  return `${field.field.name}${numbers}`
}
