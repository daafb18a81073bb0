import type { RequestListener } from 'node:http'
import type { WireResult } from '@graft/dagql'
import type { ClientMetadata } from '../session/client-metadata.ts'
import type { GraphQLRequest } from '../serve/serve-request.ts'

/** A client within the engine's own process. */
export interface EngineClient {
  /** Answers a GraphQL request; mistakes come back as errors with a code. */
  query(
    document: string,
    options?: Omit<GraphQLRequest, 'query'> & { readonly signal?: AbortSignal | undefined },
  ): Promise<WireResult>
}

/** A running engine. */
export interface Engine extends AsyncDisposable {
  /** Answers an HTTP request: GraphQL at `/query`. Fits every Fetch-shaped server. */
  readonly fetch: (request: Request) => Promise<Response>
  /** The same for `node:http`. */
  readonly listener: RequestListener
  /**
   * Connects a client without HTTP: a new one, or the one that a `clientId` names.
   *
   * @throws GraftError `METADATA_MALFORMED`, `CLIENT_SECRET_MISMATCH`, `ENGINE_CLOSED`
   */
  connect(metadata?: ClientMetadata): EngineClient
  /** Ends every runtime and refuses further requests. */
  close(): Promise<void>
}
