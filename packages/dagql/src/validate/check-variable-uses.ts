import type { PublishedSchema } from '../publish/published-schema.ts'
import type { TypeRef } from '../type/type-ref.ts'
import { refOf } from './check-variable-definitions.ts'
import type { IndexedFragment, IndexedOperation, VariableUse } from './document-index.ts'
import type { ValidationPass } from './validation-pass.ts'

/** graphql-js gives up beyond so many fragments, spreads and uses of variables, counted for each operation. */
const FRAGMENT_WORK = 50_000

interface Variable {
  readonly type: TypeRef
  readonly hasDefault: boolean
  isUsed: boolean
}

/**
 * Checks for each operation, together with the fragments that it reaches: every variable that is used is there and
 * fits where it is used, and every variable that is there is used. Every fragment must be reached.
 */
export function checkVariableUses(pass: ValidationPass): boolean {
  let work = 0
  for (const operation of pass.index.operations) {
    const variables = variablesOf(operation)
    if (!checkUses(pass.schema, operation.variables, variables)) return false
    const reached: IndexedFragment[] = []
    const walk = ++pass.walks
    reach(operation.spreads, walk, reached)
    work += 2 * operation.spreads.length
    for (const fragment of reached) {
      if (!checkUses(pass.schema, fragment.variables, variables)) return false
      reach(fragment.spreads, walk, reached)
      // The spreads twice: graphql-js looks for unused fragments in the same way.
      work += 1 + 2 * fragment.spreads.length + 2 * fragment.variables.length
    }
    if (work > FRAGMENT_WORK) return false
    if (variables !== undefined) for (const { isUsed } of variables.values()) if (!isUsed) return false
  }
  pass.steps += work
  for (const { lastWalk } of pass.index.fragments.values()) if (lastWalk === 0) return false
  return true
}

function reach(spreads: readonly IndexedFragment[], walk: number, reached: IndexedFragment[]): void {
  for (const fragment of spreads) {
    if (fragment.lastWalk === walk) continue
    fragment.lastWalk = walk
    reached.push(fragment)
  }
}

function variablesOf({ node }: IndexedOperation): ReadonlyMap<string, Variable> | undefined {
  if (node.variableDefinitions === undefined || node.variableDefinitions.length === 0) return undefined
  const variables = new Map<string, Variable>()
  for (const { variable, type, defaultValue } of node.variableDefinitions) {
    const hasDefault = defaultValue !== undefined && defaultValue.kind !== 'NullValue'
    variables.set(variable.name.value, { type: refOf(type), hasDefault, isUsed: false })
  }
  return variables
}

function checkUses(
  schema: PublishedSchema,
  uses: readonly VariableUse[],
  variables: ReadonlyMap<string, Variable> | undefined,
): boolean {
  for (const use of uses) {
    const variable = variables?.get(use.name)
    if (variable === undefined || !isAllowed(schema, variable, use)) return false
    variable.isUsed = true
  }
  return true
}

/** A default, of the variable or of the place, stands in where the variable may be null and the place may not. */
function isAllowed(schema: PublishedSchema, variable: Variable, use: VariableUse): boolean {
  if (variable.type.nullable && !use.type.nullable && !variable.hasDefault && !use.hasDefault) return false
  return fits(schema, variable.type, use.type)
}

/** Whether values of the first type are values of the second, but for null. */
function fits(schema: PublishedSchema, given: TypeRef, wanted: TypeRef): boolean {
  if (given.kind === 'list' || wanted.kind === 'list') {
    if (given.kind !== 'list' || wanted.kind !== 'list') return false
    if (given.element.nullable && !wanted.element.nullable) return false
    return fits(schema, given.element, wanted.element)
  }
  if (given.name === wanted.name) return true
  if (given.name !== 'ID') return false
  // Objects are passed by ID.
  return schema.passedAs(wanted.name) === 'ID'
}
