// An engine of our own: one core type, one module in code, and the TypeScript modules of this workspace.
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { coreLayer } from '@graft/core'
import { arg, Boolean, Int, layer, list, object, String } from '@graft/dagql'
import { createEngine, type Engine } from '@graft/engine'
import { defineModule } from '@graft/modules'
import { typescriptSdk } from '@graft/typescript/sdk'

const Point = object<{ readonly x: number; readonly y: number }>('Point', 'A place on the plane.')

const geometry = layer('geometry', ({ type, root }) => {
  type(Point, (field) => ({
    x: field(Int, {}, (point) => point.x),
    y: field(Int, {}, (point) => point.y),
    shift: field(Point, { args: { by: arg(Int, { default: 1 }) } }, (point, { by }) => ({
      ...point,
      x: point.x + by,
    })),
  }))
  root((field) => ({
    point: field(Point, { args: { x: arg(Int), y: arg(Int) } }, (_root, { x, y }) => ({ x, y })),
  }))
})

const lint = defineModule('lint', {
  describe: 'Checks sources.',
  config: { strict: arg(Boolean, { default: false, description: 'Fail on warnings.' }) },
  functions: ({ fn }) => ({
    check: fn(
      String,
      { args: { path: arg(String, { default: '.' }) } },
      ({ strict }, { path }) => `${path} is fine${strict ? ', strictly' : ''}`,
    ),
    rules: fn(list(String), {}, ({ strict }) => (strict ? ['no-debugger', 'no-console'] : ['no-debugger'])),
  }),
})

/** Makes the engine; the caller closes it. */
export function buildEngine(cacheDir: string = join(tmpdir(), 'graft-engine-build')): Promise<Engine> {
  return createEngine({
    core: [coreLayer(), geometry],
    modules: [lint],
    sdks: [typescriptSdk({ cacheDir })],
    workdir: import.meta.dirname,
  })
}

/** Serves an engine on a loopback port. */
export function serve(engine: Engine, port: number): Server {
  return createServer(engine.listener).listen(port, '127.0.0.1')
}

if (process.argv[1] === import.meta.filename)
  serve(await buildEngine(), 8080).on('listening', () => console.error('http://127.0.0.1:8080/query'))
