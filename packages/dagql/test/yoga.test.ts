import { CallContext, clientView, ContextValues, createServer, LazySchema } from '@graft/dagql'
import { createYoga } from 'graphql-yoga'
import { expect, test } from 'vitest'
import { geometry } from './geometry.ts'

test('Yoga serves a composition end to end', async () => {
  const { composition } = createServer({ layers: [geometry().layer] })
  const schema = new LazySchema(composition.in(clientView), {
    contextFor: () =>
      new CallContext({
        composition,
        view: clientView,
        signal: new AbortController().signal,
        values: ContextValues.none,
      }),
  })
  const yoga = createYoga({ schema, logging: false })
  const ask = async (query: string): Promise<unknown> => {
    const response = await yoga.fetch('http://graft.test/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query }),
    })
    return response.json()
  }
  expect(await ask('{ point(x: 2) { x y shift { x } } flip(color: BLUE) rest }')).toEqual({
    data: { point: { x: 2, y: 0, shift: { x: 3 } }, flip: 'RED', rest: null },
  })
  expect(await ask('{ breaks }')).toMatchObject({ data: { breaks: null }, errors: [{ path: ['breaks'] }] })
})
