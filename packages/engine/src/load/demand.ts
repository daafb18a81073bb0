import type { Composition } from '@graft/dagql'
import { clientView, decodeId, ROOT_TYPE, type Call, type FieldSpec, type Literal } from '@graft/dagql'
import { GraftError } from '@graft/diagnostics'
import {
  getOperationAST,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
} from 'graphql'

/** What a request needs to have loaded. */
export interface Demand {
  /** True where it reads the schema as a whole. */
  readonly everything: boolean
  /** Root fields that it names, in the query or within IDs that it passes. */
  readonly rootFields: ReadonlySet<string>
}

/** Texts longer than this are not tried as IDs. */
const MAX_ID_LENGTH = 1_048_576

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
  const operation = getOperationAST(document, operationName)
  if (!operation) return { everything: false, rootFields: new Set() }
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const each of document.definitions) {
    if (each.kind === 'FragmentDefinition') fragments.set(each.name.value, each)
  }
  const rootFields = new Set<string>()
  let everything = false
  for (const { name, selections } of fieldsOf([operation.selectionSet], fragments)) {
    if (name === '__typename') continue
    if (name.startsWith('__')) everything = true
    else if (name === 'with') addAll(rootFields, selections, fragments)
    else rootFields.add(name)
    everything ||= readsSchema(base.field(ROOT_TYPE, name, clientView), selections, fragments, base)
  }
  for (const id of idsIn(document, variables)) for (const name of rootFieldsOfId(id)) rootFields.add(name)
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

function addAll(
  names: Set<string>,
  selections: readonly SelectionSetNode[],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): void {
  for (const { name } of fieldsOf(selections, fragments)) names.add(name)
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
  const add = (value: unknown): void => {
    if (typeof value === 'string') {
      if (value.length > 8 && value.length <= MAX_ID_LENGTH && /^AQ[A-Za-z0-9_-]+$/.test(value))
        ids.add(value)
    } else if (typeof value === 'object' && value !== null) {
      for (const each of Object.values(value)) add(each)
    }
  }
  visit(document, { StringValue: (node) => add(node.value) })
  add(variables)
  return ids
}

function rootFieldsOfId(id: string): ReadonlySet<string> {
  const names = new Set<string>()
  try {
    collectRootFields(decodeId(id), names, new Set())
  } catch (error) {
    // Plain text that happens to look like an ID.
    if (!(error instanceof GraftError)) throw error
  }
  return names
}

function collectRootFields(call: Call, names: Set<string>, seen: Set<Call>): void {
  for (let at: Call | undefined = call; at !== undefined && !seen.has(at); at = at.receiver) {
    seen.add(at)
    if (at.receiver === undefined) names.add(at.field)
    for (const [, value] of at.args) collectFromLiteral(value, names, seen)
  }
}

function collectFromLiteral(literal: Literal, names: Set<string>, seen: Set<Call>): void {
  if (literal.kind === 'call') collectRootFields(literal.call, names, seen)
  else if (literal.kind === 'list') literal.elements.forEach((each) => collectFromLiteral(each, names, seen))
  else if (literal.kind === 'object')
    literal.members.forEach(([, each]) => collectFromLiteral(each, names, seen))
}
