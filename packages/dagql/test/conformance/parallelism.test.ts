import { createServer, Int, layer, list, object, String, type Server } from '@graft/dagql'
import { describe, expect, test } from 'vitest'
import { ask } from './ask.ts'

/** A pipe: reading waits until somebody writes. */
class Pipe {
  readonly #written = Promise.withResolvers<string>()
  read(): Promise<string> {
    return this.#written.promise
  }
  write(text: string): string {
    this.#written.resolve(text)
    return text
  }
}

const Pipes = object<{ readonly pipe: Pipe; readonly n: number }>('Pipe')

function pipes(): Server {
  const shared = new Pipe()
  let arrived = 0
  const all = Promise.withResolvers<null>()
  return createServer({
    layers: [
      layer('pipes', ({ type, root }) => {
        type(Pipes, (field) => ({
          read: field(String, ({ pipe }) => pipe.read()),
          write: field(String, ({ pipe }) => pipe.write('hello')),
          again: field(Pipes, ({ pipe, n }) => Promise.resolve({ pipe, n: n + 1 })),
          /** Answers when all three elements have asked. */
          meet: field(Int, async ({ n }) => {
            arrived += 1
            if (arrived === 3) all.resolve(null)
            await all.promise
            return n
          }),
        }))
        root((field) => ({
          pipe: field(Pipes, () => ({ pipe: shared, n: 0 })),
          pipes: field(list(Pipes), () => [1, 2, 3].map((n) => ({ pipe: shared, n }))),
          read: field(String, () => shared.read()),
          write: field(String, () => shared.write('hello')),
        }))
      }),
    ],
  })
}

describe('TestParallelism', () => {
  test('simple', async () => {
    expect(await ask(pipes(), '{ read write }')).toEqual({ read: 'hello', write: 'hello' })
    expect(await ask(pipes(), '{ pipe { read write } }')).toEqual({ pipe: { read: 'hello', write: 'hello' } })
  })

  test('each level', async () => {
    const query = '{ a: pipe { again { again { read } } } b: pipe { again { write } } c: read }'
    expect(await ask(pipes(), query)).toEqual({
      a: { again: { again: { read: 'hello' } } },
      b: { again: { write: 'hello' } },
      c: 'hello',
    })
  })

  test('selecting several fields', async () => {
    const found = pipes().select('pipe', { fields: ['read', 'write'] })
    expect(await found).toEqual({ read: 'hello', write: 'hello' })
  })
})

describe('TestArrayParallelism', () => {
  test('elements of a list', async () => {
    expect(await ask(pipes(), '{ pipes { meet } }')).toEqual({
      pipes: [{ meet: 1 }, { meet: 2 }, { meet: 3 }],
    })
  })

  test('elements of a list that is selected', async () => {
    expect(await pipes().select('pipes', { fields: ['meet'] })).toEqual([
      { meet: 1 },
      { meet: 2 },
      { meet: 3 },
    ])
  })
})
