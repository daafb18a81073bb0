import { GraftError } from '@graft/diagnostics'
import { ClientError } from '../wire/client-error.ts'
import { CLIENT_METADATA_HEADER, encodeClientMetadata, type ClientMetadata } from '../wire/client-metadata.ts'
import { decodeGraphQLResult } from '../wire/decode-graphql-result.ts'
import type { GraphQLRequest, GraphQLResult } from '../wire/graphql-result.ts'
import * as messages from './messages.ts'
import { readBody, type BoundedBody } from './read-body.ts'
import type { SendOptions, Transport } from './transport.ts'

const DEFAULT_MAX_RESPONSE_BYTES = 64 * 1024 * 1024

/** Any fetch that takes a `Request`: the global one, or the `fetch` of an engine in this process. */
export type Fetch = (request: Request) => Promise<Response>

export interface FetchTransportOptions {
  /** Where the engine takes queries, such as `http://127.0.0.1:8080/query`. */
  readonly url: string | URL
  /** The session token, sent as the user name of HTTP Basic with an empty password. */
  readonly token?: string | undefined
  /** @default globalThis.fetch */
  readonly fetch?: Fetch | undefined
  /** Without it, requests belong to the listener's own default client. */
  readonly metadata?: ClientMetadata | undefined
  /** Longer answers are cut off and refused. @default 64 MiB */
  readonly maxResponseBytes?: number | undefined
}

/**
 * Creates a transport that posts every request as GraphQL over HTTP. Nothing is sent before the first request.
 * `send` rejects with a `ClientError` (`CLIENT_CONNECT`, `CLIENT_UNAUTHORIZED`, `CLIENT_BAD_RESPONSE`, …), or with
 * the reason of its signal. Requests are never repeated, since a function may have effects.
 */
export function fetchTransport(options: FetchTransportOptions): Transport {
  const url = checkUrl(options.url)
  // What messages call the engine: without the query string, which may hold secrets.
  const place = `${url.origin}${url.pathname}`
  const limit = options.maxResponseBytes ?? DEFAULT_MAX_RESPONSE_BYTES
  if (!Number.isSafeInteger(limit) || limit < 1) throw new GraftError(messages.invalidLimit(limit))
  const headers = requestHeaders(options)

  return {
    async send(request: GraphQLRequest, { signal }: SendOptions = {}): Promise<GraphQLResult> {
      signal?.throwIfAborted()
      const body = encodeRequest(request)
      // Redirects are left alone: the token must not travel to a place that the user did not name.
      const init = { method: 'POST', headers, body, redirect: 'manual', signal: signal ?? null } as const
      const doFetch = options.fetch ?? globalThis.fetch

      let response: Response
      try {
        response = await doFetch(new Request(url, init))
      } catch (cause) {
        signal?.throwIfAborted()
        throw new ClientError(messages.noAnswer(place, reasonOf(cause)), { cause })
      }
      if (response.status === 401) {
        // The body is of no interest; a failure to drop it neither.
        await response.body?.cancel().catch(() => undefined)
        throw new ClientError(messages.unauthorized(place, options.token !== undefined))
      }

      let received: BoundedBody
      try {
        received = await readBody(response, limit, signal)
      } catch (cause) {
        signal?.throwIfAborted()
        throw new ClientError(messages.disconnected(place, reasonOf(cause)), { cause })
      }
      if (received.kind === 'too-large') throw new ClientError(messages.responseTooLarge(place, limit))
      return decodeBody(place, response, received.bytes)
    },
  }
}

function checkUrl(given: string | URL): URL {
  const url = URL.parse(String(given))
  const isHttp = url?.protocol === 'http:' || url?.protocol === 'https:'
  if (url === null || !isHttp || url.username !== '' || url.password !== '') {
    throw new GraftError(messages.invalidUrl(String(given)))
  }
  return url
}

function requestHeaders(options: FetchTransportOptions): Readonly<Record<string, string>> {
  const { token, metadata } = options
  if (token !== undefined && /[:\p{Cc}]/u.test(token)) {
    throw new GraftError(messages.invalidToken())
  }
  return {
    accept: 'application/graphql-response+json, application/json',
    'content-type': 'application/json',
    ...(token !== undefined && {
      authorization: `Basic ${Buffer.from(`${token}:`, 'utf8').toString('base64')}`,
    }),
    ...(metadata !== undefined && { [CLIENT_METADATA_HEADER]: encodeClientMetadata(metadata) }),
  }
}

function encodeRequest({ query, variables, operationName }: GraphQLRequest): string {
  try {
    return JSON.stringify({ query, variables, operationName })
  } catch (error) {
    throw new GraftError(messages.invalidVariables(reasonOf(error)))
  }
}

/**
 * Integers up to 2^53-1 come out exact. The keys of an object keep the order of the answer, save those that look
 * like array indexes (`"7"`), which JavaScript puts first; field names never do, keys inside JSON scalars may.
 */
function decodeBody(place: string, response: Response, bytes: Uint8Array): GraphQLResult {
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    json = undefined
  }
  const result = decodeGraphQLResult(json)
  // An engine that refuses a request says why in `errors`; data alone under a failure status is not its answer.
  if (result === undefined || (!response.ok && result.errors === undefined)) {
    const start = new TextDecoder().decode(bytes.subarray(0, 1024))
    throw new ClientError(messages.badResponse(place, response, start))
  }
  return result
}

/** The innermost cause, since fetch itself only says `fetch failed`. */
function reasonOf(error: unknown): string {
  let inner = error
  for (let depth = 0; depth < 8 && inner instanceof Error && inner.cause instanceof Error; depth++) {
    inner = inner.cause
  }
  if (!(inner instanceof Error)) return String(inner)
  const code = 'code' in inner && typeof inner.code === 'string' ? inner.code : ''
  if (inner.message === '') return code === '' ? inner.name : code
  return code === '' || inner.message.includes(code) ? inner.message : `${inner.message} (${code})`
}
