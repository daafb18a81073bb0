import { parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import { harbour } from '../../test/validate/harbour.ts'
import { verdictsOf } from '../../test/validate/verdicts.ts'
import { indexDocument } from './document-index.ts'
import { checkPass } from './is-certainly-valid.ts'
import { createPass } from './validation-pass.ts'

/** The verdict, and the work that it took for each token of the document. */
function measure(text: string): { readonly isValid: boolean; readonly workPerToken: number } {
  const document = parse(text)
  const index = indexDocument(document)
  if (index === undefined) throw new Error('the definitions do not go together')
  const pass = createPass(harbour.published, index)
  const isValid = checkPass(pass)
  return { isValid, workPerToken: pass.steps / (document.tokenCount ?? 1) }
}

const many = (count: number, write: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => write(index)).join(' ')

describe('work stays in proportion to the document', () => {
  test.each([
    ['many names for one field', `{ ${many(6000, (n) => `f${n}: int`)} }`],
    ['many root fields with arguments', `{ ${many(2500, (n) => `f${n}: int(v: ${n})`)} }`],
    ['many levels', `{ shapes ${'{ deep '.repeat(198)} { text } ${'}'.repeat(198)} }`],
    ['a long list', `{ ints(v: [${many(19_000, String)}]) }`],
    [
      'many variables',
      `query (${many(2000, (n) => `$v${n}: Int`)}) { ints(v: [${many(2000, (n) => `$v${n}`)}]) }`,
    ],
    ['many operations', many(2000, (n) => `query Q${n} { int id }`)],
    [
      'a long chain of fragments',
      `{ vessel { ...F0 } } ${many(2000, (n) => `fragment F${n} on Vessel { ...F${n + 1} }`)} fragment F2000 on Vessel { name }`,
    ],
    [
      'a long chain of nested fragments',
      `{ vessel { ...F0 } } ${many(2000, (n) => `fragment F${n} on Vessel { sister { ...F${n + 1} } }`)} fragment F2000 on Vessel { name }`,
    ],
    [
      'fragments that each spread the next twice',
      `{ vessel { ...F0 } } ${many(100, (n) => `fragment F${n} on Vessel { a: sister { ...F${n + 1} } b: sister { ...F${n + 1} } }`)} fragment F100 on Vessel { name }`,
    ],
    [
      'fragments that each spread the next twice in one field',
      `{ vessel { ...F0 } } ${many(60, (n) => `fragment F${n} on Vessel { sister { ...F${n + 1} } sister { ...F${n + 1} } }`)} fragment F60 on Vessel { name }`,
    ],
    [
      'many uses of one fragment',
      `{ ${many(1000, (n) => `v${n}: vessel { ...F }`)} } fragment F on Vessel { name length }`,
    ],
    [
      'fields that repeat level by level',
      `{ shapes { ${'deep { '.repeat(100)} text ${'}'.repeat(100)} ${'deep { '.repeat(100)} text ${'}'.repeat(100)} } }`,
    ],
  ])('%s: accepted', (_name, text) => {
    const { isValid, workPerToken } = measure(text)
    expect(isValid).toBe(true)
    expect(workPerToken).toBeLessThan(20)
  })

  test.each([
    ['one field over and over', `{ ${'int '.repeat(15_000)} }`],
    ['one field with a selection over and over', `{ ${'vessel { name } '.repeat(4000)} }`],
    ['one spread over and over', `{ ${'...F '.repeat(8000)} } fragment F on Query { int }`],
    [
      'many fragments in one place',
      `{ ${many(2000, (n) => `...F${n}`)} } ${many(2000, (n) => `fragment F${n} on Query { int }`)}`,
    ],
    [
      'a chain of fragments with fields',
      `{ vessel { name ...F0 } } ${many(2000, (n) => `fragment F${n} on Vessel { f${n}: name ...F${n + 1} }`)} fragment F2000 on Vessel { name }`,
    ],
    [
      'many operations that reach many fragments',
      `${many(700, (n) => `query Q${n} { ...F0 }`)} ${many(700, (n) => `fragment F${n} on Query { ...F${n + 1} }`)} fragment F700 on Query { int }`,
    ],
    [
      'a cycle of fragments',
      `{ vessel { ...F0 } } ${many(2000, (n) => `fragment F${n} on Vessel { sister { ...F${(n + 1) % 2000} } }`)}`,
    ],
    [
      'selections that split by type on every level',
      `{ vessel ${'{ ... on Ship { x: sister { name } } ... on Boat { x: sister { name } } x: sister '.repeat(60)} { name } ${'}'.repeat(60)} }`,
    ],
    ['nesting without a bound', `{ shapes ${'{ deep '.repeat(1000)} { text } ${'}'.repeat(1000)} }`],
    ['lists without a bound', `{ any(v: ${'['.repeat(1000)}${']'.repeat(1000)}) }`],
  ])('%s: left to graphql-js', (_name, text) => {
    const { isValid, workPerToken } = measure(text)
    expect(isValid).toBe(false)
    expect(workPerToken).toBeLessThan(60)
  })
})

/** Documents that grow until graphql-js gives up on them, and so are invalid to it. */
const growing: readonly (readonly [string, (size: number) => string])[] = [
  ['one field over and over', (n) => `{ ${'int '.repeat(n)} }`],
  ['one call over and over', (n) => `{ ${'several(a: 1, b: 2, c: 3, d: 4) '.repeat(n)} }`],
  ['fields with selections', (n) => `{ ${'vessel { name length } '.repeat(n)} }`],
  [
    'fields of unlike types',
    (n) =>
      `{ vessel { ${'... on Ship { x: sister { name } } ... on Boat { x: sister { name } } '.repeat(n)} } }`,
  ],
  [
    'fields beside fragments',
    (n) => `{ ${'int '.repeat(n)} ...F } fragment F on Query { ${'int '.repeat(n)} }`,
  ],
  [
    'many fragments in one place',
    (n) => `{ ${many(n, (i) => `...F${i}`)} } ${many(n, (i) => `fragment F${i} on Query { int }`)}`,
  ],
  [
    'a chain of fragments with fields',
    (n) =>
      `{ vessel { name ...F0 } } ${many(n, (i) => `fragment F${i} on Vessel { f${i}: name ...F${i + 1} }`)} fragment F${n} on Vessel { name }`,
  ],
  [
    'two chains side by side',
    (n) =>
      `{ vessel { ...A0 ...B0 } } ${many(n, (i) => `fragment A${i} on Vessel { name ...A${i + 1} } fragment B${i} on Vessel { length ...B${i + 1} }`)} fragment A${n} on Vessel { name } fragment B${n} on Vessel { name }`,
  ],
  [
    'fields that spread each a fragment',
    (n) =>
      `{ ${many(n, (i) => `vessel { ...F${i} }`)} } ${many(n, (i) => `fragment F${i} on Vessel { name sister { name } }`)}`,
  ],
  [
    'operations that share fragments',
    (n) =>
      `${many(n, (i) => `query Q${i} { ...F0 }`)} ${many(n, (i) => `fragment F${i} on Query { i${i}: int ...F${i + 1} }`)} fragment F${n} on Query { int }`,
  ],
]

describe('no document is accepted on which graphql-js gives up', () => {
  test.each(growing)('%s', (_name, write) => {
    const sizes = [20, 80, 140, 200, 280, 400, 550, 700, 710, 900]
    const accepted = sizes.filter((size) => measure(write(size)).isValid)
    const refused = accepted.filter((size) => {
      const { v16, v17 } = verdictsOf(write(size))
      return v16 === false || v17 === false
    })
    expect(refused).toEqual([])
    expect(accepted).toContain(20)
    expect(accepted).not.toContain(900)
  })
})
