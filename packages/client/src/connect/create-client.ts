import type { Query } from '../query/query-builder.ts'
import type { Transport } from '../transport/transport.ts'
import { errorFromAnswer } from '../wire/error-from-answer.ts'
import type { GraphQLResult } from '../wire/graphql-result.ts'

export interface QueryOptions {
  readonly variables?: Readonly<Record<string, unknown>> | undefined
  readonly operationName?: string | undefined
  readonly signal?: AbortSignal | undefined
}

export interface RunOptions {
  readonly signal?: AbortSignal | undefined
}

/** Sends queries to one engine. */
export interface Client {
  /**
   * Sends a document and returns the answer as it came, errors included.
   *
   * @typeParam T what the caller knows its document to select; the answer is not checked against it
   */
  query<T = unknown>(document: string, options?: QueryOptions): Promise<GraphQLResult<T>>
  /** Sends a chain and returns the value at its end; throws `ClientError` where the answer has errors. */
  run(chain: Query, options?: RunOptions): Promise<unknown>
}

export interface ClientOptions {
  readonly transport: Transport
}

/** Creates a client over a transport. It holds no connection and needs no closing. */
export function createClient(options: ClientOptions): Client {
  const { transport } = options
  return {
    async query<T>(document: string, { signal, ...request }: QueryOptions = {}): Promise<GraphQLResult<T>> {
      const result = await transport.send({ query: document, ...request }, { signal })
      // The caller names the type of its own document: a promise that no client can check without the schema.
      return result as GraphQLResult<T>
    },
    async run(chain: Query, { signal }: RunOptions = {}): Promise<unknown> {
      const result = await transport.send({ query: chain.toDocument() }, { signal })
      if (result.errors !== undefined && result.errors.length > 0) throw errorFromAnswer(result.errors)
      return chain.unwrap(result)
    },
  }
}
