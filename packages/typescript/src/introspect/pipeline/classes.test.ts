import type { Diagnostic } from '@graft/diagnostics'
import type { ModuleDef } from '@graft/typedef'
import { expect, test } from 'vitest'
import { introspectModule } from './introspect-module.ts'

interface Outcome {
  readonly def: ModuleDef | undefined
  readonly problems: readonly Diagnostic[]
}

/** Files are given by path; a text alone is `src/index.ts`. */
async function introspect(
  sources: string | { readonly [path: string]: string },
  name = 'lint',
): Promise<Outcome> {
  const texts = typeof sources === 'string' ? { 'src/index.ts': sources } : sources
  const files = Object.entries(texts).map(([path, text]) => ({ path, text }))
  const result = await introspectModule({ name, files })
  return result.ok
    ? { def: result.value, problems: result.warnings }
    : { def: undefined, problems: result.diagnostics }
}

const head = `import { argument, field, func, object } from '@graft/typescript'\n`
const withMembers = (members: string): string => `${head}@object() export class Lint {\n${members}\n}`
const codes = ({ problems }: Outcome): readonly string[] => problems.map((each) => each.code)

test.each([
  [
    'by name',
    `import { func, object } from '@graft/typescript'\n@object() export class Lint { @func() a: string }`,
  ],
  [
    'from the other package',
    `import { func, object } from '@dagger.io/dagger'\n@object() export class Lint { @func() a: string }`,
  ],
  [
    'under other names',
    `import { func as f, object as o } from '@graft/typescript'\n@o() export class Lint { @f() a: string }`,
  ],
  [
    'as a namespace',
    `import * as g from '@graft/typescript'\n@g.object() export class Lint { @g.func() a: string }`,
  ],
  [
    'before `export`',
    `import { func, object } from '@graft/typescript'\n@object()\nexport class Lint { @func() a: string }`,
  ],
  [
    'behind `export`',
    `import { func, object } from '@graft/typescript'\nexport @object() class Lint { @func() a: string }`,
  ],
  [
    'on a default export',
    `import { func, object } from '@graft/typescript'\n@object() export default class Lint { @func() a: string }`,
  ],
  [
    'on a class that is exported later',
    `import { func, object } from '@graft/typescript'\n@object() class Lint { @func() a: string }\nexport { Lint }`,
  ],
  [
    'among others',
    `import { func, object } from '@graft/typescript'\nimport { log } from 'log'\n@log @object() export class Lint { @log() @func() a: string }`,
  ],
])('decorators are known %s', async (_, source) => {
  const { def, problems } = await introspect(source)
  expect(problems).toEqual([])
  expect(def?.objects[0]?.fields.map((each) => each.name)).toEqual(['a'])
})

test('decorators are known through a file that exports them again', async () => {
  const { def } = await introspect({
    'src/sdk.ts': `export * from '@graft/typescript'`,
    'src/index.ts': `import { func, object } from './sdk'\n@object() export class Lint { @func() a: string }`,
  })
  expect(def?.objects[0]?.fields).toHaveLength(1)
})

test('decorators of that name from elsewhere mean nothing', async () => {
  const outcome = await introspect({
    'src/index.ts': `import { object } from '@graft/typescript'
import { func } from './func'
@object() export class Lint { @func() a: string }`,
    'src/func.ts': `export function func() { return () => undefined }`,
  })
  expect(outcome).toMatchObject({ def: { objects: [{ fields: [] }] }, problems: [] })
})

test.each([
  ['lint', 'Lint'],
  ['my-lint', 'MyLint'],
  ['my_lint', 'MyLint'],
  ['myLint', 'MyLint'],
])('the main class of the module %s is %s, in whatever file', async (name, className) => {
  const sources = { 'src/other.ts': `${head}@object() export class ${className} {}`, 'src/index.ts': '' }
  expect((await introspect(sources, name)).def?.mainObject).toBe(className)
})

test('methods are functions, properties are fields, and what is not decorated is neither', async () => {
  const { def, problems } = await introspect(
    withMembers(`
  @func() a: string
  @field() b: string
  @func('c') d: string
  @func() check(): void {}
  @func('verify') e(): void {}
  @func({ alias: 'fix' }) f(): void {}
  @func() 'quoted'(): void {}
  @func() async later(): Promise<void> {}
  state: Map<string, string>
  internal(): Map<string, string> {}
  private hidden: string
  static make(): Lint {}
  get size(): number {}
  [index: string]: unknown
  #secret = 1
  static {}`),
  )
  expect(problems).toEqual([])
  const [main] = def?.objects ?? []
  expect(main?.fields.map(({ name, member }) => [name, member])).toEqual([
    ['a', undefined],
    ['b', undefined],
    ['c', 'd'],
  ])
  expect(main?.functions.map(({ name, member }) => [name, member])).toEqual([
    ['check', undefined],
    ['verify', 'e'],
    ['fix', 'f'],
    ['quoted', undefined],
    ['later', undefined],
  ])
})

test('an alias may be a constant, also of another file', async () => {
  const { def } = await introspect({
    'src/index.ts': `${head}import { ALIAS } from './names'
@object() export class Lint { @func(ALIAS) a(): void {} }`,
    'src/names.ts': `export const ALIAS = 'verify'`,
  })
  expect(def?.objects[0]?.functions[0]).toMatchObject({ name: 'verify', member: 'a' })
})

