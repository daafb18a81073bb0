import { GraftError } from '@graft/diagnostics'
import type { VisibleSchema } from '../composition/visible-schema.ts'
import type { ArgumentValues, FieldSpec, Selector } from '../field/field-spec.ts'
import { ObjectResult } from '../field/object-result.ts'
import { isPromise } from './is-promise.ts'
import { elementOutOfRange, notSelectable, unknownField } from './messages.ts'
import type { FieldResult } from './wrap-result.ts'

/** Several fields of one object, or of every object of a list; the last step of a selection. */
export interface FieldsSelector {
  readonly fields: readonly (string | Selector)[]
}

/** What walking selectors needs. */
export interface SelectContext {
  /** The schema that is selected on: the canonical surface, in the version that the caller sees. */
  readonly canonical: VisibleSchema
  invoke(receiver: ObjectResult, field: FieldSpec, given: ArgumentValues): FieldResult | Promise<FieldResult>
}

/** A record of fields that were selected together. */
export type FieldsResult = { readonly [field: string]: SelectedResult }

export type SelectedResult = FieldResult | FieldsResult | readonly SelectedResult[]

const none: ArgumentValues = Object.freeze(Object.create(null))

/**
 * Walks selectors from an object. Null along the way ends the walk with null. A list ends it too, unless an element
 * is asked for or several fields of each.
 *
 * @throws GraftError `FIELD_UNKNOWN`, `SELECT_LEAF`, `SELECT_RANGE`, and whatever calls throw; as a rejection where
 * there is a promise
 */
export function select(
  parent: FieldResult,
  selectors: readonly (Selector | FieldsSelector)[],
  context: SelectContext,
  from: number = 0,
): SelectedResult | Promise<SelectedResult> {
  let at = parent
  for (let index = from; index < selectors.length; index++) {
    const selector = selectors[index]
    if (selector === undefined || at === null) return at
    if ('fields' in selector) {
      if (index !== selectors.length - 1) throw new GraftError(notSelectable('list of fields', 'more'))
      return selectFields(at, selector, context)
    }
    const result = step(at, selector, context)
    if (isPromise(result)) return result.then((settled) => select(settled, selectors, context, index + 1))
    at = result
  }
  return at
}

function step(
  at: FieldResult,
  selector: Selector,
  context: SelectContext,
): FieldResult | Promise<FieldResult> {
  if (!(at instanceof ObjectResult)) throw new GraftError(notSelectable(describeResult(at), selector.field))
  const field = context.canonical.field(at.typeName, selector.field)
  if (field === undefined) {
    const { view } = context.canonical
    const known = context.canonical.fieldsOf(at.typeName).map((each) => each.name)
    throw new GraftError(unknownField(at.typeName, selector.field, known, view.version))
  }
  const result = context.invoke(at, field, selector.args ?? none)
  const { nth } = selector
  if (nth === undefined) return result
  return isPromise(result)
    ? result.then((settled) => elementAt(settled, selector.field, nth))
    : elementAt(result, selector.field, nth)
}

function selectFields(
  at: FieldResult,
  { fields }: FieldsSelector,
  context: SelectContext,
): SelectedResult | Promise<SelectedResult> {
  if (at === null) return null
  if (Array.isArray(at)) {
    const rows = at.map((each: FieldResult) => selectFields(each, { fields }, context))
    return rows.some((row) => isPromise(row)) ? Promise.all(rows) : (rows as readonly SelectedResult[])
  }
  const names: string[] = []
  const values = fields.map((field) => {
    const selector = typeof field === 'string' ? { field } : field
    names.push(selector.field)
    try {
      return step(at, selector, context)
    } catch (error) {
      // The others may be under way already, and somebody has to wait for them.
      return Promise.reject<FieldResult>(error)
    }
  })
  const record = (settled: readonly FieldResult[]): FieldsResult =>
    Object.fromEntries(names.map((name, index) => [name, settled[index] ?? null]))
  return values.some((value) => isPromise(value))
    ? Promise.all(values).then(record)
    : record(values as readonly FieldResult[])
}

/**
 * An element of a list, counted from 1; for lists of lists one number a level.
 *
 * @throws GraftError `SELECT_LEAF`, `SELECT_RANGE`
 */
export function elementAt(result: FieldResult, field: string, nth: number | readonly number[]): FieldResult {
  let at = result
  for (const number of typeof nth === 'number' ? [nth] : nth) {
    if (at === null) return null
    if (!Array.isArray(at)) throw new GraftError(notSelectable(describeResult(at), `element ${number}`))
    const list: readonly FieldResult[] = at
    const found = list[number - 1]
    if (found === undefined) throw new GraftError(elementOutOfRange(field, number, list.length))
    at = found
  }
  return at
}

/** What kind of value a result is, for messages. */
export function describeResult(result: FieldResult): string {
  if (result === null) return 'null'
  if (result instanceof ObjectResult) return result.typeName
  return Array.isArray(result) ? 'list' : typeof result
}
