import { expect, test } from 'vitest'
import { createSourceFile, locate } from './source-file.ts'

test.each([
  ['the start', 0, 1, 1],
  ['the end of a line', 2, 1, 3],
  ['the start of a line', 3, 2, 1],
  ['an empty line', 6, 3, 1],
  ['the end of the text', 9, 4, 3],
])('%s is found', (_, offset, line, column) => {
  const file = createSourceFile('src/a.ts', 'ab\ncd\n\nef')
  expect(locate({ file, offset })).toEqual({ file: 'src/a.ts', line, column })
})

test('a byte order mark is no column', () => {
  expect(createSourceFile('a.ts', '\uFEFFclass A {}').text).toBe('class A {}')
})