test('an optional property is a nullable field, and one with a literal needs no type', async () => {
  const { def } = await introspect(
    withMembers(`@func() a?: string\n@func() b = 1\n@func() readonly c = ['x']`),
  )
  expect(def?.objects[0]?.fields.map((each) => each.type)).toEqual([
    { kind: 'string', nullable: true },
    { kind: 'integer', nullable: false },
    { kind: 'list', element: { kind: 'string', nullable: false }, nullable: false },
  ])
})

test('parameter properties are arguments, and decorated ones are fields too', async () => {
  const { def, problems } = await introspect(
    withMembers(`constructor(
      private readonly a: string,
      @func() public b = 1,
      @func('third') readonly c?: string,
      @argument() d: boolean = false,
      @func() private e: string = '',
    ) {}`),
  )
  expect(codes({ def, problems })).toEqual(['TS_PRIVATE_MEMBER'])
  const [main] = def?.objects ?? []
  expect(main?.constructorFunction?.arguments.map((each) => each.name)).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(main?.fields).toMatchObject([
    { name: 'b', type: { kind: 'integer', nullable: false } },
    { name: 'third', member: 'c', type: { kind: 'string', nullable: true } },
  ])
})

test('of an overloaded constructor or method, the one with a body counts', async () => {
  const { def } = await introspect(
    withMembers(`constructor(a: string)
  constructor(a: string, b?: string) {}
  check(a: string): string
  @func() check(a: string, b?: string): string {}`),
  )
  const [main] = def?.objects ?? []
  expect(main?.constructorFunction?.arguments).toHaveLength(2)
  expect(main?.functions).toMatchObject([{ name: 'check', arguments: [{ name: 'a' }, { name: 'b' }] }])
})

test('classes are found over files, in the order of their first use, each once', async () => {
  const { def, problems } = await introspect({
    'src/index.ts': `${head}import { Report } from './report'
import type Rule from './rules'
@object() export class Lint {
  @func() report(rule: Rule): Report {}
  @func() again(lint: Lint): Rule[] {}
}`,
    'src/report.ts': `${head}import { Line as Row } from './lines/index.js'
@object() export class Report { @func() lines: Row[] }
@object() export class Unused { @func() a: Missing }`,
    'src/lines/index.ts': `${head}import type { Report } from '../report.ts'
@object() class Line { @func() of(): Report {} }
export { Line }`,
    'src/rules.ts': `${head}@object() export default class Rule {}`,
  })
  expect(problems).toEqual([])
  expect(def?.objects.map((each) => each.name)).toEqual(['Lint', 'Rule', 'Report', 'Line'])
})

test('only a class that declares a constructor can be made directly, but for the main one', async () => {
  const { def } = await introspect(
    `${head}@object() export class Lint { @func() a(): A {} @func() b(): B {} @func() c(): C {} }
@object() export class A {}
@object() export class B { constructor(name: string) {} }
@object() export class C { private constructor(name: string) {} }`,
  )
  expect(def?.objects.map((each) => each.constructorFunction?.arguments.length)).toEqual([
    0,
    undefined,
    1,
    undefined,
  ])
})

test('a class whose constructor takes what callers cannot give is only made by the module', async () => {
  const outcome = await introspect(
    `${head}@object() export class Lint { @func() a(): A {} }
@object() export class A { @func() b: string; constructor(@argument({ ignore: [] }) c: B, d: Map<string, B>) {} }
@object() export class B {}`,
  )
  expect(outcome.def?.objects.map((each) => [each.name, each.constructorFunction])).toEqual([
    ['Lint', expect.anything()],
    ['A', undefined],
  ])
  expect(outcome.problems).toMatchObject([{ code: 'TS_CONSTRUCTOR_SKIPPED', severity: 'info' }])
})

test('what a class inherits is missing, unless it is decorated again', async () => {
  const { problems } = await introspect({
    'src/index.ts': `${head}import { Base } from './base'
@object() export class Lint extends Base { @func() b(): void {} f(): void {} }`,
    'src/base.ts': `${head}class Root { @func() c(): void {} @func() b(): void {} @func() f(): void {} }
export class Base extends Root {
  constructor(name: string) { super() }
  @func() a(): void {}
  @func() private d(): void {}
  e(): void {}
}`,
  })
  expect(problems).toMatchObject([
    { code: 'TS_INHERITED_MEMBER', message: expect.stringContaining('the constructor of `Base`') },
    { code: 'TS_INHERITED_MEMBER', message: expect.stringContaining('`a` of `Base`') },
    {
      code: 'TS_INHERITED_MEMBER',
      message: expect.stringContaining('`c` of `Root`'),
      location: { file: 'src/index.ts', line: 3, column: 37 },
      related: [{ location: { file: 'src/base.ts', line: 2, column: 22 } }],
    },
    { code: 'TS_INHERITED_MEMBER', message: expect.stringContaining('`f` of `Root`') },
  ])
})

test('a base class without exposed members, or from a package, is fine', async () => {
  const outcome = await introspect(`${head}import { EventEmitter } from 'node:events'
class Base extends EventEmitter { a(): void {} }
@object() export class Lint extends Base { @func() b(): void {} }`)
  expect(outcome).toMatchObject({ def: { objects: [{ name: 'Lint' }] }, problems: [] })
})

test('classes that extend each other end', async () => {
  const source = `${head}@object() export class Lint extends Other {}\nclass Other extends Lint {}`
  expect((await introspect(source)).def?.mainObject).toBe('Lint')
})

test('parts of one enum are one', async () => {
  const { def } = await introspect(`${head}enum Level { A = 'a' }
enum Level { B = 'b' }
@object() export class Lint { @func() a: Level }`)
  expect(def?.enums).toMatchObject([{ name: 'Level', members: [{ name: 'A' }, { name: 'B' }] }])
})
