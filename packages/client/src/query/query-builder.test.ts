import { expect, test } from 'vitest'
import { query } from './query-builder.ts'

test('a chain is one document', () => {
  const chain = query()
    .field('lint', { strict: true, only: ['a'] })
    .field('rules')
    .leaf(['name', 'level'])
  expect(chain.toDocument()).toBe('{ lint(strict: true, only: ["a"]) { rules { name level } } }')
  expect(query().field('version').toDocument()).toBe('{ version }')
})

test('a type condition is an inline fragment', () => {
  const chain = query().field('node', { id: 'x1' }).on('Directory').field('entries')
  expect(chain.toDocument()).toBe('{ node(id: "x1") { ... on Directory { entries } } }')
})

test('steps leave the chain they start from as it was', () => {
  const lint = query().field('lint')
  const check = lint.field('check', { path: '.' })
  const rules = lint.field('rules').leaf(['name'])
  expect(lint.toDocument()).toBe('{ lint }')
  expect(check.toDocument()).toBe('{ lint { check(path: ".") } }')
  expect(rules.toDocument()).toBe('{ lint { rules { name } } }')
})

test('arguments and leaf names are read once, at their step', () => {
  const args = { paths: ['a'] }
  const names = ['name']
  const chain = query().field('lint', args).leaf(names)
  args.paths.push('b')
  names.push('level')
  expect(chain.toDocument()).toBe('{ lint(paths: ["a"]) { name } }')
})

test('a chain of 20,000 fields is printed and unwrapped', () => {
  let chain = query().field('start')
  let data: unknown = 'end'
  for (let count = 0; count < 20_000; count++) {
    chain = chain.field('next')
    data = { next: data }
  }
  expect(chain.toDocument()).toHaveLength('{ start'.length + 20_000 * ' { next }'.length + ' }'.length)
  expect(chain.unwrap({ data: { start: data } })).toBe('end')
})

test.for(['a b', '', 'a}b', 'x(y: 1)', '...on', 'é'])('%j is refused wherever a name stands', (name) => {
  const code = expect.objectContaining({ code: 'CLIENT_NAME' })
  const chain = query().field('lint')
  expect(() => query().field(name)).toThrow(code)
  expect(() => chain.field(name)).toThrow(code)
  expect(() => chain.on(name)).toThrow(code)
  expect(() => chain.leaf(['ok', name])).toThrow(code)
  expect(() => chain.field('ok', { [name]: 1 })).toThrow(code)
})

test('an empty selection is refused', () => {
  expect(() => query().field('lint').leaf([])).toThrow(
    expect.objectContaining({
      code: 'CLIENT_EMPTY_SELECTION',
      message: expect.stringContaining('`lint`'),
    }),
  )
})
