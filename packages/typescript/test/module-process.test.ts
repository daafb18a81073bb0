import { spawn } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { unwrap } from '@graft/diagnostics'
import type { JsonValue } from '@graft/typedef'
import { typescriptSdk } from '@graft/typescript/sdk'
import { failureOf, runModule, writeModule } from './module-fixture.ts'

const SOURCE = `
import { func, object } from '@dagger.io/dagger'
import { writeSync } from 'node:fs'

let calls = 0

@object()
export class Demo {
  @func()
  pid(): string {
    return String(process.pid)
  }

  @func()
  die(): void {
    process.kill(process.pid, 'SIGKILL')
  }

  @func()
  exit(): void {
    console.error('last words')
    process.exit(3)
  }

  @func()
  loop(): void {
    for (;;);
  }

  @func()
  async wait(): Promise<void> {
    await new Promise(() => undefined)
  }

  @func()
  async together(): Promise<number> {
    calls++
    while (calls < 3) await new Promise((resolve) => setTimeout(resolve, 1))
    return calls
  }

  @func()
  print(): void {
    console.log('to stdout')
    console.error('to stderr')
  }

  @func()
  garbage(): void {
    writeSync(3, Buffer.from([0, 0, 0, 3, 0x7b, 0x7b, 0x7b]))
  }

  @func()
  huge(): void {
    writeSync(3, Buffer.from([0xff, 0xff, 0xff, 0xff]))
  }

  @func()
  shapeless(): void {
    writeSync(3, Buffer.from([0, 0, 0, 2, 0x5b, 0x5d]))
  }

  @func()
  forget(): string {
    void Promise.reject(new Error('nobody waits'))
    return 'fine'
  }

  @func()
  environment(): string {
    return Object.keys(process.env).filter((name) => /SESSION_(PORT|TOKEN)|COMPILE_CACHE/.test(name)).join()
  }

  @func()
  folder(): string {
    return process.cwd()
  }
}
`

test.each([
  ['die', 'was killed by SIGKILL'],
  ['exit', 'exited with code 3 before the function returned:\nlast words'],
])('a process that ends fails its calls, and the next call starts another one: %s', async (member, how) => {
  await using fixture = await writeModule({ 'src/index.ts': SOURCE })
  await using module = await runModule(fixture)
  const on = await module.construct()
  const waiting = failureOf(module.call('wait', {}, { on }))
  const failure = await failureOf(module.call(member, {}, { on }))
  expect(failure.code).toBe('RUNTIME_EXITED')
  expect(failure.message).toContain(how)
  expect((await waiting).code).toBe('RUNTIME_EXITED')
  expect(await module.call('pid', {}, { on })).toMatch(/^\d+$/)
  expect(module.sdk.counters).toMatchObject({ processesStarted: 2, bundles: 1 })
})

test('nothing runs before the first call, and calls side by side share one process', async () => {
  await using fixture = await writeModule({ 'src/index.ts': SOURCE })
  await using module = await runModule(fixture)
  expect(module.sdk.counters.processesStarted).toBe(0)
  const on: JsonValue = { $object: 'Demo', state: {} }
  const results = await Promise.all([1, 2, 3].map(() => module.call('together', {}, { on })))
  expect(results).toEqual([3, 3, 3])
  expect(module.sdk.counters).toMatchObject({ processesStarted: 1, bundles: 1 })
})

test('a cancelled call rejects at once with the reason of its signal, and others go on', async () => {
  await using fixture = await writeModule({ 'src/index.ts': SOURCE })
  await using module = await runModule(fixture)
  const on = await module.construct()
  const pid = await module.call('pid', {}, { on })
  const controller = new AbortController()
  const call = failureOf(module.call('wait', {}, { on, signal: controller.signal }))
  controller.abort(new Error('no longer wanted'))
  expect((await call).message).toBe('no longer wanted')
  expect(await module.call('pid', {}, { on })).toBe(pid)
  const aborted = AbortSignal.abort(new Error('never wanted'))
  expect((await failureOf(module.call('pid', {}, { on, signal: aborted }))).message).toBe('never wanted')
})

test('an endless loop can be cancelled, and close() ends its process', async () => {
  await using fixture = await writeModule({ 'src/index.ts': SOURCE })
  const module = await runModule(fixture)
  const on = await module.construct()
  const pid = Number(await module.call('pid', {}, { on }))
  const controller = new AbortController()
  const call = failureOf(module.call('loop', {}, { on, signal: controller.signal }))
  setTimeout(() => controller.abort(new Error('enough')), 50)
  expect((await call).message).toBe('enough')
  expect(isRunning(pid)).toBe(true)
  await module.sdk.close()
  expect(isRunning(pid)).toBe(false)
})

test('a call that comes after an endless loop is made in another process', async () => {
  await using fixture = await writeModule({ 'src/index.ts': SOURCE })
  await using module = await runModule(fixture)
  const on = await module.construct()
  const pid = await module.call('pid', {}, { on })
  const controller = new AbortController()
  const call = failureOf(module.call('loop', {}, { on, signal: controller.signal }))
  setTimeout(() => controller.abort(new Error('enough')), 50)
  await call
  expect(await module.call('pid', {}, { on })).not.toBe(pid)
  expect(module.sdk.counters.processesStarted).toBe(2)
})

