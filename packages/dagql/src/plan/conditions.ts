import type {
  DirectiveNode,
  DocumentNode,
  FragmentDefinitionNode,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql'
import type { VariableValues } from './input-plan.ts'

/** Variables that `@skip` and `@include` depend on, with the values that they have. */
export type Conditions = ReadonlyMap<string, boolean>

/** The fragments of a document by name. */
export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>

export function fragmentsOf(document: DocumentNode): Fragments {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const each of document.definitions) {
    if (each.kind === 'FragmentDefinition') fragments.set(each.name.value, each)
  }
  return fragments
}

/** Names of the variables that decide what of an operation is left out, each once. */
export function conditionNames(operation: OperationDefinitionNode, fragments: Fragments): readonly string[] {
  const names = new Set<string>()
  const seen = new Set<SelectionSetNode>()
  const pending = [operation.selectionSet]
  for (let set = pending.pop(); set !== undefined; set = pending.pop()) {
    if (seen.has(set)) continue
    seen.add(set)
    for (const selection of set.selections) {
      for (const variable of conditionVariables(selection.directives)) names.add(variable)
      const below =
        selection.kind === 'FragmentSpread'
          ? fragments.get(selection.name.value)?.selectionSet
          : selection.selectionSet
      if (below !== undefined) pending.push(below)
    }
  }
  return [...names]
}

/** The values of these variables in one request. */
export function conditionsOf(names: readonly string[], variables: VariableValues): Conditions {
  return new Map(names.map((name) => [name, variables[name] === true]))
}

/** Whether directives leave a selection in. */
export function isIncluded(
  directives: readonly DirectiveNode[] | undefined,
  conditions: Conditions,
): boolean {
  if (directives === undefined) return true
  for (const directive of directives) {
    const name = directive.name.value
    if (name !== 'skip' && name !== 'include') continue
    if (condition(directive, conditions) !== (name === 'include')) return false
  }
  return true
}

function condition(directive: DirectiveNode, conditions: Conditions): boolean {
  const value = directive.arguments?.[0]?.value
  if (value?.kind === 'Variable') return conditions.get(value.name.value) === true
  return value?.kind === 'BooleanValue' && value.value
}

function* conditionVariables(directives: readonly DirectiveNode[] | undefined): Iterable<string> {
  for (const directive of directives ?? []) {
    if (directive.name.value !== 'skip' && directive.name.value !== 'include') continue
    const value = directive.arguments?.[0]?.value
    if (value?.kind === 'Variable') yield value.name.value
  }
}
