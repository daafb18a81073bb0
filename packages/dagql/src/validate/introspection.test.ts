import { getIntrospectionQuery, parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import { harbour } from '../../test/validate/harbour.ts'
import { oraclesOf } from '../../test/validate/oracle.ts'
import { isCertainlyValid } from './is-certainly-valid.ts'

const oracles = oraclesOf(harbour)
const isValid = (text: string): boolean => isCertainlyValid(parse(text), harbour.published)

const valid = [
  getIntrospectionQuery(),
  getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true, oneOf: true }),
  '{ __schema { queryType { name } types { name kind } directives { name args { name } } } }',
  '{ __type(name: "Ship") { fields(includeDeprecated: true) { name type { name ofType { name } } } } }',
  'query ($n: String!) { __type(name: $n) { ...T } } fragment T on __Type { name fields { type { interfaces { name } } } }',
  '{ __schema { types { ... on __Type { name } } } __typename }',
  '{ a: __schema { types { name } } a: __schema { types { kind } } }',
  '{ __schema { types { fields { type { fields { name } } } } } }',
  '{ __type(name: "Ship") { interfaces { possibleTypes { name } } } }',
]
const invalid = [
  '{ __schema }',
  '{ __type { name } }',
  '{ __type(name: 1) { name } }',
  '{ __schema { nothing } }',
  '{ __schema { types { kind { a } } } }',
  '{ vessel { __schema { types { name } } } }',
  '{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }',
  '{ __type(name: "Ship") { interfaces { possibleTypes { fields { name } } } } }',
  '{ __type(name: "Ship") { ...A } } fragment A on __Type { fields { type { ...B } } } fragment B on __Type { fields { type { ...C } } } fragment C on __Type { inputFields { name } }',
  '{ ...R } fragment R on Query { __schema { types { fields { type { fields { type { fields { name } } } } } } } }',
  '{ a: __schema { types { name } } a: __type(name: "Ship") { name } }',
]

describe('questions about the schema', () => {
  test.each(valid)('accepts %s', (text) => {
    expect([isValid(text), ...oracles.map((oracle) => oracle(text))]).toEqual([true, true, true])
  })

  test.each(invalid)('refuses %s', (text) => {
    expect([isValid(text), ...oracles.map((oracle) => oracle(text))]).toEqual([false, false, false])
  })
})

test('a schema can be asked where directives stand, which graphql-js does not know', () => {
  const text = '{ __type(name: "Ship") { directives { name args { name value } } } }'
  expect([isValid(text), ...oracles.map((oracle) => oracle(text))]).toEqual([true, false, false])
})
