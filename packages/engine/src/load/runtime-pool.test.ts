import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { JsonValue, LoadedModule, ModuleRuntime } from '@graft/typedef'
import { RuntimePool } from './runtime-pool.ts'

const call = { object: 'A', member: 'run', state: {}, arguments: {} }
const options = { callback: (): Promise<JsonValue> => Promise.resolve(null) }

/** A module whose runtimes write down what happens to them. */
class CountedModule implements LoadedModule {
  readonly def = { formatVersion: 1, name: 'a', mainObject: 'A', objects: [], enums: [] } as const
  readonly digest: string
  made = 0
  closed = 0
  /** What calls wait for. */
  gate: Promise<JsonValue> = Promise.resolve('done')
  closing: Promise<void> = Promise.resolve()

  constructor(digest: string) {
    this.digest = digest
  }

  createRuntime(): ModuleRuntime {
    this.made += 1
    return {
      call: () => this.gate,
      close: () => {
        this.closed += 1
        return this.closing
      },
    }
  }
}

/** Fills a pool with so many others that whatever was there has to go. */
function crowd(pool: RuntimePool): void {
  for (let index = 0; index < 64; index++) pool.get('/other', new CountedModule(`other ${index}`))
}

test('the same sources in the same folder have one runtime', () => {
  const pool = new RuntimePool()
  const [one, same, other] = [new CountedModule('x'), new CountedModule('x'), new CountedModule('y')]
  expect(pool.get('/a', one)).toBe(pool.get('/a', same))
  expect(pool.get('/b', one)).not.toBe(pool.get('/a', one))
  expect(pool.get('/a', other)).not.toBe(pool.get('/a', one))
  expect([one.made, same.made, other.made]).toEqual([2, 0, 1])
})

test('the runtime that was not used for longest makes room for others', async () => {
  const pool = new RuntimePool()
  const module = new CountedModule('x')
  pool.get('/a', module)
  crowd(pool)
  await setImmediate()
  expect(module.closed).toBe(1)
  pool.get('/a', module)
  expect(module.made).toBe(2)
  await pool.close()
  expect(module.closed).toBe(2)
})

test('a runtime that has to go finishes its calls first', async () => {
  const pool = new RuntimePool()
  const module = new CountedModule('x')
  const { promise, resolve } = Promise.withResolvers<JsonValue>()
  module.gate = promise
  const runtime = pool.get('/a', module)
  const calls = [runtime.call(call, options), runtime.call(call, options)]
  crowd(pool)
  await setImmediate()
  expect(module.closed).toBe(0)
  resolve('late')
  expect(await Promise.all(calls)).toEqual(['late', 'late'])
  await setImmediate()
  expect(module.closed).toBe(1)
})

test('closing the pool closes each runtime once, also those that wait for calls', async () => {
  const pool = new RuntimePool()
  const [idle, busy, leaving] = [
    new CountedModule('idle'),
    new CountedModule('busy'),
    new CountedModule('leaving'),
  ]
  leaving.gate = new Promise(() => undefined)
  busy.gate = leaving.gate
  void pool.get('/a', leaving).call(call, options)
  crowd(pool)
  pool.get('/a', idle)
  void pool.get('/a', busy).call(call, options)
  expect(leaving.closed).toBe(0)
  const closing = pool.close()
  await setImmediate()
  expect([idle.closed, busy.closed]).toEqual([1, 1])
  await closing
  expect([idle.closed, busy.closed, leaving.closed]).toEqual([1, 1, 1])
})

test('a runtime that cannot be closed fails the one who closes the pool, and nobody else', async () => {
  const pool = new RuntimePool()
  const module = new CountedModule('x')
  module.closing = Promise.reject(new Error('stuck'))
  pool.get('/a', module)
  crowd(pool)
  await setImmediate()
  expect(module.closed).toBe(1)
  pool.get('/a', module)
  await expect(pool.close()).rejects.toThrow('stuck')
})
