import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TestWorkspace } from './graft.ts'
import { valuesModule } from './values-module.ts'

const workspace = new TestWorkspace({ values: valuesModule }, { config: { values: 'blueprint = true' } })
beforeAll(() => workspace.write('sub/.keep', ''))
afterAll(() => workspace[Symbol.dispose]())

function saved(path: string): string {
  return readFileSync(workspace.path(path), 'utf8')
}

test.each([
  ['text', 'some text'],
  ['names', 'pen\ncup\n'],
  ['items name', 'pen\ncup\nbag\n'],
  ['max-int', '9007199254740991'],
  ['nobody', 'null'],
  ['silent', ''],
])('`-o` saves the result of `%s` and prints it as well', async (words, expected) => {
  expect(await workspace.graft(`call -o out/${words.replace(' ', '-')}.txt ${words}`)).toEqual({
    exitCode: 0,
    stdout: expected,
    stderr: `Saved output to "${workspace.path(`out/${words.replace(' ', '-')}.txt`)}".\n`,
  })
  expect(saved(`out/${words.replace(' ', '-')}.txt`)).toBe(expected)
})

test('folders on the way to the file are made', async () => {
  await workspace.result('call --output a/b/c.txt text')
  expect(saved('a/b/c.txt')).toBe('some text')
})

test('what was in the file before is gone', async () => {
  workspace.write('old.txt', 'something much longer than the new text\n'.repeat(10))
  await workspace.result('call --output=old.txt text')
  expect(saved('old.txt')).toBe('some text')
})

test('a link is written through', async () => {
  workspace.write('target.txt', '')
  symlinkSync('target.txt', workspace.path('link.txt'))
  await workspace.result('call -o link.txt text')
  expect(saved('target.txt')).toBe('some text')
})

test('a file gets no newline for a terminal', async () => {
  const stdout = await workspace.result('call -o plain.txt text', { io: { stdoutIsTerminal: true } })
  expect(stdout).toBe('some text\n')
  expect(saved('plain.txt')).toBe('some text')
})

test('JSON is saved as JSON', async () => {
  await workspace.result('call --json -o names.json names')
  expect(saved('names.json')).toBe('[\n    "pen",\n    "cup"\n]\n')
})

test('a relative path is relative to the folder that the command works in', async () => {
  await workspace.result('call -o here.txt text', { folder: 'sub' })
  expect(saved('sub/here.txt')).toBe('some text')
  await workspace.result('--workdir sub call -o there.txt text')
  expect(saved('sub/there.txt')).toBe('some text')
  await workspace.result(['call', '-o', workspace.path('absolute.txt'), 'text'], { folder: 'sub' })
  expect(saved('absolute.txt')).toBe('some text')
})

test('the mode of the file follows the umask', async () => {
  const before = process.umask(0o027)
  try {
    await workspace.result('call -o masked/file.txt text')
  } finally {
    process.umask(before)
  }
  expect(statSync(workspace.path('masked')).mode & 0o777).toBe(0o750)
  expect(statSync(workspace.path('masked/file.txt')).mode & 0o777).toBe(0o640)
})

test('a folder in the place of the file is an error', async () => {
  mkdirSync(workspace.path('folder'))
  const { exitCode, stderr } = await workspace.graft('call -o folder text')
  expect(exitCode).toBe(1)
  expect(stderr).toContain("couldn't write output to file: ")
  expect(stderr).toContain(workspace.path('folder'))
  expect(stderr).not.toContain('Saved')
})

test('a file in the place of a parent is an error', async () => {
  workspace.write('file.txt', 'x')
  const { exitCode, stderr } = await workspace.graft('call -o file.txt/below text')
  expect(exitCode).toBe(1)
  expect(stderr).toContain("couldn't write output to file: ")
  expect(saved('file.txt')).toBe('x')
})

test.each(['item --name pen', 'items', 'items next', 'no-item'])(
  'the object of `%s` cannot be saved, and is not made',
  async (words) => {
    const calls = workspace.sdk.calls.length
    const { exitCode, stdout, stderr } = await workspace.graft(`call -o object.txt ${words}`)
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
    expect(stderr).toContain('--output cannot save an object of type "ValuesItem"')
    expect(readdirSync(workspace.root)).not.toContain('object.txt')
    expect(workspace.sdk.calls).toHaveLength(calls)
  },
)

test('nothing is saved where the function fails', async () => {
  const { exitCode, stderr } = await workspace.graft('call -o failed.txt failing')
  expect(exitCode).toBe(1)
  expect(stderr).toBe('Error: too bad: so sad\n')
  expect(readdirSync(workspace.root)).not.toContain('failed.txt')
})

test('`-o` needs a path', async () => {
  expect(await workspace.graft('call -o')).toEqual({
    exitCode: 1,
    stdout: '',
    stderr: 'Error: flag needs an argument: -o (string)\n',
  })
})
