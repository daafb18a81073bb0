import type { Diagnostic } from '@graft/diagnostics'
import type { ArgumentDef, FunctionDef, ModuleDef, TypeRef } from '@graft/typedef'
import { expect, test } from 'vitest'
import { introspectModule } from './introspect-module.ts'

const head = `import { func, object, float as fraction, type Directory } from '@graft/typescript'
import * as sdk from '@dagger.io/dagger'
import { readFile } from 'node:fs/promises'
import type { Rule as OtherRule } from './rule'
import Named, * as rules from './rule.js'
import { Shared, missing } from './all'
import { lost } from './lsot'
type Text = string
type Texts = (Text | null)[]
type Maybe = Text | undefined
type Once = Promise<Text>
type Box<T> = T
type Self = Self[]
type Ping = Pong
type Pong = Ping | null
interface Shape { name: string }
class Plain {}
enum Level { Low = 'low', High = 'high' }
const text = 'a'
@object() class Item { @func() name: string }
`
const others = [
  {
    path: 'src/rule.ts',
    text: `import { object } from '@graft/typescript'
@object() export class Rule {}
@object() export default class Named {}
export enum Kind { A = 'A' }`,
  },
  {
    path: 'src/all/index.mts',
    text: `export * from './loop.ts'\nexport { Rule as Shared } from '../rule.mjs'`,
  },
  { path: 'src/all/loop.ts', text: `export * from './index.mjs'\nexport { Late } from './loop.ts'` },
]

interface Outcome {
  readonly def: ModuleDef | undefined
  readonly fn: FunctionDef | undefined
  readonly argument: ArgumentDef | undefined
  readonly problems: readonly Diagnostic[]
}

async function introspect(member: string, coreTypes?: ReadonlySet<string>): Promise<Outcome> {
  const text = `${head}@object() export class Lint {\n${member}\n}`
  const files = [{ path: 'src/index.ts', text }, ...others]
  const result = await introspectModule({ name: 'lint', files, coreTypes })
  const def = result.ok ? result.value : undefined
  const fn = def?.objects[0]?.functions[0]
  return { def, fn, argument: fn?.arguments[0], problems: result.ok ? result.warnings : result.diagnostics }
}

const string: TypeRef = { kind: 'string', nullable: false }
const integer: TypeRef = { kind: 'integer', nullable: false }
const nullable = (type: TypeRef): TypeRef => ({ ...type, nullable: true })
const list = (element: TypeRef): TypeRef => ({ kind: 'list', element, nullable: false })
const object = (name: string): TypeRef => ({ kind: 'object', name, nullable: false })

test.each<[string, TypeRef]>([
  ['string', string],
  ['number', integer],
  ['boolean', { kind: 'boolean', nullable: false }],
  ['fraction', { kind: 'float', nullable: false }],
  ['sdk.float', { kind: 'float', nullable: false }],
  ['Directory', object('Directory')],
  ['sdk.Container', object('Container')],
  ['string[]', list(string)],
  ['Array<string>', list(string)],
  ['ReadonlyArray<string>', list(string)],
  ['readonly string[]', list(string)],
  ['(string | null)[]', list(nullable(string))],
  ['string[][]', list(list(string))],
  ['string | null', nullable(string)],
  ['null | string | undefined', nullable(string)],
  ['(string | (null))', nullable(string)],
  ['Item', object('Item')],
  ['OtherRule', object('Rule')],
  ['Named', object('Named')],
  ['rules.Rule', object('Rule')],
  ['rules.default', object('Named')],
  ['Shared', object('Rule')],
  ['Level', { kind: 'enum', name: 'Level', nullable: false }],
  ['rules.Kind', { kind: 'enum', name: 'Kind', nullable: false }],
  ['Text', string],
  ['Texts', list(nullable(string))],
  ['Maybe', nullable(string)],
])('an argument and a result may be of type %s', async (type, expected) => {
  const { fn, argument, problems } = await introspect(`@func() check(a: ${type}): ${type} {}`)
  expect(problems.filter((each) => each.severity === 'error')).toEqual([])
  expect(argument?.type).toEqual(expected)
  expect(fn?.returns).toEqual(expected)
})

test.each<[string, TypeRef]>([
  ['void', { kind: 'void', nullable: true }],
  ['Promise<void>', { kind: 'void', nullable: true }],
  ['Promise<string>', string],
  ['Promise<Promise<Item[]>>', list(object('Item'))],
  ['Promise<string | null>', nullable(string)],
  ['Promise<string> | null', nullable(string)],
  ['Once', string],
])('a function may return %s', async (type, expected) => {
  const { fn } = await introspect(`@func() check(): ${type} {}`)
  expect(fn?.returns).toEqual(expected)
})

