import { GraphQLError, parse, type DocumentNode } from 'graphql'
import { DocumentError } from './document-error.ts'
import { documentSyntax, documentTooLarge } from './messages.ts'

export interface DocumentLimits {
  /** In UTF-16 code units. @default 1_000_000 */
  readonly maxLength?: number | undefined
  /** @default 20_000 */
  readonly maxTokens?: number | undefined
  /** Nesting of braces, brackets and parentheses. @default 200 */
  readonly maxDepth?: number | undefined
}

/**
 * Parses a GraphQL document within bounds.
 *
 * @param hasPlaces whether nodes say where they stand; without that a document costs half the time and memory
 * @throws DocumentError `DOCUMENT_TOO_LARGE`; `DOCUMENT_SYNTAX` with its `locations`
 */
export function parseDocument(
  text: string,
  limits: DocumentLimits = {},
  hasPlaces: boolean = true,
): DocumentNode {
  const { maxLength = 1_000_000, maxTokens = 20_000, maxDepth = 200 } = limits
  if (text.length > maxLength) throw new DocumentError(documentTooLarge('characters', maxLength))
  // The parser is recursive, so the depth is bounded before it starts.
  if (nestingOf(text, maxDepth) > maxDepth)
    throw new DocumentError(documentTooLarge('levels of nesting', maxDepth))
  try {
    return parse(text, { maxTokens, noLocation: !hasPlaces })
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    // The parser has no other mark for it; 16 misspells it.
    if (/^Syntax Error: Document contains more tha[nt] /.test(error.message))
      throw new DocumentError(documentTooLarge('tokens', maxTokens))
    throw new DocumentError(documentSyntax(error.message), error.locations)
  }
}

/** How strings and comments end, by how they begin; escapes are matched so that they can be passed over. */
const closings: { readonly [opening: string]: RegExp } = {
  '"""': /\\"""|"""/g,
  '"': /\\.|["\n\r]/g,
  '#': /[\n\r]/g,
}

/** Counts nested brackets outside of strings and comments, up to one more than `limit`, in one pass. */
function nestingOf(text: string, limit: number): number {
  let depth = 0
  let deepest = 0
  const tokens = /"""|["#{}[\]()]/g
  for (let token = tokens.exec(text)?.[0]; token !== undefined; token = tokens.exec(text)?.[0]) {
    const closing = closings[token]
    if (closing !== undefined) tokens.lastIndex = endOf(text, closing, tokens.lastIndex)
    else if (token === '{' || token === '[' || token === '(') deepest = Math.max(deepest, ++depth)
    else depth--
    if (deepest > limit) return deepest
  }
  return deepest
}

function endOf(text: string, closing: RegExp, from: number): number {
  closing.lastIndex = from
  for (let end = closing.exec(text)?.[0]; end !== undefined; end = closing.exec(text)?.[0]) {
    if (!end.startsWith('\\')) return closing.lastIndex
  }
  return text.length
}
