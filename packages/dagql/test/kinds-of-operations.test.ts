import { createServer, Int, layer } from '@graft/dagql'
import { expect, test } from 'vitest'

const called: string[] = []
const counting = layer('counting', ({ root }) =>
  root((field) => ({
    count: field(Int, () => {
      called.push('count')
      return called.length
    }),
  })),
)
const server = createServer({ layers: [counting] })

// Validation of graphql-js 16 has nothing against kinds of operations that a schema does not have.
test.for<[query: string, operationName?: string]>([
  ['mutation { count }'],
  ['subscription { count }'],
  ['query Q { count } mutation M { count }', 'M'],
  ['query Q { count } subscription S { count }', 'S'],
])('what is no query is refused, and nothing is called: %s', async ([query, operationName]) => {
  const result = await server.execute({ query, operationName })
  expect(result).not.toHaveProperty('data')
  expect(result.errors?.length).toBeGreaterThan(0)
  expect(called).toEqual([])
})
