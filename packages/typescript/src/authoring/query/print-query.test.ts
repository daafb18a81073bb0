import { expect, test } from 'vitest'
import { printQuery } from './print-query.ts'
import { QueryChain } from './query-chain.ts'

test('a chain without arguments is a nested query', () => {
  expect(printQuery(QueryChain.root.field('directory').field('entries'))).toEqual({
    query: 'query { directory { entries } }',
    variables: {},
    path: ['directory', 'entries'],
  })
})

test('values travel as variables, and what is undefined is left out', () => {
  const chain = QueryChain.node('Directory', 'x"}').field(
    'glob',
    { name: 'path', type: 'String', value: undefined },
    { name: 'deep', type: 'Boolean', value: false },
    { name: 'limit', type: 'Int', value: null },
  )
  expect(printQuery(chain)).toEqual({
    query:
      'query($a0: ID!, $a1: Boolean, $a2: Int) { node(id: $a0) { ... on Directory { glob(deep: $a1, limit: $a2) } } }',
    variables: { a0: 'x"}', a1: false, a2: null },
    path: ['node', 'glob'],
  })
})

test('extending a chain leaves it as it was', () => {
  const base = QueryChain.root.field('directory')
  const before = printQuery(base.field('id'))
  base.field('entries')
  expect(printQuery(base.field('id'))).toEqual(before)
})

test('a chain of thousands of steps is printed', () => {
  let chain = QueryChain.root
  for (let step = 0; step < 20_000; step++) chain = chain.field('a')
  expect(printQuery(chain).path).toHaveLength(20_000)
})
