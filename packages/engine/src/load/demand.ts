import type { Composition } from '@graft/dagql'
import {
  clientView,
  decodeId,
  isIdLike,
  ROOT_TYPE,
  type Call,
  type FieldSpec,
  type Literal,
} from '@graft/dagql'
import { GraftError } from '@graft/diagnostics'
import {
  getOperationAST,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'

/** What a request needs to have loaded. */
export interface Demand {
  /** True where it reads the schema as a whole. */
  readonly everything: boolean
  /** Root fields that it names, in the query or within IDs that it passes. */
  readonly rootFields: ReadonlySet<string>
}

/**
 * Reads from a document, before validation, what it needs loaded. Fields that describe the schema say so
 * themselves (`readsSchema`), so there is no list of them here.
 *
 * @param base the composition of core and in-process modules
 */
export function demandOf(
  document: DocumentNode,
  operationName: string | undefined,
  variables: { readonly [name: string]: unknown },
  base: Composition,
): Demand {
  const fragments = new Map<string, FragmentDefinitionNode>()
  const operations: OperationDefinitionNode[] = []
  for (const each of document.definitions) {
    if (each.kind === 'FragmentDefinition') fragments.set(each.name.value, each)
    else if (each.kind === 'OperationDefinition') operations.push(each)
  }
  // Where no operation is chosen, none will run; the document is still to be validated as a whole.
  const chosen = getOperationAST(document, operationName)
  const selections = (chosen ? [chosen] : operations).map((each) => each.selectionSet)
  const rootFields = new Set<string>()
  let everything = false
  for (const { name, selections: below } of fieldsOfRoot(selections, fragments)) {
    if (name === '__typename') continue
    if (name.startsWith('__')) everything = true
    else rootFields.add(name)
    everything ||= readsSchema(base.field(ROOT_TYPE, name, clientView), below, fragments, base)
  }
  for (const name of [...idsIn(document, variables)].flatMap(rootFieldsOfId)) {
    rootFields.add(name)
    everything ||= base.field(ROOT_TYPE, name, clientView)?.readsSchema === true
  }
  return { everything, rootFields }
}

interface SelectedField {
  readonly name: string
  readonly selections: readonly SelectionSetNode[]
}

/** Fields of selection sets, with fragments expanded; each fragment once, so that a cycle ends. */
function fieldsOf(
  sets: readonly SelectionSetNode[],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): readonly SelectedField[] {
  const found: SelectedField[] = []
  const seen = new Set<string>()
  const pending = [...sets]
  for (let set = pending.pop(); set !== undefined; set = pending.pop()) {
    for (const selection of set.selections) {
      if (selection.kind === 'Field') {
        found.push({
          name: selection.name.value,
          selections: selection.selectionSet ? [selection.selectionSet] : [],
        })
      } else if (selection.kind === 'InlineFragment') {
        pending.push(selection.selectionSet)
      } else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value)
        const fragment = fragments.get(selection.name.value)
        if (fragment !== undefined) pending.push(fragment.selectionSet)
      }
    }
  }
  return found
}

/** Fields of the root, also those below `with`, which returns the root again. */
function fieldsOfRoot(
  roots: readonly SelectionSetNode[],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): readonly SelectedField[] {
  const found: SelectedField[] = []
  // Fragments that spread each other below `with` would go round for ever.
  const seen = new Set<SelectionSetNode>()
  const pending = [...roots]
  for (let set = pending.pop(); set !== undefined; set = pending.pop()) {
    if (seen.has(set)) continue
    seen.add(set)
    for (const field of fieldsOf([set], fragments)) {
      found.push(field)
      if (field.name === 'with') pending.push(...field.selections)
    }
  }
  return found
}

/** Whether a root field describes the schema, or is a group (`core`) of which such a field is selected. */
function readsSchema(
  field: FieldSpec | undefined,
  selections: readonly SelectionSetNode[],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  base: Composition,
): boolean {
  if (field === undefined) return false
  if (field.readsSchema === true) return true
  const { type } = field
  if (type.kind === 'list') return false
  return fieldsOf(selections, fragments).some(
    ({ name }) => base.field(type.name, name, clientView)?.readsSchema === true,
  )
}

/** Texts in the request that may be IDs. Taking one for an ID that is none only loads more. */
function idsIn(document: DocumentNode, variables: { readonly [name: string]: unknown }): ReadonlySet<string> {
  const ids = new Set<string>()
  // In a loop, because variables may nest as deeply as their sender likes.
  const seen = new Set<unknown>()
  const pending: unknown[] = [variables]
  visit(document, { StringValue: (node) => void pending.push(node.value) })
  while (pending.length > 0) {
    const value = pending.pop()
    if (typeof value === 'string') {
      if (isIdLike(value)) ids.add(value)
    } else if (typeof value === 'object' && value !== null && !seen.has(value)) {
      seen.add(value)
      for (const each of Object.values(value)) pending.push(each)
    }
  }
  return ids
}

/** The root fields that the calls of an ID start from. */
function rootFieldsOfId(id: string): readonly string[] {
  const names: string[] = []
  const seen = new Set<Call>()
  const pending = decodedCalls(id)
  for (let call = pending.pop(); call !== undefined; call = pending.pop()) {
    if (seen.has(call)) continue
    seen.add(call)
    if (call.receiver === undefined) names.push(call.field)
    else pending.push(call.receiver)
    for (const [, value] of call.args) pending.push(...callsIn(value))
  }
  return names
}

function decodedCalls(id: string): Call[] {
  try {
    return [decodeId(id)]
  } catch (error) {
    // Plain text that happens to look like an ID.
    if (error instanceof GraftError) return []
    throw error
  }
}

/** The calls that a value refers to. Decoding bounds how deeply values nest. */
function callsIn(literal: Literal): readonly Call[] {
  switch (literal.kind) {
    case 'call':
      return [literal.call]
    case 'list':
      return literal.elements.flatMap(callsIn)
    case 'object':
      return literal.members.flatMap(([, each]) => callsIn(each))
    default:
      return []
  }
}
