import { expect, test } from 'vitest'
import { findCycles } from './find-cycles.ts'

function cyclesOf(graph: Readonly<Record<string, readonly string[]>>): readonly string[] {
  return findCycles(new Map(Object.entries(graph))).map((cycle) => cycle.join(' → '))
}

test('a graph without a way back has no cycle', () => {
  expect(cyclesOf({ a: ['b', 'c'], b: ['d'], c: ['d'], d: ['outside'] })).toEqual([])
})

test('a file that imports itself is a cycle', () => {
  expect(cyclesOf({ a: ['a'] })).toEqual(['a → a'])
})

test('two separate cycles are both reported', () => {
  expect(cyclesOf({ a: ['b'], b: ['a', 'c'], c: ['d'], d: ['c'] })).toEqual(['a → b → a', 'c → d → c'])
})

test('a knot is reported once, by its shortest cycle', () => {
  expect(cyclesOf({ a: ['b', 'c'], b: ['c'], c: ['a'], entry: ['a'] })).toEqual(['a → c → a'])
})
