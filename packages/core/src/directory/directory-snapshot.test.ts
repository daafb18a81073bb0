import { describe, expect, test } from 'vitest'
import { DirectorySnapshot } from './directory-snapshot.ts'

const tree = DirectorySnapshot.empty
  .withNewFile('README.md', 'read me')
  .withNewFile('src/index.ts', 'index')
  .withNewFile('src/deep/er/leaf.ts', 'leaf')
  .withNewFile('.hidden', '')

const code = (expected: string, hint?: string): unknown =>
  expect.objectContaining({
    code: expected,
    ...(hint === undefined ? {} : { diagnostics: [expect.objectContaining({ hint })] }),
  })

describe('entries', () => {
  test.for<[path: string, entries: readonly string[]]>([
    ['', ['.hidden', 'README.md', 'src/']],
    ['.', ['.hidden', 'README.md', 'src/']],
    ['/', ['.hidden', 'README.md', 'src/']],
    ['src', ['deep/', 'index.ts']],
    ['src/', ['deep/', 'index.ts']],
    ['./src//deep/.', ['er/']],
    ['/src/deep/er', ['leaf.ts']],
    ['src/deep/../../src/deep/er', ['leaf.ts']],
  ])('at %j, directories end in `/`', ([path, entries]) => {
    expect(tree.entries(path)).toEqual(entries)
  })

  test('of an empty directory are none', () => {
    expect(DirectorySnapshot.empty.entries()).toEqual([])
  })

  test('are sorted, whatever the order in which they came', () => {
    const made = ['b', 'a/x', 'C', 'a.txt'].reduce(
      (at, path) => at.withNewFile(path, ''),
      DirectorySnapshot.empty,
    )
    expect(made.entries()).toEqual(['C', 'a.txt', 'a/', 'b'])
  })
})

describe('file', () => {
  test.for<[path: string, name: string, contents: string]>([
    ['README.md', 'README.md', 'read me'],
    ['/src/index.ts', 'index.ts', 'index'],
    ['src/deep/er/../er/leaf.ts', 'leaf.ts', 'leaf'],
    ['.hidden', '.hidden', ''],
  ])('at %j', ([path, name, contents]) => {
    expect(tree.file(path)).toEqual({ name, contents })
  })

  test('keeps any text', () => {
    const contents = '\uFEFF\0 é\r\n👩‍👩‍👧'
    expect(DirectorySnapshot.empty.withNewFile('a', contents).file('a').contents).toBe(contents)
  })
})

describe('a path that does not fit is refused', () => {
  test.for<[what: string, act: () => unknown, code: string]>([
    ['file that is a directory', () => tree.file('src'), 'PATH_IS_DIRECTORY'],
    ['file that is the root', () => tree.file('.'), 'PATH_IS_DIRECTORY'],
    ['entries of a file', () => tree.entries('README.md'), 'PATH_IS_FILE'],
    ['file that is not there', () => tree.file('nope.ts'), 'PATH_NOT_FOUND'],
    ['directory that is not there', () => tree.entries('nope'), 'PATH_NOT_FOUND'],
    ['below a directory that is not there', () => tree.file('nope/index.ts'), 'PATH_NOT_FOUND'],
    ['below a file', () => tree.file('README.md/index.ts'), 'PATH_NOT_FOUND'],
    ['names that objects inherit', () => tree.file('constructor'), 'PATH_NOT_FOUND'],
    ['out of the directory', () => tree.file('../README.md'), 'PATH_ESCAPES'],
    ['out of the directory and in again', () => tree.entries('src/../../src'), 'PATH_ESCAPES'],
    ['out of the directory from its root', () => tree.entries('/..'), 'PATH_ESCAPES'],
    ['writing out of the directory', () => tree.withNewFile('a/../../b', ''), 'PATH_ESCAPES'],
    ['writing over a directory', () => tree.withNewFile('src', ''), 'PATH_IS_DIRECTORY'],
    ['writing over a directory further down', () => tree.withNewFile('src/deep/er', ''), 'PATH_IS_DIRECTORY'],
    ['writing the root', () => tree.withNewFile('', ''), 'PATH_IS_DIRECTORY'],
    ['writing the root by a way round', () => tree.withNewFile('a/..', ''), 'PATH_IS_DIRECTORY'],
    ['writing below a file', () => tree.withNewFile('README.md/a', ''), 'PATH_IS_FILE'],
    ['writing below a file further down', () => tree.withNewFile('src/index.ts/a/b', ''), 'PATH_IS_FILE'],
  ])('%s', ([, act, expected]) => {
    expect(act).toThrow(code(expected))
  })

  test.for<[path: string, hint: string]>([
    ['REDME.md', 'Did you mean `README.md`?'],
    ['src/indx.ts', 'Did you mean `src/index.ts`?'],
    ['scr/index.ts', 'Did you mean `src`?'],
    ['./src/./deap/er/leaf.ts', 'Did you mean `src/deep`?'],
  ])('%s: near names are suggested, as paths', ([path, hint]) => {
    expect(() => tree.file(path)).toThrow(code('PATH_NOT_FOUND', hint))
  })

  test('nothing near, nothing suggested', () => {
    expect(() => tree.file('src/elephant.json')).toThrow('the directory has nothing at `src/elephant.json`')
    expect(() => tree.file('src/elephant.json')).toThrow(
      expect.objectContaining({ diagnostics: [expect.objectContaining({ hint: undefined })] }),
    )
  })
})

describe('writing', () => {
  test('leaves the tree as it was', () => {
    const before = tree.entries('src')
    const after = tree.withNewFile('src/new/file.ts', 'new').withNewFile('src/index.ts', 'changed')
    expect(tree.entries('src')).toEqual(before)
    expect(tree.file('src/index.ts').contents).toBe('index')
    expect(after.entries('src')).toEqual(['deep/', 'index.ts', 'new/'])
    expect(after.file('src/index.ts').contents).toBe('changed')
  })

  test('names that objects inherit are names like any other', () => {
    const made = DirectorySnapshot.empty.withNewFile('__proto__/constructor', 'x')
    expect(made.entries()).toEqual(['__proto__/'])
    expect(made.file('__proto__/constructor').contents).toBe('x')
    expect(DirectorySnapshot.empty.entries()).toEqual([])
  })

  test('an absolute path is one from the root of the directory', () => {
    expect(DirectorySnapshot.empty.withNewFile('/a/b', 'x').file('a/b').contents).toBe('x')
  })
})
