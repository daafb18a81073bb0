import { describe, expect, test } from 'vitest'
import type { JsonValue } from '@graft/typedef'
import { readApiModel } from './read-api-model.ts'

const text = { kind: 'STRING_KIND', optional: false }

function fn(name: string, more: { readonly [key: string]: JsonValue } = {}): JsonValue {
  return {
    name,
    description: '',
    deprecated: null,
    isConstructor: false,
    sourceModuleName: 'app',
    aliasOf: null,
    sourceMap: null,
    args: [],
    returnType: text,
    ...more,
  }
}

function arg(name: string, defaultValue: string | null): JsonValue {
  return { name, description: '', deprecated: null, defaultValue, typeDef: text }
}

function answer(functions: readonly JsonValue[], constructorArgs: JsonValue = null): JsonValue {
  const asObject = { name: 'Query', description: '', functions, constructorArgs }
  return { currentTypeDefs: [{ kind: 'OBJECT_KIND', asObject, asEnum: null }] }
}

describe('the arguments of hoisted functions', () => {
  const app = fn('app', { isConstructor: true, args: [arg('x', '"1"')] })
  const hoisted = fn('greet', { aliasOf: ['app', 'greet'] })
  const withFunction = fn('with', { args: [arg('x', null)] })

  test('are those of the constructor, with their defaults', () => {
    const { constructorFunction } = readApiModel(answer([app, hoisted], withFunction), undefined)
    expect(constructorFunction).toMatchObject({ name: 'with', aliasOf: ['app'] })
    expect(constructorFunction?.args).toMatchObject([{ name: 'x', default: '1' }])
  })

  test.each<[string, readonly JsonValue[]]>([
    ['the constructor has lost its name', [hoisted]],
    ['another function has its name', [fn('app', { aliasOf: ['app', 'app'] }), hoisted]],
    ['nothing is hoisted from it', [app, fn('other', { aliasOf: ['other', 'x'] })]],
    ['it has other arguments', [fn('app', { isConstructor: true, args: [arg('y', null)] }), hoisted]],
  ])('are their own where %s', (_what, functions) => {
    const { constructorFunction } = readApiModel(answer(functions, withFunction), undefined)
    expect(constructorFunction).toMatchObject({ name: 'with', aliasOf: undefined, args: [{ name: 'x' }] })
    expect(constructorFunction?.args[0]?.default).toBeUndefined()
  })
})

test('names that would be spelled alike keep their own spelling', () => {
  const args = [arg('getURLs', null), arg('getUrLs', null), arg('baseUrl', null)]
  const { root } = readApiModel(answer([fn('aB1', { args }), fn('aB_1'), fn('toKebab')]), undefined)
  expect(root.functions.map(({ command }) => command)).toEqual(['aB1', 'aB_1', 'to-kebab'])
  expect(root.functions[0]?.args.map(({ flag }) => flag)).toEqual(['getURLs', 'getUrLs', 'base-url'])
})

describe('types', () => {
  test.each<[JsonValue, object]>([
    [
      { kind: 'INTEGER_KIND', optional: true },
      { kind: 'integer', optional: true },
    ],
    [{ kind: 'VOID_KIND', optional: true }, { kind: 'void' }],
    [
      {
        kind: 'LIST_KIND',
        optional: false,
        asList: { elementTypeDef: { kind: 'FLOAT_KIND', optional: true } },
      },
      { kind: 'list', element: { kind: 'float', optional: true } },
    ],
    [
      { kind: 'INTERFACE_KIND', optional: false, asInterface: { name: 'Duck' } },
      { kind: 'interface', name: 'Duck' },
    ],
    [{ kind: 'LIST_KIND', optional: false }, { kind: 'unknown' }],
    [{ kind: 'FUTURE_KIND', optional: false }, { kind: 'unknown' }],
  ])('%j is %j', (json, type) => {
    expect(
      readApiModel(answer([fn('a', { returnType: json })]), undefined).root.functions[0]?.returns,
    ).toMatchObject(type)
  })
})

describe('what the engine reports', () => {
  test('is read with every part of a diagnostic', () => {
    const location = { file: 'a.ts', line: 3, column: 5 }
    const diagnostic = {
      code: 'X',
      severity: 'error',
      message: 'broken',
      hint: 'mend it',
      frame: '3 | x',
      location,
      related: [{ message: 'here', location }],
    }
    const extensions = {
      failedModules: [{ name: 'lint', constructorName: 'lint', diagnostics: [diagnostic] }],
      warnings: [{ code: 'Y', severity: 'warning', message: 'odd' }],
    }
    expect(readApiModel(answer([]), extensions)).toMatchObject({
      failedModules: [{ name: 'lint', diagnostics: [diagnostic] }],
      warnings: [{ code: 'Y', severity: 'warning', message: 'odd' }],
    })
  })
})

test.each<[JsonValue | undefined, string]>([
  [undefined, '`data`'],
  [null, '`data`'],
  [[], '`data`'],
  [{}, '`data.currentTypeDefs`'],
  [{ currentTypeDefs: [{ asObject: { name: 3 } }] }, '`data.currentTypeDefs[0].asObject.'],
  [answer([fn('a', { isConstructor: 'yes' })]), '.functions[0].isConstructor`'],
  [answer([fn('a', { returnType: { kind: 'STRING_KIND' } })]), '.returnType.optional`'],
  [answer([fn('a', { sourceMap: { filename: 'a.ts', line: '1', column: 1 } })]), '.sourceMap.line`'],
])('an answer of another shape is refused with the place: %j', (data, place) => {
  expect(() => readApiModel(data, undefined)).toThrow(
    expect.objectContaining({ code: 'CLI_UNEXPECTED_ANSWER', message: expect.stringContaining(place) }),
  )
})
