import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface AnswerServer extends AsyncDisposable {
  readonly port: number
  readonly url: string
}

/** A real HTTP server on a free port of this machine; disposing of it also cuts the connections that are open. */
export async function startServer(listener: RequestListener): Promise<AnswerServer> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  // The server listens on a port, not on a pipe.
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: `http://127.0.0.1:${port}/query`,
    async [Symbol.asyncDispose]() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

/** Answers every request alike. */
export function startAnswering(
  body: string,
  status = 200,
  headers: Record<string, string> = { 'content-type': 'application/json' },
): Promise<AnswerServer> {
  return startServer((_request, response) => response.writeHead(status, headers).end(body))
}

export async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
