import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { TestWorkspace } from './graft.ts'
import { nothing, type ModuleFixture } from './module-fixture.ts'

const canceled = { exitCode: 2, stdout: '', stderr: 'Canceled.\n' }
const forEver = new Promise<never>(() => {})

function waiting(run: NonNullable<ModuleFixture['construct']>): ModuleFixture {
  return { functions: { wait: { returns: nothing, run } } }
}

test('a function that heeds its signal is told, and the command ends with 2', async () => {
  const abort = new AbortController()
  let told = false
  using workspace = new TestWorkspace({
    app: waiting(async (_call, { signal }) => {
      queueMicrotask(() => abort.abort())
      await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()))
      told = true
      return null
    }),
  })
  expect(await workspace.graft('call app wait', { io: { signal: abort.signal } })).toEqual(canceled)
  expect(told).toBe(true)
})

test('a function that heeds nothing does not keep the command', async () => {
  const abort = new AbortController()
  using workspace = new TestWorkspace({
    app: waiting(() => {
      queueMicrotask(() => abort.abort())
      return forEver
    }),
  })
  expect(await workspace.graft('call app wait', { io: { signal: abort.signal } })).toEqual(canceled)
  expect(workspace.sdk).toMatchObject({ closed: ['app'], closes: 1 })
})

test.each(['call app wait', 'functions', 'query', 'call --help'])(
  'a module that is slow to load does not keep `graft %s`',
  async (line) => {
    const abort = new AbortController()
    using workspace = new TestWorkspace({ app: waiting(() => null) })
    workspace.sdk.gate = forEver
    const io = { signal: abort.signal }
    const running = workspace.graft(line, { io, stdin: '{ app { wait } }' })
    while (workspace.sdk.loads.length === 0) await new Promise((resolve) => setImmediate(resolve))
    abort.abort()
    expect(await running).toEqual(canceled)
    expect(workspace.sdk.closes).toBe(1)
  },
)

test('standard input that has no end yet does not keep `graft query`', async () => {
  const abort = new AbortController()
  using workspace = new TestWorkspace({})
  const stdin = new PassThrough()
  stdin.write('{ version')
  const running = workspace.graft('query', { stdin: '', io: { stdin, signal: abort.signal } })
  abort.abort()
  expect(await running).toEqual(canceled)
})

test('a command that is interrupted before it starts does nothing', async () => {
  using workspace = new TestWorkspace({ app: waiting(() => null) })
  const io = { signal: AbortSignal.abort() }
  expect(await workspace.graft('call app wait', { io })).toEqual(canceled)
  expect(workspace.sdk.calls).toEqual([])
})

test('a command that is interrupted after its end has ended', async () => {
  const abort = new AbortController()
  using workspace = new TestWorkspace({ app: waiting(() => null) })
  expect(await workspace.graft('call app wait', { io: { signal: abort.signal } })).toEqual({
    exitCode: 0,
    stdout: '',
    stderr: '',
  })
  abort.abort()
})
