import { createClient, enumValue, fetchTransport, query, type GraphQLRequest } from '@graft/client'
import { expect, test } from 'vitest'
import { readAll, startAnswering, startServer } from './answer-server.ts'

function connect(url: string): ReturnType<typeof createClient> {
  return createClient({ transport: fetchTransport({ url, token: 't' }) })
}

test('query sends the document with variables and returns the answer, errors included', async () => {
  const requests: GraphQLRequest[] = []
  await using server = await startServer(async (request, response) => {
    requests.push(JSON.parse(await readAll(request)))
    response.end('{"data":{"lint":null},"errors":[{"message":"boom","path":["lint"]}]}')
  })
  const result = await connect(server.url).query<{ lint: string | null }>('query L { lint }', {
    variables: { a: [1, null] },
    operationName: 'L',
  })
  expect(result.data?.lint).toBeNull()
  expect(result.errors).toEqual([{ message: 'boom', path: ['lint'] }])
  expect(requests).toEqual([{ query: 'query L { lint }', variables: { a: [1, null] }, operationName: 'L' }])
})

test('run sends one document and unwraps its value', async () => {
  const requests: GraphQLRequest[] = []
  await using server = await startServer(async (request, response) => {
    requests.push(JSON.parse(await readAll(request)))
    response.end('{"data":{"lint":{"rules":[{"name":"a","level":2},{"name":"b","level":1}]}}}')
  })
  const chain = query()
    .field('lint', { strict: true, mode: enumValue('FAST') })
    .field('rules')
    .leaf(['name', 'level'])
  expect(await connect(server.url).run(chain)).toEqual([
    { name: 'a', level: 2 },
    { name: 'b', level: 1 },
  ])
  expect(requests).toEqual([{ query: '{ lint(strict: true, mode: FAST) { rules { name level } } }' }])
})

test('run throws the errors of the answer, root cause first, also beside data', async () => {
  const errors = [
    { message: 'exit code 3', path: ['lint'], extensions: { code: 'EXEC_ERROR', exitCode: 3 } },
    { message: 'later', path: ['test'] },
  ]
  await using server = await startAnswering(JSON.stringify({ data: { lint: 'x' }, errors }))
  await expect(connect(server.url).run(query().field('lint'))).rejects.toMatchObject({
    name: 'ClientError',
    message: 'exit code 3',
    code: 'EXEC_ERROR',
    extensions: { code: 'EXEC_ERROR', exitCode: 3 },
    errors,
  })
})

test('run throws where the answer does not fit the chain', async () => {
  await using server = await startAnswering('{"data":{"other":1}}')
  await expect(connect(server.url).run(query().field('lint'))).rejects.toMatchObject({
    code: 'CLIENT_UNEXPECTED_DATA',
  })
})

test('query and run end with their signal', async () => {
  let stop = new AbortController()
  await using server = await startServer(() => stop.abort(new Error('enough')))
  const client = connect(server.url)
  await expect(client.query('{ lint }', { signal: stop.signal })).rejects.toThrow('enough')
  stop = new AbortController()
  await expect(client.run(query().field('lint'), { signal: stop.signal })).rejects.toThrow('enough')
})
