import { GraftError } from '@graft/diagnostics'
import type { VisibleSchema } from '../composition/visible-schema.ts'
import type { TypeRef } from '../type/type-ref.ts'
import { bindValue } from '../invoke/bind-value.ts'
import type { VariablePlan } from './operation-plan.ts'
import type { VariableValues } from './input-plan.ts'

const none: VariableValues = Object.freeze(Object.create(null))

/**
 * Takes the variables of a request as GraphQL says: defaults for those that are left out, single values as lists
 * of one. Undefined where one is missing or does not fit; graphql-js words the errors then.
 */
export function coerceVariables(
  plans: readonly VariablePlan[],
  given: VariableValues,
  schema: VisibleSchema,
): VariableValues | undefined {
  if (plans.length === 0) return none
  const values: { [name: string]: unknown } = Object.create(null)
  for (const plan of plans) {
    const value = Object.hasOwn(given, plan.name) ? given[plan.name] : undefined
    if (value === undefined) {
      if (plan.default !== undefined) values[plan.name] = plan.default
      else if (!plan.type.nullable) return undefined
      continue
    }
    const coerced = coerceLists(plan.type, value)
    if (!fits(plan.type, coerced, schema)) return undefined
    values[plan.name] = coerced
  }
  return values
}

/** Objects are passed by ID, which is loaded when the field is called. */
function fits(type: TypeRef, value: unknown, schema: VisibleSchema): boolean {
  try {
    bindValue('$', type, value, { schema, allowsIds: true })
    return namesMembers(type, value, schema)
  } catch (error) {
    if (error instanceof GraftError) return false
    throw error
  }
}

/** Whether members of enums are told by their names: code may pass their values on, and clients do not know them. */
function namesMembers(type: TypeRef, value: unknown, schema: VisibleSchema): boolean {
  if (value === null || value === undefined) return true
  if (type.kind === 'list')
    return !Array.isArray(value) || value.every((each) => namesMembers(type.element, each, schema))
  const definition = schema.anyType(type.name)
  if (definition?.kind === 'enum') return schema.enumMembers(definition).some(({ name }) => name === value)
  if (definition?.kind !== 'input') return true
  // Binding has refused what is no object of named values.
  const given = value as VariableValues
  return schema.inputFields(definition).every((field) => namesMembers(field.type, given[field.name], schema))
}

/** A single value where a list is expected is a list of one, at every level. */
function coerceLists(type: TypeRef, value: unknown): unknown {
  if (type.kind !== 'list' || value === null || value === undefined) return value
  return Array.isArray(value)
    ? value.map((each) => coerceLists(type.element, each))
    : [coerceLists(type.element, value)]
}
