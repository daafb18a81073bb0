import type { SelectionSetNode } from 'graphql'
import type { PublishedSchema } from '../publish/published-schema.ts'
import type { DefinitionUses, DocumentIndex } from './document-index.ts'
import { lookupOf, type FieldLookup } from './field-lookup.ts'

/** A selection set and the type that it selects from. */
export interface TypedSelections {
  readonly set: SelectionSetNode
  readonly parent: string
}

/** What one pass over a document knows and notes. */
export interface ValidationPass {
  readonly schema: PublishedSchema
  readonly lookup: FieldLookup
  readonly index: DocumentIndex
  /** Of the definition that is being checked. */
  uses: DefinitionUses
  /** Selection sets of operations and fields in which two fields may answer under one name. */
  readonly mergeable: TypedSelections[]
  /** What is selected from the description of the schema. */
  readonly introspections: SelectionSetNode[]
  /** How often a walk over the fragments began. */
  walks: number
  /** How much work was done, in visited nodes and compared fields. */
  steps: number
}

const nothing: DefinitionUses = { spreads: [], variables: [] }

/** Starts a pass. */
export function createPass(schema: PublishedSchema, index: DocumentIndex): ValidationPass {
  return {
    schema,
    lookup: lookupOf(schema),
    index,
    uses: nothing,
    mergeable: [],
    introspections: [],
    walks: 0,
    steps: 0,
  }
}

/**
 * How deep selections and values may nest. The server's parser allows less; documents from elsewhere must not
 * overflow the stack.
 */
export const MAX_DEPTH = 250
