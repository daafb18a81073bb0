import { createHandler } from 'graphql-http'
import type { WireResult } from '@graft/dagql'
import { GraftError, unwrap, type Diagnostic } from '@graft/diagnostics'
import { bodyTooLarge, internalError, notFound, unauthorized } from '../messages.ts'
import type { Client } from '../serve/client.ts'
import type { GraphQLRequest } from '../serve/serve-request.ts'
import { isSameSecret } from '../serve/session-table.ts'
import {
  checkClientMetadata,
  decodeClientMetadata,
  METADATA_HEADER,
  type ClientMetadata,
} from '../session/client-metadata.ts'
import { readBody } from './read-body.ts'

export interface HttpOptions {
  /** What the user name of HTTP Basic must be; undefined lets everyone in who reaches the engine. */
  readonly token: string | undefined
  readonly maxBodyBytes: number
  readonly client: (metadata: ClientMetadata) => Client
  readonly serve: (client: Client, request: GraphQLRequest, signal: AbortSignal) => Promise<WireResult>
  /** Told of errors that are bugs; the caller gets a bare `INTERNAL`. */
  readonly onInternalError: (error: unknown) => void
}

type Handler = (request: Request) => Promise<Response>

interface RequestState {
  readonly client: Client
  /** True where the request was not executed, so that its answer has no data. */
  isRefused: boolean
}

/** Serves GraphQL over HTTP at `/query` for Fetch-shaped servers. The protocol is that of `graphql-http`. */
export function handleRequest(options: HttpOptions): Handler {
  const handler = createHandler<Request, RequestState>({
    onSubscribe: async (request, params) => {
      const state = request.context
      const result = await options.serve(state.client, toGraphQLRequest(params), request.raw.signal)
      state.isRefused = result.data === undefined
      // graphql-http only prints what it is given, and our errors are of the shape that it prints. It takes for a
      // result what has the key `data`; a value of undefined is not printed.
      return { data: undefined, ...result } as never
    },
  })
  return async (request) => {
    try {
      const { pathname } = new URL(request.url)
      if (pathname !== '/query') return errorResponse(404, notFound(pathname))
      if (!isAuthorized(request, options.token)) {
        return errorResponse(401, unauthorized(), { 'www-authenticate': 'Basic realm="graft"' })
      }
      const state: RequestState = { client: options.client(readMetadata(request)), isRefused: false }
      const body = await readBody(request, options.maxBodyBytes)
      const [text, init] = await handler({
        method: request.method,
        url: request.url,
        headers: request.headers,
        body,
        raw: request,
        context: state,
      })
      return new Response(text, state.isRefused ? asRefused(init) : init)
    } catch (error) {
      if (error instanceof GraftError)
        return errorResponse(statusOf(error), error.diagnostics[0] ?? internalError())
      if (request.signal.aborted) return errorResponse(499, internalError())
      options.onInternalError(error)
      return errorResponse(500, internalError())
    }
  }
}

/**
 * By the specification of GraphQL over HTTP, an answer without data has status 400 in the media type that it
 * defines, and 200 in plain JSON, whose clients take other statuses for failures of the transport.
 */
function asRefused(init: ResponseInit): ResponseInit {
  const type = new Headers(init.headers).get('content-type') ?? ''
  return type.startsWith('application/graphql-response+json')
    ? { ...init, status: 400, statusText: 'Bad Request' }
    : init
}

function toGraphQLRequest(params: {
  readonly query: string
  readonly operationName?: string | null | undefined
  readonly variables?: Record<string, unknown> | null | undefined
}): GraphQLRequest {
  return {
    query: params.query,
    operationName: params.operationName ?? undefined,
    variables: params.variables ?? undefined,
  }
}

function readMetadata(request: Request): ClientMetadata {
  const header = request.headers.get(METADATA_HEADER)
  return unwrap(header === null ? checkClientMetadata({}) : decodeClientMetadata(header))
}

function isAuthorized(request: Request, token: string | undefined): boolean {
  if (token === undefined) return true
  const encoded = /^Basic (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? ''
  const [user = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':')
  return isSameSecret(token, user)
}

function statusOf(error: GraftError): number {
  switch (error.code) {
    case bodyTooLarge(0).code:
      return 413
    case 'ENGINE_CLOSED':
      return 503
    case 'CLIENT_SECRET_MISMATCH':
      return 403
    default:
      return 400
  }
}

function errorResponse(
  status: number,
  diagnostic: Diagnostic,
  headers: Record<string, string> = {},
): Response {
  const error = {
    message: diagnostic.message,
    extensions: { code: diagnostic.code, diagnostics: [diagnostic] },
  }
  return Response.json({ errors: [error] }, { status, headers })
}
