import { LRUCache } from 'lru-cache'
import type { DocumentNode, FieldNode, SelectionSetNode } from 'graphql'
import type { Composition } from '../composition/composition.ts'
import type { View } from '../view/view.ts'
import { fragmentsOf, type Fragments } from './conditions.ts'
import type { PreparedOperation } from './prepared-operation.ts'

export interface DocumentCacheOptions {
  /** @default 1_000 */
  readonly maxDocuments?: number | undefined
  /** Length of all texts together, in UTF-16 code units. @default 8_000_000 */
  readonly maxLength?: number | undefined
}

/** So many operations of one document are kept: names, views and compositions that differ in what it touches. */
const MAX_OPERATIONS = 16

/** Parses a document; see `parseDocument`. */
export type DocumentParser = (text: string, hasPlaces: boolean) => DocumentNode

/** What a cache has done since it was made, and what it holds now. */
export interface DocumentCacheStats {
  /** Texts that were parsed, and operations that were made ready, which takes validating and planning. */
  readonly parsed: number
  readonly prepared: number
  readonly documents: number
  /** Operations that are ready, in all documents. */
  readonly operations: number
  /** Of all texts together. */
  readonly length: number
}

/** A document that was parsed, with the operations of it that are ready to run. */
export class CachedDocument {
  /** Without places. */
  readonly document: DocumentNode
  readonly fragments: Fragments
  readonly #text: string
  readonly #onKeep: () => void
  /** The limits that the text was found to keep last; servers with others may share the document. */
  limits: object | undefined
  readonly #parse: DocumentParser
  #prepared: readonly { readonly name: string | undefined; readonly operation: PreparedOperation }[] = []
  #located: DocumentNode | undefined

  /** @param onKeep called when an operation was made ready */
  constructor(text: string, parse: DocumentParser, onKeep: () => void = () => undefined) {
    this.document = parse(text, false)
    this.fragments = fragmentsOf(this.document)
    this.#text = text
    this.#parse = parse
    this.#onKeep = onKeep
  }

  /** The same document with places, for errors: most documents have none, and are spared them. */
  get located(): DocumentNode {
    this.#located ??= this.#parse(this.#text, true)
    return this.#located
  }

  /** The same fields, saying where they stand. */
  locate(nodes: readonly FieldNode[]): readonly FieldNode[] {
    const numbers = new Map([...fieldNodes(this.document)].map((node, number) => [node, number]))
    const located = [...fieldNodes(this.located)]
    return nodes.map((node) => located[numbers.get(node) ?? -1] ?? node)
  }

  /** How many operations are ready. */
  get operations(): number {
    return this.#prepared.length
  }

  /** An operation that is ready for a composition and view; the one used last is looked at first. */
  find(name: string | undefined, view: View, composition: Composition): PreparedOperation | undefined {
    for (const each of this.#prepared) {
      if (each.name !== name || !each.operation.isFor(view, composition)) continue
      if (each !== this.#prepared[0])
        this.#prepared = [each, ...this.#prepared.filter((other) => other !== each)]
      return each.operation
    }
    return undefined
  }

  keep(name: string | undefined, operation: PreparedOperation): void {
    this.#onKeep()
    this.#prepared = [{ name, operation }, ...this.#prepared.slice(0, MAX_OPERATIONS - 1)]
  }
}

/**
 * Keeps documents by their text, parsed and planned, within bounds. A plan says what it depends on, so that
 * compositions that have the same share it, and one in which something has changed never uses it.
 */
export class DocumentCache {
  readonly #documents: LRUCache<string, CachedDocument>
  readonly #onKeep = (): void => void this.#prepared++
  #parsed = 0
  #prepared = 0

  constructor(options: DocumentCacheOptions = {}) {
    const { maxDocuments = 1_000, maxLength = 8_000_000 } = options
    // One bound for both: a short text counts as its share. A bound on the number would have room made for all at once.
    const share = Math.floor(maxLength / maxDocuments)
    this.#documents = new LRUCache({
      maxSize: maxLength,
      sizeCalculation: (_document, text) => Math.max(share, text.length),
    })
  }

  /**
   * @param parse called where the text is not known, or not to keep the limits; what it throws is not kept
   * @param limits what `parse` goes by, told by identity @default those of whoever parsed the text before
   */
  get(text: string, parse: DocumentParser, limits?: object): CachedDocument {
    const known = this.#documents.get(text)
    if (known !== undefined && (limits === undefined || known.limits === limits)) return known
    const document = new CachedDocument(text, parse, this.#onKeep)
    this.#parsed++
    if (known === undefined) this.#documents.set(text, document)
    const kept = known ?? document
    kept.limits = limits
    return kept
  }

  stats(): DocumentCacheStats {
    let operations = 0
    for (const document of this.#documents.values()) operations += document.operations
    return {
      parsed: this.#parsed,
      prepared: this.#prepared,
      documents: this.#documents.size,
      operations,
      length: this.#documents.calculatedSize,
    }
  }
}

/** The fields of a document, in one order for every copy of it. */
function* fieldNodes(document: DocumentNode): Iterable<FieldNode> {
  const pending: SelectionSetNode[] = []
  for (const each of document.definitions) {
    if (each.kind === 'OperationDefinition' || each.kind === 'FragmentDefinition')
      pending.push(each.selectionSet)
  }
  for (let set = pending.pop(); set !== undefined; set = pending.pop()) {
    for (const selection of set.selections) {
      if (selection.kind === 'Field') yield selection
      if (selection.kind !== 'FragmentSpread' && selection.selectionSet !== undefined)
        pending.push(selection.selectionSet)
    }
  }
}
