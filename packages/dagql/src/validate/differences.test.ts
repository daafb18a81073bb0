import { Kind, parse, visit } from 'graphql'
import { describe, expect, test } from 'vitest'
import { harbour } from '../../test/validate/harbour.ts'
import { verdictsOf } from '../../test/validate/verdicts.ts'
import { isCertainlyValid } from './is-certainly-valid.ts'

describe('where the versions of graphql-js differ, the stricter one counts', () => {
  test.each([
    // 16 does not check what the schema has no root type for.
    ['mutation { anything }', { v17: false, v16: true }],
    ['subscription { anything }', { v17: false, v16: true }],
    // 16 wants a variable in a list for a scalar to be of that scalar.
    ['query ($a: Int) { any(v: [$a]) }', { v17: true, v16: false }],
    ['query ($a: Int) { any(v: [[$a], 1]) }', { v17: true, v16: false }],
  ])('%s', (text, versions) => {
    expect(verdictsOf(text)).toEqual({ ...versions, ours: false })
  })
})

describe('these documents are valid, and left to graphql-js', () => {
  test.each([
    // Variables within a literal of a scalar that is not one of GraphQL's own.
    'query ($a: Int) { any(v: { key: $a }) }',
    'query ($a: Anything) { any(v: [$a]) }',
    // A number that no double holds.
    '{ float(v: 1e999) }',
    // Many spreads in one place.
    `{ ${'...F '.repeat(300)} } fragment F on Query { int }`,
    // A field many times, beside a fragment.
    `{ ${'int '.repeat(400)} ...F } fragment F on Query { int }`,
    // Nested deeper than the server lets a document be.
    `{ shapes ${'{ deep '.repeat(300)} { text } ${'}'.repeat(300)} }`,
  ])('%s', (text) => {
    expect(verdictsOf(text)).toEqual({ v17: true, v16: true, ours: false })
  })

  test('variables of fragments', () => {
    const text = '{ ...F(a: 1) } fragment F($a: Int) on Query { int(v: $a) }'
    expect(isCertainlyValid(parse(text, { experimentalFragmentArguments: true }), harbour.published)).toBe(
      false,
    )
    const spread = '{ ...F(a: 1) } fragment F on Query { int }'
    expect(isCertainlyValid(parse(spread, { experimentalFragmentArguments: true }), harbour.published)).toBe(
      false,
    )
  })
})

test('a document without locations, or with empty lists where the parser leaves them out, is the same', () => {
  const text =
    'query ($a: Int) { ...F int(v: $a) vessel { name } } fragment F on Query { id @skip(if: true) }'
  expect(isCertainlyValid(parse(text, { noLocation: true }), harbour.published)).toBe(true)
  const filled = visit(parse(text), {
    [Kind.FIELD]: (node) => ({ ...node, arguments: node.arguments ?? [], directives: node.directives ?? [] }),
    [Kind.OPERATION_DEFINITION]: (node) => ({ ...node, directives: node.directives ?? [] }),
    [Kind.FRAGMENT_DEFINITION]: (node) => ({
      ...node,
      directives: node.directives ?? [],
      variableDefinitions: [],
    }),
    [Kind.FRAGMENT_SPREAD]: (node) => ({ ...node, arguments: [], directives: [] }),
  })
  expect(isCertainlyValid(filled, harbour.published)).toBe(true)
})
