import { describe, expect, test } from 'vitest'
import { saying, type InlineModule } from './inline-sdk.ts'
import { openEngine } from './open-engine.ts'

/** Waits for something that happens elsewhere. The test runner bounds the wait. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 1))
}

describe('a request that is cut short', () => {
  test('rejects with the reason and ends the call of module code', async () => {
    const ended: unknown[] = []
    const slow: InlineModule = {
      functions: {
        wait: (_call, { signal }) =>
          new Promise((_resolve, reject) => {
            signal?.addEventListener('abort', () => {
              ended.push(signal.reason)
              reject(new Error('stopped'))
            })
          }),
      },
    }
    await using opened = await openEngine({ slow })
    const controller = new AbortController()
    const reason = new Error('enough')
    const running = opened.engine.connect().query('{ slow { wait } }', { signal: controller.signal })
    await until(() => opened.sdk.calls.includes('slow.wait'))
    controller.abort(reason)
    await expect(running).rejects.toBe(reason)
    expect(ended).toEqual([reason])
  })

  test('does not wait for module code that does not listen', async () => {
    const deaf: InlineModule = { functions: { wait: () => new Promise(() => undefined) } }
    await using opened = await openEngine({ deaf })
    const controller = new AbortController()
    const running = opened.engine.connect().query('{ deaf { wait } }', { signal: controller.signal })
    await until(() => opened.sdk.calls.includes('deaf.wait'))
    controller.abort(new Error('enough'))
    await expect(running).rejects.toThrow('enough')
  })

  test('does not wait for modules that load, and leaves loading to the others', async () => {
    await using opened = await openEngine({ a: saying('run') })
    const { promise, resolve } = Promise.withResolvers<void>()
    opened.sdk.gate = promise
    const controller = new AbortController()
    const client = opened.engine.connect()
    const impatient = client.query('{ a { run } }', { signal: controller.signal })
    const patient = client.query('{ a { run } }')
    await until(() => opened.sdk.loads.length > 0)
    controller.abort(new Error('enough'))
    await expect(impatient).rejects.toThrow('enough')
    resolve()
    expect(await patient).toEqual({ data: { a: { run: 'it is run' } } })
    expect(opened.sdk.loads).toEqual(['a'])
  })

  test('before it starts does nothing', async () => {
    await using opened = await openEngine({ a: saying('run') })
    const signal = AbortSignal.abort(new Error('too late'))
    await expect(opened.engine.connect().query('{ a { run } }', { signal })).rejects.toThrow('too late')
    expect(opened.sdk.loads).toEqual([])
  })

  test('says nothing of the next one', async () => {
    await using opened = await openEngine({ a: saying('run') })
    const client = opened.engine.connect()
    const signal = AbortSignal.abort()
    await expect(client.query('{ a { run } }', { signal })).rejects.toThrow('aborted')
    expect(await client.query('{ a { run } }')).toEqual({ data: { a: { run: 'it is run' } } })
  })

  test('over HTTP has an answer of its own, which is no error of the engine', async () => {
    await using opened = await openEngine({
      deaf: { functions: { wait: () => new Promise(() => undefined) } },
    })
    const controller = new AbortController()
    const running = opened.engine.fetch(
      new Request('http://graft/query?query={deaf{wait}}', { signal: controller.signal }),
    )
    await until(() => opened.sdk.calls.includes('deaf.wait'))
    controller.abort()
    expect((await running).status).toBe(499)
    expect(opened.internal).toEqual([])
  })
})
