import { setImmediate } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { ContextValues } from '@graft/dagql'
import { GraftError } from '@graft/diagnostics'
import { callbackKey, type Callback } from '@graft/modules'
import { dataOf, errorOf, serveModules } from './serve-module.ts'
import { shop } from './shop.ts'

const QUERY = '{ shop(owner: "Ann") { wait } }'

describe('a call of module code', () => {
  test('hands on the callback of the request', async () => {
    const asked: unknown[] = []
    const callback: Callback = async (request) => {
      asked.push(request)
      return { data: { version: '7' } }
    }
    const module = shop({
      'Shop.wait': async (_call, options) =>
        JSON.stringify(await options.callback({ query: '{ version }' }, new AbortController().signal)),
    })
    const result = await serveModules(module).execute({
      query: QUERY,
      values: ContextValues.none.with(callbackKey, callback),
    })
    expect(result).toEqual({ data: { shop: { wait: '{"data":{"version":"7"}}' } } })
    expect(asked).toEqual([{ query: '{ version }' }])
  })

  test('without a callback fails only where the code calls back', async () => {
    const quiet = shop({ 'Shop.wait': () => 'done' })
    expect(await dataOf(serveModules(quiet), QUERY)).toEqual({ shop: { wait: 'done' } })
    const asking = shop({
      'Shop.wait': async (_call, options) =>
        String(await options.callback({ query: '{ version }' }, new AbortController().signal)),
    })
    expect(await errorOf(serveModules(asking), QUERY)).toEqual({
      code: 'MODULE_NO_CALLBACK',
      message: 'a function of the module `shop` called the API, but whoever runs it gave it none',
    })
  })

  test('carries the errors of the runtime with their codes', async () => {
    const module = shop({
      'Shop.wait': () => {
        throw new GraftError({ code: 'RUNTIME_FAILED', severity: 'error', message: 'no more ink' })
      },
    })
    expect(await errorOf(serveModules(module), QUERY)).toEqual({
      code: 'RUNTIME_FAILED',
      message: 'no more ink',
    })
  })

  test('ends with the signal of the request', async () => {
    const controller = new AbortController()
    const reason = new Error('enough')
    let stopped: unknown
    const module = shop({
      'Shop.wait': (_call, { signal }) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => {
            stopped = signal.reason
            reject(reason)
          })
          controller.abort(reason)
        }),
    })
    const running = serveModules(module).execute({ query: QUERY, signal: controller.signal })
    await expect(running).rejects.toThrow('enough')
    await setImmediate()
    expect(stopped).toBe(reason)
  })

  test('sees no inherited names where arguments are omitted', async () => {
    const module = shop({ 'Shop.show': ({ arguments: args }) => JSON.stringify(Object.keys(args)) })
    expect(await dataOf(serveModules(module), '{ shop(owner: "Ann") { show(n: "y") } }')).toEqual({
      shop: { show: '["n"]' },
    })
  })
})
