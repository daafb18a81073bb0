import type { IncomingMessage } from 'node:http'
import { ClientError, fetchTransport } from '@graft/client'
import { GraftError } from '@graft/diagnostics'
import { expect, test } from 'vitest'
import { readAll, startAnswering, startServer } from './answer-server.ts'

/** The error that a promise rejects with. */
async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => expect.fail(`resolved to ${JSON.stringify(value)}`),
    (error: unknown) => error,
  )
}

test('a request is posted as JSON with the token, the accepted types and the metadata', async () => {
  let seen: { request: IncomingMessage; body: string } | undefined
  await using server = await startServer(async (request, response) => {
    seen = { request, body: await readAll(request) }
    response.setHeader('content-type', 'application/graphql-response+json').end('{"data":{"a":"ü"}}')
  })
  const transport = fetchTransport({
    url: server.url,
    token: 'sesam',
    metadata: { sessionId: 's', skipWorkspaceModules: true },
  })
  const result = await transport.send({
    query: 'query Q($n: Int) { a(n: $n) }',
    variables: { n: 1 },
    operationName: 'Q',
  })

  expect(result).toEqual({ data: { a: 'ü' } })
  expect(seen?.request.method).toBe('POST')
  expect(seen?.request.url).toBe('/query')
  expect(JSON.parse(seen?.body ?? '')).toEqual({
    query: 'query Q($n: Int) { a(n: $n) }',
    variables: { n: 1 },
    operationName: 'Q',
  })
  const { headers } = seen?.request ?? {}
  expect(headers?.accept).toBe('application/graphql-response+json, application/json')
  expect(headers?.['content-type']).toBe('application/json')
  expect(headers?.authorization).toBe(`Basic ${Buffer.from('sesam:').toString('base64')}`)
  expect(JSON.parse(Buffer.from(String(headers?.['x-graft-client-metadata']), 'base64').toString())).toEqual({
    sessionId: 's',
    skipWorkspaceModules: true,
  })
})

test('without token and metadata neither header is sent', async () => {
  let headers: IncomingMessage['headers'] = {}
  await using server = await startServer((request, response) => {
    headers = request.headers
    response.end('{"data":{}}')
  })
  await fetchTransport({ url: server.url }).send({ query: '{ a }' })
  expect(headers).not.toHaveProperty('authorization')
  expect(headers).not.toHaveProperty('x-graft-client-metadata')
})

test('any fetch will do, such as that of an engine in this process', async () => {
  const transport = fetchTransport({
    url: 'http://engine/query',
    fetch: async (request) => Response.json({ data: { echo: JSON.parse(await request.text()) } }),
  })
  expect(await transport.send({ query: '{ a }' })).toEqual({ data: { echo: { query: '{ a }' } } })
})

test('key order and large integers come out exact', async () => {
  await using server = await startAnswering('{"data":{"z":9007199254740991,"a":-9007199254740991,"m":null}}')
  const { data } = await fetchTransport({ url: server.url }).send({ query: '{ z a m }' })
  expect(JSON.stringify(data)).toBe('{"z":9007199254740991,"a":-9007199254740991,"m":null}')
})

test('errors are part of the answer, also under a failure status', async () => {
  const body = '{"errors":[{"message":"boom","extensions":{"code":"WORKSPACE_BROKEN"}}]}'
  for (const status of [200, 400, 422, 500, 503]) {
    await using server = await startAnswering(body, status)
    expect(await fetchTransport({ url: server.url }).send({ query: '{ a }' })).toEqual({
      errors: [{ message: 'boom', extensions: { code: 'WORKSPACE_BROKEN' } }],
    })
  }
})

test('a refused connection names the URL and keeps the cause', async () => {
  const gone = await startAnswering('')
  await gone[Symbol.asyncDispose]()
  const error = await rejection(fetchTransport({ url: `${gone.url}?key=secret` }).send({ query: '{ a }' }))
  expect(error).toBeInstanceOf(ClientError)
  expect(error).toMatchObject({
    code: 'CLIENT_CONNECT',
    message: expect.stringContaining(`\`${gone.url}\`: connect ECONNREFUSED`),
    cause: expect.any(TypeError),
  })
})

test('a server that hangs up without an answer is no answer', async () => {
  await using server = await startServer((request) => request.socket.destroy())
  expect(await rejection(fetchTransport({ url: server.url }).send({ query: '{ a }' }))).toMatchObject({
    code: 'CLIENT_CONNECT',
  })
})

