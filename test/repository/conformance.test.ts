import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { hasTitle, readConformance, readSpecifiedRows } from './read-conformance.ts'

const repository = join(import.meta.dirname, '../..')
const rows = readConformance(readFileSync(join(repository, 'docs/conformance.md'), 'utf8'))
const specification = join(repository, '../shared/spec/dagql.md')

test('every test that docs/conformance.md names exists', () => {
  const missing = rows.flatMap(({ name, tests }) =>
    tests.flatMap(({ file, title }) => {
      const path = join(repository, 'packages/dagql', file)
      if (!existsSync(path)) return [`${name}: there is no ${file}`]
      return hasTitle(readFileSync(path, 'utf8'), title) ? [] : [`${name}: ${file} has no "${title}"`]
    }),
  )
  expect(missing, `${missing.join('\n')}\n`).toEqual([])
})

test('every row is covered by a test, or says why not', () => {
  const bare = rows.filter(
    ({ tests, coverage }) =>
      tests.length === 0 && !/^(?:Not applicable: |Skipped: |Modules issue)./.test(`${coverage} `),
  )
  expect(bare.map(({ name }) => name)).toEqual([])
  expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length)
})

test('every row of the behavioural specification has a line, in its order', ({ skip }) => {
  if (!existsSync(specification)) skip('the behavioural specification is not beside this checkout')
  expect(rows.map(({ name }) => name)).toEqual(readSpecifiedRows(readFileSync(specification, 'utf8')))
})

describe('the reader', () => {
  test('tells rows and the tests in them', () => {
    const page = [
      '| Row | Behaviour | Covered by |',
      '| --- | --- | --- |',
      '| TestA / b | It is `so` | `test/a.test.ts`: "TestA", "more"; `src/b.test.ts`: "b". And more |',
      '| TestB |  | Skipped: `test/a.test.ts` is another matter |',
    ].join('\n')
    expect(readConformance(page)).toMatchObject([
      {
        name: 'TestA / b',
        behaviour: 'It is `so`',
        tests: [
          { file: 'test/a.test.ts', title: 'TestA' },
          { file: 'test/a.test.ts', title: 'more' },
          { file: 'src/b.test.ts', title: 'b' },
        ],
      },
      { name: 'TestB', coverage: 'Skipped: `test/a.test.ts` is another matter', tests: [] },
    ])
  })

  test('names rows of a group in full, and takes those of §9.1 to §9.3 alone', () => {
    const text = [
      '### 8',
      '| Test | x |',
      '| TestZ | x |',
      '### 9.1 a',
      '| Test | x |',
      '|---|---|',
      '| TestA / b | x |',
    ]
    const more = ['| … / c, d | x |', '### 9.2 b', '| TestC | x |', '### 9.4 c', '| TestD | x |']
    expect(readSpecifiedRows([...text, ...more].join('\n'))).toEqual(['TestA / b', 'TestA / c, d', 'TestC'])
  })

  test('finds titles by their beginning, in any quotes', () => {
    expect(hasTitle("describe('TestA: more', () => {", 'TestA')).toBe(true)
    expect(hasTitle('test(`TestA`, () => {', 'TestA')).toBe(true)
    expect(hasTitle("describe('MyTestA', () => {", 'TestA')).toBe(false)
  })
})
