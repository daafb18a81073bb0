import type { GraphQLRequest, GraphQLResult } from '../wire/graphql-result.ts'

export interface SendOptions {
  /** Aborts the request; `send` then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined
}

/** Carries one GraphQL request to an engine and its answer back. An answer with errors is an answer. */
export interface Transport {
  send(request: GraphQLRequest, options?: SendOptions): Promise<GraphQLResult>
}
