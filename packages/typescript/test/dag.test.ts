import { expect, test } from 'vitest'
import { isJsonObject, type CallbackRequest, type JsonValue } from '@graft/typedef'
import { dag } from '@graft/typescript'
import { failureOf, runModule, writeModule } from './module-fixture.ts'

const SOURCE = `
import { dag, Directory, File, func, object } from '@dagger.io/dagger'

@object()
export class Demo {
  @func()
  dir: Directory

  constructor() {
    this.dir = dag.directory().withNewFile('a.txt', 'A')
  }

  @func()
  async entries(path?: string): Promise<string[]> {
    return this.dir.entries(path)
  }

  @func()
  async read(): Promise<string> {
    return dag.directory().withNewFile('b', 'B').file('b').contents()
  }

  @func()
  same(file: File): File {
    if (!(file instanceof File)) throw new Error('not a File')
    return file
  }

  @func()
  async version(): Promise<string> {
    return dag.version()
  }

  @func()
  async caught(): Promise<string> {
    try {
      return await dag.version()
    } catch (error) {
      return 'caught ' + (error as { code: string }).code
    }
  }

  @func()
  async many(): Promise<number> {
    const all = await Promise.all(Array.from({ length: 200 }, () => dag.version()))
    return all.length
  }

  @func()
  async forgotten(): Promise<string> {
    void dag.version()
    return 'done'
  }
}
`

test('objects of the engine travel as IDs, and load again by them', async () => {
  await using fixture = await writeModule({ 'src/index.ts': SOURCE })
  const requests: CallbackRequest[] = []
  await using module = await runModule(fixture, async (request) => {
    requests.push(request)
    return request.query.includes('entries')
      ? { data: { node: { entries: ['a.txt'] } } }
      : { data: { directory: { withNewFile: { id: 'ID-1' } } } }
  })
  const on = await module.construct()
  expect(on).toEqual({ $object: 'Demo', state: { dir: { $id: 'ID-1', type: 'Directory' } } })
  expect(await module.call('entries', {}, { on })).toEqual(['a.txt'])
  expect(requests).toEqual([
    {
      query:
        'query($a0: String!, $a1: String!) { directory { withNewFile(path: $a0, contents: $a1) { id } } }',
      variables: { a0: 'a.txt', a1: 'A' },
    },
    {
      query: 'query($a0: ID!) { node(id: $a0) { ... on Directory { entries } } }',
      variables: { a0: 'ID-1' },
    },
  ])
})

test('an object that is only passed on costs no request', async () => {
  await using fixture = await writeModule({ 'src/index.ts': SOURCE })
  await using module = await runModule(fixture)
  const file: JsonValue = { $id: 'ID-2', type: 'File' }
  expect(await module.call('same', { file }, { on: { $object: 'Demo', state: {} } })).toEqual(file)
})

test('a chain is one request, and its answer is unwrapped', async () => {
  await using fixture = await writeModule({ 'src/index.ts': SOURCE })
  const queries: string[] = []
  await using module = await runModule(fixture, async ({ query }) => {
    queries.push(query)
    return { data: { directory: { withNewFile: { file: { contents: 'B' } } } } }
  })
  expect(await module.call('read', {}, { on: { $object: 'Demo', state: {} } })).toBe('B')
  expect(queries).toHaveLength(1)
})

test('errors of a request reach the function, and its caller where it does not catch them', async () => {
  await using fixture = await writeModule({ 'src/index.ts': SOURCE })
  await using module = await runModule(fixture, async () => ({
    data: null,
    errors: [{ message: 'denied', extensions: { code: 'DENIED', who: 'you' } }, { message: 'also late' }],
  }))
  const on: JsonValue = { $object: 'Demo', state: {} }
  const failure = await failureOf(module.call('version', {}, { on }))
  expect(failure.message).toBe('denied (also: also late)')
  expect(failure.extensions).toEqual({ code: 'DENIED', who: 'you' })
  expect(await module.call('caught', {}, { on })).toBe('caught DENIED')
})

