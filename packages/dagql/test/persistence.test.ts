import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import {
  arg,
  createServer,
  Int,
  layer,
  list,
  object,
  Seals,
  sqliteStore,
  String,
  type Server,
} from '@graft/dagql'

const folders: string[] = []

function storePath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'graft-results-'))
  folders.push(folder)
  return join(folder, 'results.sqlite')
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

interface Place {
  readonly x: number
}

/** A server on a store, and how often its resolvers ran. */
function started(path: string): { readonly server: Server; readonly ran: string[] } {
  const ran: string[] = []
  const Point = object<Place>('Point', 'A place.', {
    codec: {
      encode: ({ x }) => x,
      decode: (json) => ({ x: Number(json) }),
    },
  })
  const Bare = object<Place>('Bare', 'A place that cannot be written.')
  const places = layer('places', ({ type, root }) => {
    const cache = { persist: true }
    type(Point, (field) => ({
      x: field(Int),
      around: field(list(Point), { cache }, ({ x }) => {
        ran.push('around')
        return [{ x: x - 1 }, { x: x + 1 }]
      }),
    }))
    type(Bare, (field) => ({ x: field(Int) }))
    root((field) => ({
      point: field(Point, { cache, args: { x: arg(Int) } }, (_root, { x }) => {
        ran.push('point')
        return { x }
      }),
      bare: field(Bare, { cache }, () => {
        ran.push('bare')
        return { x: 1 }
      }),
      label: field(String, { cache }, () => {
        ran.push('label')
        return 'here'
      }),
      brief: field(Int, { cache: {} }, () => {
        ran.push('brief')
        return 1
      }),
    }))
  })
  const key = new Uint8Array(32)
  return {
    server: createServer({ layers: [places], store: sqliteStore({ path }), seals: new Seals(key) }),
    ran,
  }
}

const query = '{ label brief bare { x } point(x: 5) { id around { x } } }'

test('results that are to outlive the process do, with their identity, where their types can be written', async () => {
  const path = storePath()
  const first = started(path)
  const before = await first.server.execute({ query })
  first.server.close()
  expect(first.ran).toEqual(['label', 'brief', 'bare', 'point', 'around'])

  const second = started(path)
  expect(await second.server.execute({ query })).toEqual(before)
  expect(second.ran).toEqual(['brief', 'bare'])
  second.server.close()
})