test.each<[string, Partial<ArgumentDef>]>([
  ['a: string', { type: string }],
  ['a: string | null', { type: nullable(string) }],
  ['a?: string', { type: nullable(string), omittable: true }],
  ['a?: string | null', { type: nullable(string), omittable: true }],
  ['a: string | undefined', { type: nullable(string), omittable: true }],
  ['a: Maybe', { type: nullable(string), omittable: true }],
  ['...a: string[]', { type: list(string), omittable: true, variadic: true }],
  ['...a: Texts', { type: list(nullable(string)), omittable: true, variadic: true }],
  ['this: Lint, a: string', { type: string }],
])('the parameter `%s` is understood', async (parameter, expected) => {
  const { argument } = await introspect(`@func() check(${parameter}): void {}`)
  expect(argument).toEqual({ name: 'a', location: argument?.location, ...expected })
})

test('types are demanded by use: others of the module are not part of it', async () => {
  const { def } = await introspect('@func() check(a: OtherRule): Level {}')
  expect(def?.objects.map((each) => each.name)).toEqual(['Lint', 'Rule'])
  expect(def?.enums.map((each) => each.name)).toEqual(['Level'])
})

test('a global name that the module declares itself is its own', async () => {
  const files = [
    {
      path: 'a.ts',
      text: `import { func, object } from '@graft/typescript'
@object() export class Map {}
@object() export class Lint { @func() check(a: Map): Map {} }`,
    },
  ]
  expect(await introspectModule({ name: 'lint', files })).toMatchObject({
    ok: true,
    value: { objects: [{ name: 'Lint' }, { name: 'Map' }] },
  })
})

test.each([
  ['Nowhere', 'TS_UNKNOWN_NAME', 'Declare or import it'],
  ['Levl', 'TS_UNKNOWN_NAME', 'Did you mean `Level`'],
  ['missing', 'TS_UNKNOWN_EXPORT', 'Export `missing` there'],
  ['rules.Rul', 'TS_UNKNOWN_EXPORT', 'Did you mean `Rule`'],
  ['lost', 'TS_UNKNOWN_FILE', 'Correct the path'],
  ['readFile', 'TS_OUTSIDE_TYPE', 'Declare a class'],
  ['Box<string>', 'TS_GENERIC_TYPE', 'Declare a class'],
  ['Item<string>', 'TS_GENERIC_TYPE', 'Declare a class'],
  ['Plain', 'TS_CLASS_NOT_DECORATED', '`@object() export class Plain`'],
  ['Shape', 'TS_UNSUPPORTED_TYPE', 'Declare it as a class'],
  ['string | number', 'TS_UNSUPPORTED_TYPE', 'Only `T | null`'],
  ["'a' | 'b'", 'TS_UNSUPPORTED_TYPE', 'declare an `enum`'],
  ['string | void', 'TS_UNSUPPORTED_TYPE', 'Only `T | null`'],
  ['null | undefined', 'TS_UNSUPPORTED_TYPE', 'Only `T | null`'],
  ['null', 'TS_UNSUPPORTED_TYPE', '`T | null`'],
  ['void[]', 'TS_UNSUPPORTED_TYPE', 'Use a scalar'],
  ['[string, number]', 'TS_UNSUPPORTED_TYPE', 'Use a list'],
  ['{ name: string }', 'TS_UNSUPPORTED_TYPE', 'Declare a class'],
  ['Record<string, string>', 'TS_UNSUPPORTED_TYPE', 'Declare a class'],
  ['Map<string, string>', 'TS_UNSUPPORTED_TYPE', 'Declare a class'],
  ['Date', 'TS_UNSUPPORTED_TYPE', 'date as text'],
  ['() => string', 'TS_UNSUPPORTED_TYPE', 'Functions cannot travel'],
  ['Item & Plain', 'TS_UNSUPPORTED_TYPE', 'Declare a class'],
  ['keyof Item', 'TS_UNSUPPORTED_TYPE', 'Write the type'],
  ["Item['name']", 'TS_UNSUPPORTED_TYPE', 'Write the type'],
  ['typeof text', 'TS_UNSUPPORTED_TYPE', 'Write the type'],
  ["import('./rule').Rule", 'TS_UNSUPPORTED_TYPE', 'Import the name'],
  ['this', 'TS_UNSUPPORTED_TYPE', 'name of the class'],
  ['any', 'TS_UNSUPPORTED_TYPE', 'Say which'],
  ['unknown', 'TS_UNSUPPORTED_TYPE', 'Say which'],
  ['bigint', 'TS_UNSUPPORTED_TYPE', 'Use `number`'],
  ['Level.Low', 'TS_UNSUPPORTED_TYPE', 'Use the enum: `Level`'],
  ['rules', 'TS_UNSUPPORTED_TYPE', 'one of its exports'],
  ['Array', 'TS_UNSUPPORTED_TYPE', 'Write `Array<T>`'],
  ['Promise<string>[]', 'TS_UNSUPPORTED_TYPE', 'Use the type that it holds'],
  ['String', 'TS_WRAPPER_TYPE', 'Use `string`'],
  ['Number', 'TS_WRAPPER_TYPE', 'Use `number`'],
  ['Boolean', 'TS_WRAPPER_TYPE', 'Use `boolean`'],
  ['Self', 'TS_ALIAS_CYCLE', 'Declare a class'],
  ['Ping', 'TS_ALIAS_CYCLE', 'Declare a class'],
  [`string${'[]'.repeat(40)}`, 'TS_TYPE_TOO_DEEP', 'Declare a class'],
  ['sdk.func', 'TS_UNKNOWN_CORE_TYPE', 'core types'],
  ['Shared.Nothing', 'TS_UNSUPPORTED_TYPE', 'Use a scalar'],
])('%s is refused with %s', async (type, code, hint) => {
  const { problems } = await introspect(`@func() check(): ${type} {}`)
  expect(problems).toMatchObject([
    { code, severity: 'error', hint: expect.stringContaining(hint), location: { file: expect.any(String) } },
  ])
  expect(problems[0]?.frame).toContain('^')
})

