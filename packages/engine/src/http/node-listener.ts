import type { RequestListener } from 'node:http'

/**
 * Serves a Fetch handler from `node:http`. The adapter is loaded by the first request: it brings HTTP/2 with it,
 * which an engine that nobody listens to should not pay for.
 */
export function nodeListener(fetch: (request: Request) => Promise<Response>): RequestListener {
  let adapted: Promise<RequestListener> | undefined
  return (request, response) => {
    adapted ??= import('@remix-run/node-fetch-server').then(({ createRequestListener }) =>
      createRequestListener(fetch),
    )
    adapted.then(
      (listener) => listener(request, response),
      (error: unknown) => response.destroy(error instanceof Error ? error : undefined),
    )
  }
}
