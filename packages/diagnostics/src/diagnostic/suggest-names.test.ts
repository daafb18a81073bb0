import { expect, test } from 'vitest'
import { didYouMean, suggestNames } from './suggest-names.ts'

test.each([
  ['gret', ['greet', 'greeter', 'lint'], ['greet']],
  ['loadFile', ['load-file', 'unload'], ['load-file']],
  ['teh', ['the', 'tea'], ['tea', 'the']],
  ['x', ['completely', 'other'], []],
  ['', ['a', 'bcd'], ['a']],
])('names near `%s`', (name, candidates, near) => {
  expect(suggestNames(name, candidates)).toEqual(near)
})

test('at most three names are suggested, nearest first', () => {
  expect(suggestNames('abcdef', ['abcdeg', 'abcdef', 'abcxyf', 'abcdfe', 'abcde'])).toEqual([
    'abcdef',
    'abcde',
    'abcdeg',
  ])
})

test('a question lists names with `or` before the last', () => {
  expect(didYouMean('lnt', ['lint', 'lent'])).toBe('Did you mean `lent` or `lint`?')
  expect(didYouMean('lnt', ['lint'])).toBe('Did you mean `lint`?')
  expect(didYouMean('lnt', ['elephant'])).toBeUndefined()
})

test('a huge list of candidates is read up to its bound', () => {
  let read = 0
  function* endless(): Generator<string> {
    for (;;) yield `name${read++}`
  }
  expect(suggestNames('nothing-alike-at-all', endless())).toEqual([])
  expect(read).toBeLessThan(6_000)
})
