import { GraftError } from '@graft/diagnostics'
import { GraphQLError, parse, type DocumentNode } from 'graphql'
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
 * @throws GraftError `DOCUMENT_TOO_LARGE`; `DOCUMENT_SYNTAX` with the position in `extensions.locations`
 */
export function parseDocument(text: string, limits: DocumentLimits = {}): DocumentNode {
  const { maxLength = 1_000_000, maxTokens = 20_000, maxDepth = 200 } = limits
  if (text.length > maxLength) throw new GraftError(documentTooLarge('characters', maxLength))
  // The parser is recursive, so the depth is bounded before it starts.
  if (nestingOf(text, maxDepth) > maxDepth)
    throw new GraftError(documentTooLarge('levels of nesting', maxDepth))
  try {
    return parse(text, { maxTokens })
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    throw new GraftError(documentSyntax(error.message), { locations: error.locations })
  }
}

/** Counts nested brackets outside of strings and comments, up to one more than `limit`. */
function nestingOf(text: string, limit: number): number {
  let depth = 0
  let deepest = 0
  for (const [token] of text.matchAll(/"""(?:\\"""|[^])*?"""|"(?:\\.|[^"\\\n])*"|#[^\n]*|[{}[\]()]/g)) {
    if (token === '{' || token === '[' || token === '(') deepest = Math.max(deepest, ++depth)
    else if (token === '}' || token === ']' || token === ')') depth--
    if (deepest > limit) return deepest
  }
  return deepest
}
