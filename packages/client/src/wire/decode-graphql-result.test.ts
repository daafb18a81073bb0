import { expect, test } from 'vitest'
import { decodeGraphQLResult } from './decode-graphql-result.ts'

test('data, errors and extensions come out as they are', () => {
  const answer = {
    data: { lint: null },
    errors: [
      {
        message: 'boom',
        path: ['lint', 0, 'check'],
        locations: [{ line: 1, column: 3 }],
        extensions: { code: 'LINT_FAILED', exitCode: 3, nested: { a: [1] } },
      },
    ],
    extensions: { modules: [] },
  }
  expect(decodeGraphQLResult(answer)).toEqual(answer)
  expect(decodeGraphQLResult({ data: null })).toEqual({ data: null })
})

test('parts that no result has are dropped', () => {
  expect(
    decodeGraphQLResult({
      data: {},
      errors: [
        { message: 'boom', path: null, locations: [{ line: 'x' }], extensions: 'no', stack: 'secret' },
      ],
      extensions: null,
      hasNext: false,
    }),
  ).toEqual({ data: {}, errors: [{ message: 'boom' }] })
  expect(decodeGraphQLResult({ data: { a: 1 }, errors: [] })).toEqual({ data: { a: 1 } })
})

test.for([
  ['nothing', undefined],
  ['a string', 'ok'],
  ['null', null],
  ['a list', [{ data: {} }]],
  ['neither data nor errors', { status: 'ok' }],
  ['data that is a list', { data: [] }],
  ['data that is a number', { data: 3 }],
  ['errors that are no list', { errors: { message: 'x' } }],
  ['errors that are strings', { errors: ['Not found'] }],
  ['an error without a message', { data: {}, errors: [{ code: 1 }] }],
  ['no errors and no data', { errors: [] }],
])('%s is not a GraphQL result', ([, json]) => {
  expect(decodeGraphQLResult(json)).toBeUndefined()
})