test('promises and void are for what functions return', async () => {
  const { problems } = await introspect(
    '@func() check(a: Promise<string>, b: void): void {}\n@func() c: Once',
  )
  expect(problems.map((each) => each.code)).toEqual([
    'TS_UNSUPPORTED_TYPE',
    'TS_UNSUPPORTED_TYPE',
    'TS_UNSUPPORTED_TYPE',
  ])
})

test('long chains of aliases are refused, not followed without an end', async () => {
  const aliases = Array.from({ length: 50 }, (_, index) => `type A${index} = A${index + 1}`)
  const text = `import { func, object } from '@graft/typescript'
${aliases.join('\n')}
type A50 = string
@object() export class Lint { @func() check(): A0 {} @func() other(): A30 {} }`
  expect(await introspectModule({ name: 'lint', files: [{ path: 'a.ts', text }] })).toMatchObject({
    ok: false,
    diagnostics: [{ code: 'TS_TYPE_TOO_DEEP' }],
  })
})

test('a rest parameter has to be a list', async () => {
  const { problems } = await introspect('@func() check(...a: string): void {}')
  expect(problems).toMatchObject([{ code: 'TS_REST_NOT_LIST', location: { line: 22, column: 18 } }])
})

test.each([
  ['a parameter', '@func() check(a): void {}', 'the parameter `a` of `Lint.check`', '`a: string`'],
  ['a rest parameter', '@func() check(...a): void {}', 'the parameter `a` of', '`...a: string[]`'],
  ['an empty default', '@func() check(a = []): void {}', 'the parameter `a` of', '`a: string`'],
  ['a result', '@func() check() {}', 'what `Lint.check` returns', '`check(…): Promise<string>`'],
  ['a field', '@func() name', 'the property `name`', '`name: string`'],
])('%s without a type is reported with an example', async (_, member, message, example) => {
  const { problems } = await introspect(member)
  expect(problems).toMatchObject([
    {
      code: 'TS_MISSING_ANNOTATION',
      message: expect.stringContaining(message),
      hint: expect.stringContaining(example),
    },
  ])
})

test('a pattern has no name to publish', async () => {
  const { problems } = await introspect('@func() check({ a }: Item, [b]: string[] = []): void {}')
  expect(problems.map((each) => each.code)).toEqual(['TS_PARAMETER_PATTERN', 'TS_PARAMETER_PATTERN'])
})

test('where the core types are known, others are refused with near names', async () => {
  const core = new Set(['Directory', 'File'])
  const known = await introspect('@func() check(a: Directory): sdk.File {}', core)
  expect(known.problems.filter((each) => each.severity === 'error')).toEqual([])
  const { problems } = await introspect('@func() check(a: sdk.Directry): File {}', core)
  expect(problems).toMatchObject([
    { code: 'TS_UNKNOWN_CORE_TYPE', hint: 'Did you mean `Directory`?' },
    { code: 'TS_UNKNOWN_NAME', hint: "Import it: `import { File } from '@graft/typescript'`." },
  ])
})