test('closing rejects running calls and later ones', async () => {
  await using fixture = await writeModule({ 'src/index.ts': SOURCE })
  await using module = await runModule(fixture)
  const on = await module.construct()
  const waiting = failureOf(module.call('wait', {}, { on }))
  await module.runtime.close()
  expect((await waiting).code).toBe('RUNTIME_CLOSED')
  expect((await failureOf(module.call('pid', {}, { on }))).code).toBe('RUNTIME_CLOSED')
})

test('what module code prints goes to the sink with the name of its stream', async () => {
  await using fixture = await writeModule({ 'src/index.ts': SOURCE })
  await using module = await runModule(fixture)
  await module.call('print')
  await waitFor(() => module.output.length >= 2)
  expect(module.output.toSorted()).toEqual(['stderr: to stderr\n', 'stdout: to stdout\n'])
})

test.each(['garbage', 'huge', 'shapeless'])('a broken message ends the process: %s', async (member) => {
  await using fixture = await writeModule({ 'src/index.ts': SOURCE })
  await using module = await runModule(fixture)
  const on = await module.construct()
  const waiting = failureOf(module.call('wait', {}, { on }))
  const broken = module.call(member, {}, { on }).catch(() => undefined)
  expect((await waiting).code).toBe('RUNTIME_PROTOCOL')
  await broken
  expect(await module.call('pid', {}, { on })).toMatch(/^\d+$/)
})

test('a promise that rejects unseen ends neither its call nor the process', async () => {
  await using fixture = await writeModule({ 'src/index.ts': SOURCE })
  await using module = await runModule(fixture)
  const on = await module.construct()
  const pid = await module.call('pid', {}, { on })
  expect(await module.call('forget', {}, { on })).toBe('fine')
  expect(await module.call('pid', {}, { on })).toBe(pid)
  await waitFor(() => module.output.some((line) => line.includes('nobody waits')))
})

test('module code runs in its folder and sees no session of its parent', async () => {
  process.env['GRAFT_SESSION_TOKEN'] = 'secret'
  process.env['DAGGER_SESSION_PORT'] = '1'
  try {
    await using fixture = await writeModule({ 'src/index.ts': SOURCE })
    await using module = await runModule(fixture)
    expect(await module.call('environment')).toBe('')
    expect(await module.call('folder')).toBe(fixture.source.root)
  } finally {
    delete process.env['GRAFT_SESSION_TOKEN']
    delete process.env['DAGGER_SESSION_PORT']
  }
})

test('code that fails while it is loaded is reported with its message', async () => {
  const text = SOURCE.replace('let calls = 0', `let calls = 0\nif (calls === 0) throw new Error('not today')`)
  await using fixture = await writeModule({ 'src/index.ts': text })
  await using module = await runModule(fixture)
  const failure = await failureOf(module.construct())
  expect(failure.code).toBe('RUNTIME_LOAD')
  expect(failure.message).toContain('not today')
})

test('output is not lost where its sink is slow, and holds the module back', async () => {
  const lines = 20_000
  const text = SOURCE.replace(
    `console.log('to stdout')`,
    `for (let i = 0; i < ${lines}; i++) console.log('x'.repeat(99))`,
  )
  await using fixture = await writeModule({ 'src/index.ts': text })
  let bytes = 0
  let open = 0
  const sdk = typescriptSdk({
    cacheDir: fixture.cacheDir,
    onOutput: async (chunk, stream) => {
      if (stream === 'stderr') return
      expect(++open).toBe(1)
      await delay(1)
      bytes += chunk.length
      open--
    },
  })
  const loaded = unwrap(await sdk.load(fixture.source, {}))
  const call = { object: 'Demo', member: 'print', state: {}, arguments: {} }
  await loaded.createRuntime().call(call, { callback: async () => null })
  await waitFor(() => bytes === lines * 100)
  await sdk.close()
})

test('a process ends with its parent, also where that is killed', async () => {
  await using fixture = await writeModule({ 'src/index.ts': SOURCE })
  const parent = fileURLToPath(new URL('killed-parent.ts', import.meta.url))
  const child = spawn(process.execPath, [parent, fixture.source.root, fixture.cacheDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const output = await new Response(ReadableStream.from(child.stdout)).text()
  const pid = Number(output)
  expect(pid).toBeGreaterThan(0)
  await waitFor(() => !isRunning(pid))
})

test('a node that cannot be started is reported', async () => {
  await using fixture = await writeModule({ 'src/index.ts': SOURCE })
  const sdk = typescriptSdk({ cacheDir: fixture.cacheDir, nodePath: '/no/such/node' })
  const runtime = unwrap(await sdk.load(fixture.source, {})).createRuntime()
  const call = { object: 'Demo', member: '', state: {}, arguments: {} }
  const failure = await failureOf(runtime.call(call, { callback: async () => null }))
  expect(failure.code).toBe('RUNTIME_START')
  expect(failure.message).toContain('/no/such/node')
  await sdk.close()
})

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function waitFor(condition: () => boolean): Promise<void> {
  while (!condition()) await delay(5)
}