test('a callback that rejects is an error of the request', async () => {
  await using fixture = await writeModule({ 'src/index.ts': SOURCE })
  await using module = await runModule(fixture, async () => {
    throw new Error('engine trouble')
  })
  const failure = await failureOf(module.call('version', {}, { on: { $object: 'Demo', state: {} } }))
  expect(failure).toMatchObject({ code: 'RUNTIME_CALLBACK' })
  expect(failure.message).toContain('engine trouble')
})

test('an answer of another shape is an error', async () => {
  await using fixture = await writeModule({ 'src/index.ts': SOURCE })
  await using module = await runModule(fixture, async () => ({ data: { version: 7 } }))
  const failure = await failureOf(module.call('version', {}, { on: { $object: 'Demo', state: {} } }))
  expect(failure.code).toBe('DAG_BAD_ANSWER')
})

test('many requests of one call are served a bounded number at a time', async () => {
  await using fixture = await writeModule({ 'src/index.ts': SOURCE })
  let now = 0
  let most = 0
  await using module = await runModule(fixture, async () => {
    most = Math.max(most, ++now)
    await new Promise((resolve) => setTimeout(resolve, 2))
    now--
    return { data: { version: '1' } }
  })
  expect(await module.call('many', {}, { on: { $object: 'Demo', state: {} } })).toBe(200)
  expect(most).toBeLessThanOrEqual(64)
  expect(most).toBeGreaterThan(1)
})

test('a cancelled call aborts its callbacks', async () => {
  await using fixture = await writeModule({ 'src/index.ts': SOURCE })
  const controller = new AbortController()
  const aborted = Promise.withResolvers<unknown>()
  await using module = await runModule(fixture, async (_request, signal) => {
    signal.addEventListener('abort', () => aborted.resolve(signal.reason))
    controller.abort(new Error('stop'))
    return new Promise(() => undefined)
  })
  const on: JsonValue = { $object: 'Demo', state: {} }
  const failure = await failureOf(module.call('version', {}, { on, signal: controller.signal }))
  expect(failure.message).toBe('stop')
  expect(await aborted.promise).toBe(failure)
})

test('a request that a function does not wait for ends with the function', async () => {
  await using fixture = await writeModule({ 'src/index.ts': SOURCE })
  const aborted = Promise.withResolvers<boolean>()
  await using module = await runModule(fixture, async (_request, signal) => {
    signal.addEventListener('abort', () => aborted.resolve(true))
    return new Promise(() => undefined)
  })
  const on: JsonValue = { $object: 'Demo', state: {} }
  expect(await module.call('forgotten', {}, { on })).toBe('done')
  expect(await aborted.promise).toBe(true)
})

test('each call has its own dag, also where calls overlap', async () => {
  await using fixture = await writeModule({ 'src/index.ts': SOURCE })
  await using module = await runModule(fixture)
  const call = { object: 'Demo', member: 'version', state: {}, arguments: {} }
  const versions = await Promise.all(
    ['one', 'two', 'three'].map((version) =>
      module.runtime.call(call, { callback: async () => ({ data: { version } }) }),
    ),
  )
  expect(versions).toEqual(['one', 'two', 'three'])
})

test('outside of a function dag fails with a clear error', async () => {
  expect(() => dag.directory()).toThrow('outside a running function')
  await expect(dag.version()).rejects.toMatchObject({ code: 'DAG_NO_CALL' })
})

test('dag at the top level of a module fails its loading', async () => {
  await using fixture = await writeModule({
    'src/index.ts': SOURCE.replace('@object()', 'export const early = dag.directory()\n\n@object()'),
  })
  await using module = await runModule(fixture)
  const failure = await failureOf(module.construct())
  expect(failure.code).toBe('RUNTIME_LOAD')
  expect(failure.diagnostics[0]?.hint).toContain('decorated method')
  expect(isJsonObject(failure.extensions)).toBe(true)
})
