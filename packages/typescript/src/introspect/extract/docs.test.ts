import { expect, test } from 'vitest'
import { parseDocs } from './docs.ts'

test.each([
  ['one line', '* Checks sources. ', 'Checks sources.'],
  ['several lines', '*\n * Checks sources.\n * All of them.\n ', 'Checks sources.\nAll of them.'],
  ['paragraphs', '*\n * First.\n *\n * Second.\n ', 'First.\n\nSecond.'],
  ['lines without stars', '*\n   First.\n   Second.\n ', 'First.\nSecond.'],
  ['Windows line ends', '*\r\n * First.\r\n * Second.\r\n ', 'First.\nSecond.'],
  ['an indented list', '*\n * List:\n *   - one\n ', 'List:\n  - one'],
  [
    'a link in the text',
    '* See {@link Rule} and mail@example.org. ',
    'See {@link Rule} and mail@example.org.',
  ],
  ['nothing', '* ', undefined],
  ['tags alone', '* @returns text ', undefined],
])('the description of a comment is read from %s', (_, comment, description) => {
  expect(parseDocs(comment).description).toBe(description)
})

test('tags end the description, in whatever order', () => {
  const docs = parseDocs(
    '*\n * Checks.\n * @param name the name\n * @returns the answer\n * @deprecated Use `rules`.\n * @example\n * more\n ',
  )
  expect(docs.description).toBe('Checks.')
  expect(docs.deprecated).toBe('Use `rules`.')
  expect([...docs.parameters]).toEqual([['name', 'the name']])
})

test('tags inside of a fenced example are text', () => {
  const docs = parseDocs('*\n * Use:\n * ```ts\n * @func()\n * ```\n * @deprecated no\n ')
  expect(docs.description).toBe('Use:\n```ts\n@func()\n```')
  expect(docs.deprecated).toBe('no')
})

test.each([
  ['a plain text', '@param name the name', 'the name'],
  ['a dash', '@param name - the name', 'the name'],
  ['a type', '@param {string} name the name', 'the name'],
  ['brackets', '@param [name] the name', 'the name'],
  ['brackets with a default', '@param [name=world] - the name', 'the name'],
  ['several lines', '@param name the\n *   name', 'the\nname'],
])('the text of a parameter is read behind %s', (_, tag, text) => {
  expect(parseDocs(`*\n * ${tag}\n `).parameters.get('name')).toBe(text)
})

test('the documented part of a parameter is not the parameter', () => {
  expect(parseDocs('* @param options.key the key ').parameters.size).toBe(0)
})

test('a bare deprecation is one', () => {
  expect(parseDocs('* @deprecated ').deprecated).toBe('')
  expect(parseDocs('* Old. ').deprecated).toBeUndefined()
})
