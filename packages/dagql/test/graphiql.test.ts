import { renderGraphiQL } from '@graphql-yoga/render-graphiql'
import { createServer } from '@graft/dagql'
import { createYoga } from 'graphql-yoga'
import { existsSync } from 'node:fs'
import { createServer as createHttpServer, type Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { geometry } from './geometry.ts'

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path) => existsSync(path),
)

describe.skipIf(executablePath === undefined)('GraphiQL in a browser (skipped where there is none)', () => {
  const { schema } = createServer({ layers: [geometry().layer] })
  const yoga = createYoga({ schema, logging: false, renderGraphiQL })
  let http: HttpServer
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    http = createHttpServer((request, response) => void yoga(request, response))
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] })
    page = await browser.newPage()
    // An address of a server that listens is no pipe.
    const { port } = http.address() as AddressInfo
    const query = '{ point(x: 2) { shift { x y } } flip(color: BLUE) }'
    await page.goto(`http://127.0.0.1:${port}/graphql?query=${encodeURIComponent(query)}`)
  })

  afterAll(async () => {
    await browser?.close()
    http?.closeAllConnections()
    http?.close()
  })

  test('reads the schema and shows it', async () => {
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click()
    const docs = page.getByRole('region', { name: 'Documentation Explorer' })
    await docs.getByRole('link', { name: 'Query', exact: true }).click()
    await expect.poll(() => docs.textContent()).toContain('flip(color: Color!): Color!')
  })

  test('runs what is written', async () => {
    await page.getByRole('button', { name: /^Execute query/ }).click()
    await expect
      .poll(async () => (await page.locator('.result-window').textContent())?.replaceAll(/\s/g, ''))
      .toContain('"shift":{"x":3,"y":0}')
  })
})
