import { print } from 'graphql'
import { describe, expect, test } from 'vitest'
import { DocumentError } from './document-error.ts'
import { parseDocument, type DocumentLimits } from './parse-document.ts'

function refusal(text: string, limits?: DocumentLimits): DocumentError {
  try {
    parseDocument(text, limits)
  } catch (error) {
    if (error instanceof DocumentError) return error
    throw error
  }
  throw new Error('the document was taken')
}

const quotes = '"""'

test('a document within bounds is parsed', () => {
  const text = 'query ($n: Int = 1) {\n  point(x: $n) {\n    label(prefix: "a{[(")\n  }\n}'
  expect(print(parseDocument(text))).toBe(text)
})

test('a document longer than allowed is refused before anything reads it', () => {
  const error = refusal('{'.repeat(1_000_001))
  expect(error.code).toBe('DOCUMENT_TOO_LARGE')
  expect(error.message).toBe('the GraphQL document has more than 1000000 characters')
  expect(error.diagnostics[0]?.hint).toBe('Split it into several requests.')
})

test('the length is that of the whole text, comments included', () => {
  expect(() => parseDocument('{ a }', { maxLength: 5 })).not.toThrow()
  expect(refusal('{ a } #', { maxLength: 5 }).code).toBe('DOCUMENT_TOO_LARGE')
})

test('a document of more tokens than allowed is refused', () => {
  expect(refusal(`{ ${'a '.repeat(20_001)} }`).message).toBe(
    'the GraphQL document has more than 20000 tokens',
  )
  expect(() => parseDocument('{ a b }', { maxTokens: 4 })).not.toThrow()
  expect(refusal('{ a b c }', { maxTokens: 4 }).code).toBe('DOCUMENT_TOO_LARGE')
})

test('a text that speaks of tokens is a syntax error like any other', () => {
  expect(refusal('{ a "Document contains more than 5 tokens" }').code).toBe('DOCUMENT_SYNTAX')
})

describe('nesting beyond the bound is refused, whatever nests', () => {
  test.for<[what: string, text: string]>([
    ['selections', `${'{ a '.repeat(201)}${'}'.repeat(201)}`],
    ['list values', `{ a(x: ${'['.repeat(201)}${']'.repeat(201)}) }`],
    ['object values', `{ a(x: ${'{ b: '.repeat(201)}1${'}'.repeat(201)}) }`],
    ['list types', `query ($x: ${'['.repeat(201)}Int${']'.repeat(201)}) { a }`],
    ['brackets that never close', `{ a(x: ${'['.repeat(100_000)}`],
    ['brackets behind a comment that ends with a carriage return', `# \r{ a(x: ${'['.repeat(100_000)}`],
    [
      'brackets behind texts with escapes',
      `{ a(x: "\\"", y: ${quotes}\\${quotes}${quotes}, z: ${'['.repeat(300)}`,
    ],
    ['brackets behind an empty text', `{ a(x: "", y: ${quotes}${quotes}, z: ${'['.repeat(300)}`],
  ])('%s', ([, text]) => {
    expect(refusal(text).message).toBe('the GraphQL document has more than 200 levels of nesting')
  })
})

describe('brackets that nest nothing do not count', () => {
  test.for<[what: string, text: string]>([
    ['in a text', `{ a(x: "${'{[('.repeat(300)}") }`],
    ['in a text behind an escaped quote', `{ a(x: "\\"${'['.repeat(300)}") }`],
    ['in a block text', `{ a(x: ${quotes}${'{'.repeat(300)}"\n\\${quotes}${'['.repeat(300)}${quotes}) }`],
    ['in a comment', `{ # ${'('.repeat(300)}\n a }`],
    ['in a comment with a quote', `{ # " ${quotes} ${'('.repeat(300)}\n a }`],
    ['side by side', `{ ${'a(x: [1]) '.repeat(300)} }`],
  ])('%s', ([, text]) => {
    expect(() => parseDocument(text)).not.toThrow()
  })
})

test('200 levels are allowed, and the bound can be set', () => {
  expect(() => parseDocument(`${'{ a '.repeat(200)}${'}'.repeat(200)}`)).not.toThrow()
  expect(refusal('{ a { b } }', { maxDepth: 1 }).code).toBe('DOCUMENT_TOO_LARGE')
  expect(() => parseDocument('{ a { b } }', { maxDepth: 2 })).not.toThrow()
})

describe('a document that does not parse is refused with the place', () => {
  test.for<[text: string, line: number, column: number]>([
    ['', 1, 1],
    ['{', 1, 2],
    ['{ a(x: "b) }', 1, 13],
    ['{\n  a(x: )\n}', 2, 8],
    [`{ a(x: ${quotes}b) }`, 1, 15],
    ['}', 1, 1],
    ['# only a comment', 1, 17],
    ['\0', 1, 1],
  ])('%j', ([text, line, column]) => {
    const error = refusal(text)
    expect(error.code).toBe('DOCUMENT_SYNTAX')
    expect(error.locations).toEqual([{ line, column }])
  })
})

test.for<[what: string, text: string]>([
  ['escaped quotes in a text without end', `{ a(x: "${'\\"'.repeat(490_000)}`],
  ['quotes', '"'.repeat(999_999)],
  ['escaped block quotes without end', `{ a(x: ${quotes}${`\\${quotes}`.repeat(240_000)}`],
  ['a long block text', `{ a(x: ${quotes}${'b\n'.repeat(490_000)}`],
  ['comments', '#\n'.repeat(499_999)],
])('a document of a megabyte of %s is refused in one pass', ([, text]) => {
  expect(refusal(text).code).toBe('DOCUMENT_SYNTAX')
})
