import { expect, test } from 'vitest'
import { wrapText } from './wrap-text.ts'

test.each([
  ['', 10, ['']],
  ['one two three', 9, ['one two', 'three']],
  ['one two', 7, ['one two']],
  ['unbreakable word', 5, ['unbreakable', 'word']],
  ['first\n\nsecond paragraph', 8, ['first', '', 'second', 'paragraph']],
  ['a b', 0, ['a', 'b']],
])('%j within %i columns', (text, width, lines) => {
  expect(wrapText(text, width)).toEqual(lines)
})