test('an answer that breaks off is a lost connection', async () => {
  await using server = await startServer((_request, response) => {
    response.writeHead(200, { 'content-length': '1000' }).write('{"data":', () => response.destroy())
  })
  expect(await rejection(fetchTransport({ url: server.url }).send({ query: '{ a }' }))).toMatchObject({
    code: 'CLIENT_DISCONNECTED',
    cause: expect.any(Error),
  })
})

test('a wrong and a missing token are told apart', async () => {
  await using server = await startAnswering('{"errors":[{"message":"no"}]}', 401, {
    'www-authenticate': 'Basic',
  })
  const { url } = server
  expect(await rejection(fetchTransport({ url, token: 'sesam' }).send({ query: '{ a }' }))).toMatchObject({
    code: 'CLIENT_UNAUTHORIZED',
    message: `the engine at \`${url}\` refused the session token`,
  })
  expect(await rejection(fetchTransport({ url }).send({ query: '{ a }' }))).toMatchObject({
    code: 'CLIENT_UNAUTHORIZED',
    message: expect.stringContaining('none was given'),
  })
})

const html = { 'content-type': 'text/html' }

test('a page in place of an answer is shown, shortened and without control characters', async () => {
  await using server = await startAnswering(`<h1>\u001b[31mWelcome\n\n</h1>${'x'.repeat(500)}END`, 200, html)
  const error = await rejection(fetchTransport({ url: server.url }).send({ query: '{ a }' }))
  expect(error).toMatchObject({
    code: 'CLIENT_BAD_RESPONSE',
    message: expect.stringContaining('status 200, text/html: <h1> [31mWelcome </h1>xxx'),
  })
  expect(String(error)).not.toContain('END')
})

test.for<[string, string | Buffer, number]>([
  ['an empty body', '', 204],
  ['JSON of something else', '{"status":"ok"}', 200],
  ['half of an answer', '{"data":{"a":', 200],
  ['bytes that are not UTF-8', Buffer.from([...Buffer.from('{"data":{"a":"'), 0xff, 0x22, 0x7d, 0x7d]), 200],
  ['data under a failure status', '{"data":{}}', 500],
  ['an error page', 'Bad Gateway', 502],
])('%s is a bad response', async ([, body, status]) => {
  await using server = await startServer((_request, response) => response.writeHead(status).end(body))
  expect(await rejection(fetchTransport({ url: server.url }).send({ query: '{ a }' }))).toMatchObject({
    code: 'CLIENT_BAD_RESPONSE',
    message: expect.stringContaining(`status ${status}`),
  })
})

test('a redirect is not followed, so that the token stays here', async () => {
  let elsewhere = 0
  await using target = await startServer((_request, response) => {
    elsewhere += 1
    response.end('{"data":{}}')
  })
  await using server = await startAnswering('', 307, { location: target.url })
  expect(
    await rejection(fetchTransport({ url: server.url, token: 't' }).send({ query: '{ a }' })),
  ).toMatchObject({ code: 'CLIENT_BAD_RESPONSE', message: expect.stringContaining('status 307') })
  expect(elsewhere).toBe(0)
})

test('an answer that never ends is cut at the limit, and the connection with it', async () => {
  let sent = 0
  const { promise: closed, resolve } = Promise.withResolvers<void>()
  await using server = await startServer((_request, response) => {
    const chunk = Buffer.alloc(64 * 1024, ' ')
    const push = (): void => {
      while (!response.destroyed) {
        sent += chunk.length
        if (!response.write(chunk)) return void response.once('drain', push)
      }
    }
    response.once('close', resolve)
    push()
  })
  const transport = fetchTransport({ url: server.url, maxResponseBytes: 1_000_000 })
  expect(await rejection(transport.send({ query: '{ a }' }))).toMatchObject({
    code: 'CLIENT_RESPONSE_TOO_LARGE',
    message: expect.stringContaining('1000000 bytes'),
  })
  await closed
  expect(sent).toBeLessThan(64 * 1024 * 1024)
})

test('an answer of exactly the limit is read', async () => {
  const body = '{"data":{"a":"ü"}}'
  const bytes = Buffer.byteLength(body)
  await using server = await startAnswering(body)
  const { url } = server
  expect(await fetchTransport({ url, maxResponseBytes: bytes }).send({ query: '{ a }' })).toEqual({
    data: { a: 'ü' },
  })
  expect(
    await rejection(fetchTransport({ url, maxResponseBytes: bytes - 1 }).send({ query: '{ a }' })),
  ).toMatchObject({ code: 'CLIENT_RESPONSE_TOO_LARGE' })
})

test('an abort before the answer closes the connection and passes its reason on', async () => {
  const stop = new AbortController()
  const reason = new Error('enough')
  const { promise: closed, resolve } = Promise.withResolvers<void>()
  await using server = await startServer((_request, response) => {
    response.once('close', resolve)
    stop.abort(reason)
  })
  const error = await rejection(
    fetchTransport({ url: server.url }).send({ query: '{ a }' }, { signal: stop.signal }),
  )
  expect(error).toBe(reason)
  await closed
})

