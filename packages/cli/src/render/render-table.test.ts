import { expect, test } from 'vitest'
import { firstLine, renderTable } from './render-table.ts'

const plain = { bold: (text: string) => text, faint: (text: string) => text }

test('columns are as wide as their widest cell, and no line ends with a space', () => {
  const rows = [
    ['a', 'first'],
    ['long-name', '-'],
  ]
  expect(renderTable(['Name', 'Description'], rows, plain)).toBe(
    'Name        Description\na           first\nlong-name   -\n',
  )
})

test('marks do not count for the width', () => {
  const loud = { ...plain, bold: (text: string) => `**${text}**` }
  expect(renderTable(['A', 'B'], [['xyz', 'b']], loud)).toBe('**A**     **B**\nxyz   b\n')
})

test.each([
  ['', '-'],
  ['  \n ', '-'],
  ['\n\n  first \nsecond', 'first'],
])('the first line of %j is %j', (text, line) => {
  expect(firstLine(text)).toBe(line)
})
