import { afterAll, describe, expect, test } from 'vitest'
import { TestWorkspace } from './graft.ts'
import { valuesModule } from './values-module.ts'

const workspace = new TestWorkspace({ values: valuesModule }, { config: { values: 'blueprint = true' } })
afterAll(() => workspace[Symbol.dispose]())

const digest = '[0-9a-f]{64}'

describe('a result on standard output', () => {
  test.each([
    ['text', 'some text'],
    ['lines', 'one\ntwo\n'],
    ['empty', ''],
    ['unicode', '<grüße & 日本>'],
    ['max-int', '9007199254740991'],
    ['min-int', '-9007199254740991'],
    ['million', '1000000'],
    ['zero', '0'],
    ['pi', '3.14'],
    ['whole-float', '1000000'],
    ['tiny', '1e-7'],
    ['yes', 'true'],
    ['no', 'false'],
    ['size', 'LARGE'],
    ['nobody', 'null'],
    ['no-list', 'null'],
    ['silent', ''],
    ['names', 'pen\ncup\n'],
    ['nullable-names', 'pen\nnull\n'],
    ['numbers', '1000000\n2\n'],
    ['sizes', 'SMALL\nLARGE\n'],
    ['no-names', ''],
    ['table', '1\n2\n3\n'],
    ['record', '{"a":1}'],
    ['item --name pen name', 'pen'],
    ['item --name pen letters', 'p\ne\nn\n'],
    ['items name', 'pen\ncup\nbag\n'],
    ['items shout', 'PEN\nCUP\nBAG\n'],
    ['items letters', 'p\ne\nn\nc\nu\np\nb\na\ng\n'],
    ['items next next name', 'pen++\ncup++\nbag++\n'],
    ['nullable-items name', 'null\npen\n'],
    ['no-items', ''],
    ['no-items name', ''],
    ['no-item', 'null\n'],
    ['no-item name', 'null'],
    ['items nothing name', 'null\nnull\nnull\n'],
  ])('of `call %s` is %j', async (words, expected) => {
    expect(await workspace.graft(`call ${words}`)).toEqual({ exitCode: 0, stdout: expected, stderr: '' })
  })

  test.each([
    ['item --name pen', `^ValuesItem@sha256:${digest}\n$`],
    ['values', `^Values@sha256:${digest}\n$`],
    ['items', `^(- ValuesItem@sha256:${digest}\n){3}$`],
    ['items next', `^(- ValuesItem@sha256:${digest}\n){3}$`],
    ['nullable-items', `^- null\n- ValuesItem@sha256:${digest}\n$`],
    ['items nothing', `^(- null\n){3}$`],
    ['directory', `^Directory@sha256:${digest}\n$`],
  ])('of `call %s` is the type and a digest', async (words, pattern) => {
    expect(await workspace.result(`call ${words}`)).toMatch(new RegExp(pattern, 'u'))
  })

  test('has the same digest for the same calls only, also through a hoisted function', async () => {
    const pen = await workspace.result('call item --name pen')
    expect(await workspace.result('call item --name pen')).toBe(pen)
    expect(await workspace.result('call values item --name pen')).toBe(pen)
    expect(await workspace.result('call item --name cup')).not.toBe(pen)
  })
})

describe('a result as JSON', () => {
  test.each([
    ['text', '"some text"\n'],
    ['unicode', '"<grüße & 日本>"\n'],
    ['max-int', '9007199254740991\n'],
    ['pi', '3.14\n'],
    ['yes', 'true\n'],
    ['size', '"LARGE"\n'],
    ['nobody', 'null\n'],
    ['silent', ''],
    ['names', '[\n    "pen",\n    "cup"\n]\n'],
    ['no-names', '[]\n'],
    ['table', '[\n    [\n        1,\n        2\n    ],\n    [],\n    [\n        3\n    ]\n]\n'],
    ['record', '"{\\"a\\":1}"\n'],
    ['no-item', 'null\n'],
    ['item --name pen name', '"pen"\n'],
  ])('of `call --json %s` is %j', async (words, expected) => {
    expect(await workspace.graft(`call --json ${words}`)).toEqual({
      exitCode: 0,
      stdout: expected,
      stderr: '',
    })
  })

  test('keeps the names of what is called on the elements of a list', async () => {
    expect(await workspace.result('call --json items name')).toBe(
      '[\n    {\n        "name": "pen"\n    },\n    {\n        "name": "cup"\n    },\n    {\n        "name": "bag"\n    }\n]\n',
    )
    const nested: unknown = JSON.parse(await workspace.result('call --json items next letters'))
    expect(nested).toEqual(['pen+', 'cup+', 'bag+'].map((name) => ({ next: { letters: name.split('') } })))
    expect(JSON.parse(await workspace.result('call --json nullable-items shout'))).toEqual([
      null,
      { shout: 'PEN' },
    ])
  })

  test('has objects as their type and digest', async () => {
    const plain = (await workspace.result('call items')).split('\n')
    const handles = plain.slice(0, 3).map((line) => line.slice(2))
    expect(JSON.parse(await workspace.result('call --json items'))).toEqual(handles)
    expect(JSON.parse(await workspace.result('call -j item --name pen'))).toMatch(/^ValuesItem@sha256:/)
    expect(JSON.parse(await workspace.result('call --json items nothing'))).toEqual(
      handles.map(() => ({ nothing: null })),
    )
  })

  test('is asked for before the command too', async () => {
    expect(await workspace.result('--json call text')).toBe('"some text"\n')
    expect(await workspace.result('call --json=false text')).toBe('some text')
  })
})

describe('a terminal', () => {
  const io = { stdoutIsTerminal: true }

  test.each([
    ['text', 'some text\n'],
    ['lines', 'one\ntwo\n'],
    ['names', 'pen\ncup\n'],
    ['million', '1000000\n'],
    ['silent', ''],
    ['empty', ''],
  ])('gets its prompt on a new line after `call %s`', async (words, expected) => {
    expect(await workspace.result(`call ${words}`, { io })).toBe(expected)
  })
})

describe('a function that fails', () => {
  test('prints its reason on standard error and ends with 1, also where it returns nothing', async () => {
    expect(await workspace.graft('call failing')).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: 'Error: too bad: so sad\n',
    })
  })

  test('prints no part of a list whose element fails', async () => {
    workspace.sdk.functions.set('values/Item.shout', ({ state }) => {
      if (state['name'] === 'cup') throw new Error('no voice')
      return 'X'
    })
    const { exitCode, stdout, stderr } = await workspace.graft('call items shout')
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
    expect(stderr).toContain('no voice')
  })
})

test('every command closes what it has started', async () => {
  using fresh = new TestWorkspace({ values: valuesModule })
  await fresh.graft('call values text')
  await fresh.graft('call values failing')
  expect(fresh.sdk).toMatchObject({ started: ['values', 'values'], closed: ['values', 'values'], closes: 2 })
})