test('an abort in the middle of a slow answer passes its reason on', async () => {
  const stop = new AbortController()
  await using server = await startServer((_request, response) => void response.write('{"data":'))
  const transport = fetchTransport({
    url: server.url,
    fetch: async (request) => {
      const response = await fetch(request)
      setImmediate(() => stop.abort('stop'))
      return response
    },
  })
  expect(await rejection(transport.send({ query: '{ a }' }, { signal: stop.signal }))).toBe('stop')
})

test('an abort also ends a body that knows nothing of the signal', async () => {
  const stop = new AbortController()
  let cancelled = 0
  const body = new ReadableStream<Uint8Array>({
    start: (stream) => stream.enqueue(Buffer.from('{"data":{}}')),
    pull: () => stop.abort(),
    cancel: () => void (cancelled += 1),
  })
  const transport = fetchTransport({ url: 'http://engine/query', fetch: async () => new Response(body) })
  expect(await rejection(transport.send({ query: '{ a }' }, { signal: stop.signal }))).toBe(
    stop.signal.reason,
  )
  expect(cancelled).toBe(1)
})

test('an aborted signal sends nothing', async () => {
  let calls = 0
  const transport = fetchTransport({
    url: 'http://engine/query',
    fetch: async () => {
      calls += 1
      return Response.json({ data: {} })
    },
  })
  const signal = AbortSignal.abort('before')
  expect(await rejection(transport.send({ query: '{ a }' }, { signal }))).toBe('before')
  expect(calls).toBe(0)
})

test('headers that the server finds too large are explained', async () => {
  await using server = await startServer((_request, response) => response.writeHead(431).end())
  const error = await rejection(fetchTransport({ url: server.url }).send({ query: '{ a }' }))
  expect(error).toMatchObject({
    diagnostics: [{ code: 'CLIENT_BAD_RESPONSE', hint: expect.stringContaining('client metadata') }],
  })
})

test('variables that are no JSON are refused before anything is sent', async () => {
  const cycle: Record<string, unknown> = {}
  cycle['self'] = cycle
  const transport = fetchTransport({ url: 'http://engine/query', fetch: () => expect.fail('sent') })
  for (const variables of [{ big: 1n }, cycle]) {
    expect(await rejection(transport.send({ query: '{ a }', variables }))).toMatchObject({
      code: 'CLIENT_VARIABLES',
    })
  }
})

test.for(['', 'localhost:8080', '127.0.0.1:8080', '/query', 'ftp://host/query', 'file:///etc/passwd'])(
  '%j is not the URL of an engine',
  (url) => {
    expect(() => fetchTransport({ url })).toThrow(expect.objectContaining({ code: 'CLIENT_URL' }))
  },
)

test('a URL with a password is refused without repeating it', () => {
  const error = expect.objectContaining({
    code: 'CLIENT_URL',
    message: expect.not.stringContaining('hush'),
  })
  expect(() => fetchTransport({ url: 'http://me:hush@host/query' })).toThrow(error)
  expect(() => fetchTransport({ url: new URL('http://hush@host/query') })).toThrow(error)
})

test.for(['a:b', 'a\n', 'a\u0000'])('the token %j is refused', (token) => {
  expect(() => fetchTransport({ url: 'http://host/query', token })).toThrow(
    expect.objectContaining({ code: 'CLIENT_TOKEN' }),
  )
})

test.for([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
  'the limit %d is refused',
  (maxResponseBytes) => {
    expect(() => fetchTransport({ url: 'http://host/query', maxResponseBytes })).toThrow(
      expect.objectContaining({ code: 'CLIENT_LIMIT' }),
    )
  },
)

test('metadata that is too large fails when the transport is made', () => {
  const metadata = { workspace: 'x'.repeat(20_000) }
  expect(() => fetchTransport({ url: 'http://host/query', metadata })).toThrow(GraftError)
})

test('one transport serves many requests at once', async () => {
  await using server = await startServer(async (request, response) => {
    const { variables } = JSON.parse(await readAll(request))
    response.end(JSON.stringify({ data: { n: variables.n } }))
  })
  const transport = fetchTransport({ url: server.url })
  const numbers = Array.from({ length: 50 }, (_, n) => n)
  const results = await Promise.all(
    numbers.map((n) => transport.send({ query: 'query ($n: Int) { n(n: $n) }', variables: { n } })),
  )
  expect(results.map(({ data }) => data)).toEqual(numbers.map((n) => ({ n })))
})
