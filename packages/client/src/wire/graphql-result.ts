/** One GraphQL request as it is posted. */
export interface GraphQLRequest {
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>> | undefined
  readonly operationName?: string | undefined
}

/** What an engine adds to an error. Untrusted: the types of the values are not checked. */
export interface GraphQLErrorExtensions {
  /** The stable code of the problem, a string where the engine is Graft's. */
  readonly code?: unknown
  /** The problem as diagnostics, root cause first. */
  readonly diagnostics?: unknown
  readonly [key: string]: unknown
}

/** One entry of `errors` in a GraphQL answer. */
export interface GraphQLErrorShape {
  readonly message: string
  /** The response keys and list positions from the root to the field that failed. */
  readonly path?: readonly (string | number)[]
  /** Places in the document of the request, 1-based. */
  readonly locations?: readonly { readonly line: number; readonly column: number }[]
  readonly extensions?: GraphQLErrorExtensions
}

/** A GraphQL answer: data, errors, or both. */
export interface GraphQLResult<T = unknown> {
  readonly data?: T | null
  readonly errors?: readonly GraphQLErrorShape[]
  readonly extensions?: Readonly<Record<string, unknown>>
}
