import { expect, test } from 'vitest'
import { splitList } from './split-list.ts'

test.each([
  ['', []],
  ['a', ['a']],
  ['a,b', ['a', 'b']],
  ['a,', ['a', '']],
  [',', ['', '']],
  [' a , b ', [' a ', ' b ']],
  ['"a,b",c', ['a,b', 'c']],
  ['""', ['']],
  ['"",', ['', '']],
  ['"a""b"', ['a"b']],
  ['"""a"""', ['"a"']],
  ['a"b', ['a"b']],
  ['it\'s,"it\'s"', ["it's", "it's"]],
  ['"a"b,c', ['ab', 'c']],
])('%j is split into %j', (text, parts) => {
  expect(splitList(text)).toEqual(parts)
})

test.each(['"', '"a', 'a,"b,c', '"a""', '"""'])('%j leaves a quote open', (text) => {
  expect(splitList(text)).toBeUndefined()
})

/** Numbers that look random and are the same in every run. */
function* numbers(seed: number): Generator<number, never> {
  let state = seed
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    yield state
  }
}

test('any parts come back from their quoted form', () => {
  const alphabet = ['"', ',', 'a', ' ', '[', '\\', '\n', '=', '-', '日', '""', "'"]
  const random = numbers(7)
  const below = (limit: number): number => Math.floor((random.next().value / 2 ** 32) * limit)
  for (let round = 0; round < 5_000; round++) {
    const parts = Array.from({ length: 1 + below(5) }, () =>
      Array.from({ length: below(6) }, () => alphabet[below(alphabet.length)]).join(''),
    )
    const quoted = parts.map((part) => `"${part.replaceAll('"', '""')}"`)
    expect(splitList(quoted.join(','))).toEqual(parts)
    // A part without a comma or a leading quote needs no quotes, but for an empty one: empty text is no part at all.
    const bare = parts.map((part, index) => (/^$|^"|,/.test(part) ? quoted[index] : part))
    expect(splitList(bare.join(','))).toEqual(parts)
  }
})
