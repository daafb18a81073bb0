import type { DocumentNode, FragmentDefinitionNode, OperationDefinitionNode } from 'graphql'
import type { TypeRef } from '../type/type-ref.ts'

/** A place where a definition uses a variable. */
export interface VariableUse {
  readonly name: string
  /** What the place takes. */
  readonly type: TypeRef
  /** Whether the place has a value of its own where the variable brings none. */
  readonly hasDefault: boolean
}

/** What a definition uses, noted while its selections are checked. */
export interface DefinitionUses {
  /** One per spread, also where it is repeated. */
  readonly spreads: IndexedFragment[]
  readonly variables: VariableUse[]
}

export interface IndexedOperation extends DefinitionUses {
  readonly node: OperationDefinitionNode
}

export interface IndexedFragment extends DefinitionUses {
  readonly node: FragmentDefinitionNode
  /** Number of the last walk that met it; walks are numbered from 1. */
  lastWalk: number
  /** How many lists of the schema's description it nests, once that is known. */
  introspectionDepth: number
}

/** The definitions of a document. */
export interface DocumentIndex {
  readonly operations: readonly IndexedOperation[]
  readonly fragments: ReadonlyMap<string, IndexedFragment>
}

const noFragments: ReadonlyMap<string, IndexedFragment> = new Map()

/**
 * Collects the definitions of a document; undefined where they do not go together: only queries and fragments, each
 * name once, an anonymous operation alone, no variables of fragments.
 */
export function indexDocument(document: DocumentNode): DocumentIndex | undefined {
  const operations: IndexedOperation[] = []
  let fragments: Map<string, IndexedFragment> | undefined
  let names: Set<string> | undefined
  for (const node of document.definitions) {
    if (node.kind === 'OperationDefinition') {
      if (node.operation !== 'query') return undefined
      if (operations.length > 0) {
        names ??= new Set([operations[0]?.node.name?.value ?? ''])
        // No name is empty, so that the empty one stands for none.
        const name = node.name?.value ?? ''
        if (name === '' || names.has('') || names.has(name)) return undefined
        names.add(name)
      }
      operations.push({ node, spreads: [], variables: [] })
    } else if (node.kind === 'FragmentDefinition') {
      fragments ??= new Map()
      if (fragments.has(node.name.value) || (node.variableDefinitions?.length ?? 0) > 0) return undefined
      const fragment = { node, spreads: [], variables: [], lastWalk: 0, introspectionDepth: 0 }
      fragments.set(node.name.value, fragment)
    } else return undefined
  }
  return { operations, fragments: fragments ?? noFragments }
}
