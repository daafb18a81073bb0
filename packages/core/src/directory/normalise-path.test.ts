import { expect, test } from 'vitest'
import { normalisePath } from './normalise-path.ts'

test.for<[path: string, normal: string]>([
  ['', ''],
  ['.', ''],
  ['/', ''],
  ['a', 'a'],
  ['a/b', 'a/b'],
  ['/a//b/', 'a/b'],
  ['./a/./b', 'a/b'],
  ['a/../b', 'b'],
  ['a/b/../..', ''],
  ['...', '...'],
  ['..a/b..', '..a/b..'],
  ['a b/ç', 'a b/ç'],
  ['a\\..\\b', 'a\\..\\b'],
])('%j becomes %j', ([path, normal]) => {
  expect(normalisePath(path)).toBe(normal)
  expect(normalisePath(normal)).toBe(normal)
})

test.for(['..', '../a', 'a/../..', '/..', './..', 'a/../../a'])('%j leads out', (path) => {
  expect(() => normalisePath(path)).toThrow(`the path \`${path}\` leads out of the directory`)
})
