import { once } from 'node:events'
import { createServer } from 'node:http'
import { describe, expect, test } from 'vitest'
import { METADATA_HEADER, type Engine } from '@graft/engine'
import { saying, text, type InlineModule } from './inline-sdk.ts'
import { openEngine } from './open-engine.ts'

const echo: InlineModule = {
  functions: {
    say: { args: [{ name: 'it', type: text }], run: ({ arguments: args }) => args['it'] ?? null },
  },
}

interface PostOptions {
  readonly headers?: Readonly<Record<string, string>>
  readonly path?: string
  readonly body?: string
}

/** Posts a query the way that clients do. */
function post(engine: Engine, query: string, options: PostOptions = {}): Promise<Response> {
  return engine.fetch(
    new Request(`http://graft${options.path ?? '/query'}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...options.headers },
      body: options.body ?? JSON.stringify({ query }),
    }),
  )
}

function metadata(value: unknown): Readonly<Record<string, string>> {
  return { [METADATA_HEADER]: Buffer.from(JSON.stringify(value)).toString('base64') }
}

function basic(user: string): Readonly<Record<string, string>> {
  return { authorization: `Basic ${Buffer.from(`${user}:`).toString('base64')}` }
}

interface WireErrors {
  readonly errors: readonly { readonly extensions: { readonly code: string } }[]
}

async function errorsOf(response: Response): Promise<WireErrors['errors']> {
  // Errors of the engine always have this shape.
  return ((await response.json()) as WireErrors).errors
}

/** Status, and the code of the first error. */
async function failureOf(answer: Promise<Response>): Promise<readonly [number, string]> {
  const response = await answer
  return [response.status, (await errorsOf(response))[0]?.extensions.code ?? 'none']
}

describe('GraphQL over HTTP', () => {
  test('answers a POST with variables and an operation', async () => {
    await using opened = await openEngine({ echo })
    const body = JSON.stringify({
      query: 'query A { version } query B($it: String!) { echo { say(it: $it) } }',
      variables: { it: 'hello' },
      operationName: 'B',
    })
    const response = await post(opened.engine, '', { body })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(await response.json()).toEqual({ data: { echo: { say: 'hello' } } })
  })

  test('answers a GET', async () => {
    await using opened = await openEngine({ echo })
    const url = new URL('http://graft/query')
    url.searchParams.set('query', 'query ($it: String!) { echo { say(it: $it) } }')
    url.searchParams.set('variables', '{"it":"hello"}')
    const response = await opened.engine.fetch(new Request(url))
    expect(await response.json()).toEqual({ data: { echo: { say: 'hello' } } })
  })

  test.each([
    ['another method', { method: 'PUT', body: '{}' }, 405],
    [
      'a body that is no JSON',
      { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' },
      400,
    ],
    ['another type of body', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' }, 415],
    ['no query', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }, 400],
    ['no body', { method: 'POST', headers: { 'content-type': 'application/json' } }, 400],
  ])('refuses %s', async (_what, init, status) => {
    await using opened = await openEngine({})
    expect((await opened.engine.fetch(new Request('http://graft/query', init))).status).toBe(status)
    expect(opened.internal).toEqual([])
  })

  test('mistakes in the document are errors with a code', async () => {
    await using opened = await openEngine({ echo })
    expect(await failureOf(post(opened.engine, '{ version '))).toEqual([200, 'DOCUMENT_SYNTAX'])
    expect(await failureOf(post(opened.engine, '{ nothing }'))).toEqual([200, 'DOCUMENT_INVALID'])
    expect(await failureOf(post(opened.engine, '{ echo { say(it: 3) } }'))).toEqual([200, 'DOCUMENT_INVALID'])
  })

  test.each([
    ['application/json', '{ nothing }', 200],
    ['application/graphql-response+json', '{ nothing }', 400],
    ['application/graphql-response+json', '{ version ', 400],
    ['application/graphql-response+json', '{ version }', 200],
  ])('a client that accepts %s gets for `%s` the status %i', async (accept, query, status) => {
    await using opened = await openEngine({ echo })
    const response = await post(opened.engine, query, { headers: { accept } })
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe(`${accept}; charset=utf-8`)
  })

  test('nothing is served elsewhere', async () => {
    await using opened = await openEngine({})
    const response = await post(opened.engine, '{ version }', { path: '/graphql' })
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({
      errors: [{ message: 'nothing is served at `/graphql`', extensions: { code: 'ROUTE_UNKNOWN' } }],
    })
  })

  test('a body beyond the limit is refused while it is read', async () => {
    await using opened = await openEngine({}, { limits: { maxBodyBytes: 1_000 } })
    let sent = 0
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent++
        controller.enqueue(new Uint8Array(600))
      },
    })
    const request = new Request('http://graft/query', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: endless,
      duplex: 'half',
    })
    expect(await failureOf(opened.engine.fetch(request))).toEqual([413, 'REQUEST_TOO_LARGE'])
    expect(sent).toBeLessThan(10)
    const fits = JSON.stringify({ query: '{ version }' }).padEnd(1_000)
    expect((await post(opened.engine, '', { body: fits })).status).toBe(200)
    expect(await failureOf(post(opened.engine, '', { body: `${fits} ` }))).toEqual([413, 'REQUEST_TOO_LARGE'])
  })

  test('text that is split within a character arrives whole', async () => {
    await using opened = await openEngine({ echo })
    const bytes = new TextEncoder().encode(JSON.stringify({ query: '{ echo { say(it: "größe") } }' }))
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (const byte of bytes) controller.enqueue(new Uint8Array([byte]))
        controller.close()
      },
    })
    const request = new Request('http://graft/query', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      duplex: 'half',
    })
    expect(await (await opened.engine.fetch(request)).json()).toEqual({ data: { echo: { say: 'größe' } } })
  })
})

describe('the session token', () => {
  test('lets in who has it', async () => {
    await using opened = await openEngine({}, { token: 'secret' })
    const response = await post(opened.engine, '{ version }', { headers: basic('secret') })
    expect(await response.json()).toEqual({ data: { version: '0.1.0' } })
  })

  test.each<[string, Readonly<Record<string, string>>]>([
    ['none', {}],
    ['a wrong one', basic('wrong')],
    ['one that starts right', basic('secre')],
    ['one that goes on', basic('secretly')],
    ['an empty one', basic('')],
    ['another scheme', { authorization: 'Bearer secret' }],
    ['no base64', { authorization: 'Basic ???' }],
    ['it as the password', { authorization: `Basic ${Buffer.from(':secret').toString('base64')}` }],
  ])('keeps out who has %s, always with the same answer', async (_what, headers) => {
    await using opened = await openEngine({}, { token: 'secret' })
    const response = await post(opened.engine, '{ version }', { headers })
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toBe('Basic realm="graft"')
    const diagnostic = {
      code: 'UNAUTHORIZED',
      severity: 'error',
      message: 'the session token is missing or wrong',
      hint: 'Send it by HTTP Basic as the user name, with an empty password.',
    }
    expect(await response.json()).toEqual({
      errors: [
        { message: diagnostic.message, extensions: { code: diagnostic.code, diagnostics: [diagnostic] } },
      ],
    })
  })

  test('is asked for before anything else is looked at', async () => {
    await using opened = await openEngine({}, { token: 'secret', limits: { maxBodyBytes: 10 } })
    const headers = { [METADATA_HEADER]: 'broken' }
    expect(await failureOf(post(opened.engine, '{ version }', { headers }))).toEqual([401, 'UNAUTHORIZED'])
  })
})

describe('the metadata header', () => {
  test('is read with every request', async () => {
    await using opened = await openEngine({ a: saying('run') })
    const headers = metadata({ clientId: 'c', skipWorkspaceModules: true, later: 1 })
    expect(await failureOf(post(opened.engine, '{ a { run } }', { headers }))).toEqual([
      200,
      'DOCUMENT_INVALID',
    ])
    expect(await (await post(opened.engine, '{ a { run } }')).json()).toEqual({
      data: { a: { run: 'it is run' } },
    })
  })

  test.each([
    ['no base64', '%%%'],
    ['no JSON', Buffer.from('x').toString('base64')],
    ['the wrong types', metadata({ clientId: 1 })[METADATA_HEADER] ?? ''],
    ['too much', 'A'.repeat(16_385)],
  ])('is refused where it holds %s', async (_what, header) => {
    await using opened = await openEngine({})
    expect(
      await failureOf(post(opened.engine, '{ version }', { headers: { [METADATA_HEADER]: header } })),
    ).toEqual([400, 'METADATA_MALFORMED'])
  })

  test('fixes the secret of a client at its first use', async () => {
    await using opened = await openEngine({})
    const ask = (value: object): Promise<Response> =>
      post(opened.engine, '{ version }', { headers: metadata(value) })
    expect((await ask({ clientId: 'c', clientSecretToken: 'one' })).status).toBe(200)
    expect((await ask({ clientId: 'c', clientSecretToken: 'one' })).status).toBe(200)
    expect(await failureOf(ask({ clientId: 'c', clientSecretToken: 'two' }))).toEqual([
      403,
      'CLIENT_SECRET_MISMATCH',
    ])
    expect(await failureOf(ask({ clientId: 'c' }))).toEqual([403, 'CLIENT_SECRET_MISMATCH'])
    // Another session has clients of its own.
    expect((await ask({ sessionId: 's', clientId: 'c', clientSecretToken: 'two' })).status).toBe(200)
  })
})

describe('a closed engine', () => {
  test('refuses requests', async () => {
    await using opened = await openEngine({ a: saying('run') })
    const connected = opened.engine.connect()
    await opened.engine.close()
    expect(await failureOf(post(opened.engine, '{ version }'))).toEqual([503, 'ENGINE_CLOSED'])
    expect(() => opened.engine.connect()).toThrow('the engine is closed')
    const { errors } = await connected.query('{ a { run } }')
    expect(errors?.[0]?.extensions.code).toBe('ENGINE_CLOSED')
    expect(opened.sdk.loads).toEqual([])
  })

  test('can be closed twice', async () => {
    await using opened = await openEngine({})
    await opened.engine.close()
    await expect(opened.engine.close()).resolves.toBeUndefined()
  })

  test('ends running requests with that reason', async () => {
    await using opened = await openEngine({
      slow: { functions: { wait: (_call, { signal }) => forever(signal) } },
    })
    const running = post(opened.engine, '{ slow { wait } }')
    await until(() => opened.sdk.calls.includes('slow.wait'))
    await opened.engine.close()
    expect(await errorsOf(await running)).toMatchObject([{ extensions: { code: 'ENGINE_CLOSED' } }])
    expect(opened.internal).toEqual([])
  })
})

describe('bugs', () => {
  test('of an SDK are reported to the embedder, and the caller learns nothing of them', async () => {
    await using opened = await openEngine({}, { workspace: { lost: '' } })
    expect(await failureOf(post(opened.engine, '{ lost { run } }'))).toEqual([200, 'MODULE_LOAD_FAILED'])
    expect(opened.internal).toMatchObject([{ message: 'no module lost' }])
  })
})

describe('the listener', () => {
  test('serves a real HTTP server', async () => {
    await using opened = await openEngine({ echo }, { token: 'secret' })
    const server = createServer(opened.engine.listener).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('a server on a port has an address')
    try {
      const url = `http://127.0.0.1:${address.port}/query`
      const ask = (headers: Readonly<Record<string, string>>): Promise<Response> =>
        fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify({ query: '{ echo { say(it: "größe") } }' }),
        })
      expect(await (await ask(basic('secret'))).json()).toEqual({ data: { echo: { say: 'größe' } } })
      expect((await ask({})).status).toBe(401)
      expect((await ask({ ...basic('secret'), ...metadata({ clientId: 3 }) })).status).toBe(400)
    } finally {
      server.closeAllConnections()
      server.close()
    }
  })

  test('a caller that hangs up ends the call of module code', async () => {
    let ended: unknown
    await using opened = await openEngine({
      slow: {
        functions: { wait: (_call, { signal }) => forever(signal).finally(() => (ended = signal?.aborted)) },
      },
    })
    const server = createServer(opened.engine.listener).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('a server on a port has an address')
    try {
      const controller = new AbortController()
      const running = fetch(`http://127.0.0.1:${address.port}/query`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ slow { wait } }' }),
        signal: controller.signal,
      })
      await until(() => opened.sdk.calls.includes('slow.wait'))
      controller.abort()
      await expect(running).rejects.toThrow('aborted')
      await until(() => ended !== undefined)
      expect(ended).toBe(true)
      expect(opened.internal).toEqual([])
    } finally {
      server.closeAllConnections()
      server.close()
    }
  })
})

/** Waits until the signal says no. */
function forever(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error))
  })
}

/** Waits for something that happens elsewhere. The test runner bounds the wait. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 1))
}
