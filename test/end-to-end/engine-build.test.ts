import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { buildEngine, serve } from '../../examples/engine-build/server.ts'
import { temporaryFolder } from './graft.ts'

test('the embedding example serves its core type, its module in code and its TypeScript module', async () => {
  await using cache = await temporaryFolder()
  await using engine = await buildEngine(cache.path)
  const server = serve(engine, 0)
  await once(server, 'listening')
  try {
    const { port } = server.address() as AddressInfo
    const response = await fetch(`http://127.0.0.1:${port}/query`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query:
          '{ point(x: 1, y: 2) { shift(by: 3) { x y } } lint(strict: true) { check rules } shout { text(text: "hi") } }',
      }),
    })
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({
      data: {
        point: { shift: { x: 4, y: 2 } },
        lint: { check: '. is fine, strictly', rules: ['no-debugger', 'no-console'] },
        shout: { text: 'HI!' },
      },
    })
  } finally {
    server.close()
  }
})

test('the embedding example stays under 60 lines', async () => {
  const source = await readFile(new URL('../../examples/engine-build/server.ts', import.meta.url), 'utf8')
  expect(source.split('\n').length).toBeLessThan(60)
})
