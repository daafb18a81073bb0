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

const head = `import { argument, check, enumType, func, object } from '@graft/typescript'\n`
const withMembers = (members: string): string => `${head}@object() export class Lint {\n${members}\n}`
const codes = ({ problems }: Outcome): readonly string[] => problems.map((each) => each.code)

test.each([
  ['@func() static a(): void {}', 'TS_UNSUPPORTED_MEMBER', 'a static member'],
  ['@func() get a(): string {}', 'TS_UNSUPPORTED_MEMBER', 'a getter'],
  ['@func() set a(b: string) {}', 'TS_UNSUPPORTED_MEMBER', 'a setter'],
  ['@func() accessor a = 1', 'TS_UNSUPPORTED_MEMBER', '`accessor`'],
  ['@func() *a(): string {}', 'TS_UNSUPPORTED_MEMBER', 'a generator'],
  ['@func() [key](): void {}', 'TS_UNSUPPORTED_MEMBER', 'computed name'],
  ['@func() 1(): void {}', 'TS_UNSUPPORTED_MEMBER', 'computed name'],
  ['@func() a = (b: string): string => b', 'TS_UNSUPPORTED_MEMBER', 'holds a function'],
  ['@func() private a(): void {}', 'TS_PRIVATE_MEMBER', 'not exposed'],
  ['@func() protected a: string', 'TS_PRIVATE_MEMBER', 'not exposed'],
  ['@func() a<T>(b: T): T {}', 'TS_GENERIC_TYPE', '`Lint.a`'],
  ['@func a(): void {}', 'TS_DECORATOR_NOT_CALLED', '`@func`'],
  ['@func() a(@argument b: string): void {}', 'TS_DECORATOR_NOT_CALLED', '`@argument`'],
  ['@object() a(): void {}', 'TS_MISPLACED_DECORATOR', '`@object()` does not belong on a method'],
  ['@argument() a(): void {}', 'TS_MISPLACED_DECORATOR', '`@argument()`'],
  ['@func() a(@func() b: string): void {}', 'TS_MISPLACED_DECORATOR', 'on a parameter'],
  ["@func() @func('b') a(): void {}", 'TS_MISPLACED_DECORATOR', 'what has it already'],
  ['@func(1) a(): void {}', 'TS_DECORATOR_ARGUMENT', 'a text'],
  ['@func(name()) a(): void {}', 'TS_DECORATOR_ARGUMENT', 'a text'],
  ["@func('b', 'c') a(): void {}", 'TS_DECORATOR_ARGUMENT', 'one argument'],
  ["@func({ alais: 'b' }) a(): void {}", 'TS_DECORATOR_ARGUMENT', 'Did you mean `alias`?'],
  ['@func({ ...options }) a(): void {}', 'TS_DECORATOR_ARGUMENT', 'not fixed'],
  ['@func(ALIAS) a(): void {}', 'TS_UNKNOWN_NAME', '`ALIAS`'],
  ["@func({ cache: '5m' }) a(): void {}", 'TS_WITHOUT_EFFECT', '`cache`'],
  ["@func() a(@argument({ defaultPath: '/' }) b: string): void {}", 'TS_WITHOUT_EFFECT', '`defaultPath`'],
  ['@func() @check() a(): void {}', 'TS_WITHOUT_EFFECT', '`@check()`'],
  ['@func() id(): void {}', 'TS_RESERVED_NAME', '`id`'],
  ['@func() ID: string', 'TS_RESERVED_NAME', '`id`'],
  ["@func('id') a: string", 'TS_RESERVED_NAME', '`id`'],
  ['@func() $a(): void {}', 'TS_UNPUBLISHABLE_NAME', '`$a`'],
  ['@func() größe(): void {}', 'TS_UNPUBLISHABLE_NAME', '`größe`'],
  ["@func('') a(): void {}", 'TS_UNPUBLISHABLE_NAME', '`Lint.a`'],
  ['@func() a($b: string): void {}', 'TS_UNPUBLISHABLE_NAME', '`$b`'],
  ["@func() a: string; @func('a') b: string", 'TS_DUPLICATE_NAME', '`a`'],
  ["@func() doIt(): void {} @func('do-it') b: string", 'TS_DUPLICATE_NAME', '`doIt`'],
  ['@func() a(URL: string, url: string): void {}', 'TS_DUPLICATE_NAME', '`url`'],
  ['private constructor() {}', 'TS_UNSUPPORTED_CLASS', 'private constructor'],
])('the member `%s` is reported with %s', async (member, code, message) => {
  const { problems } = await introspect(withMembers(member))
  expect(problems).toMatchObject([{ code, location: { file: 'src/index.ts', line: 3 } }])
  expect(problems[0]?.message).toContain(message)
  expect(problems[0]?.frame).toContain(member.slice(0, 20))
})

test('an argument may be named `id`', async () => {
  expect((await introspect(withMembers('@func() a(id: string): void {}'))).problems).toEqual([])
})

test.each([
  ['@object() export class Lint<T> {}', 'TS_UNSUPPORTED_CLASS', 'Remove the type parameters'],
  ['@object() export abstract class Lint {}', 'TS_UNSUPPORTED_CLASS', 'Remove `abstract`'],
  [
    '@object() export abstract class Lint { @func() abstract a: string }',
    'TS_UNSUPPORTED_MEMBER',
    'Implement it',
  ],
  ['@object() class Lint {}', 'TS_CLASS_NOT_EXPORTED', '`export class Lint`'],
  ['export class Lint {}', 'TS_MAIN_CLASS_NOT_DECORATED', '`@object() export class Lint`'],
  ['@func() export class Lint {}', 'TS_MAIN_CLASS_NOT_DECORATED', '`@object() export class Lint`'],
  ['@object export class Lint {}', 'TS_DECORATOR_NOT_CALLED', '`@object()`'],
  ['@object() export class Lnt {}', 'TS_MAIN_CLASS_MISSING', 'Did you mean `Lnt`?'],
  ['export const a = 1', 'TS_MAIN_CLASS_MISSING', '`@object() export class Lint`'],
  ['', 'TS_MAIN_CLASS_MISSING', '`@object() export class Lint`'],
])('the module `%s` is reported with %s', async (source, code, hint) => {
  const { problems } = await introspect(`${head}${source}`)
  expect(problems.map((each) => each.code)).toContain(code)
  expect(problems.find((each) => each.code === code)?.hint).toContain(hint)
})

test('a class that is missing is reported with those that are there', async () => {
  const source = `${head}${['A', 'B', 'C', 'D', 'E', 'F'].map((name) => `@object() export class ${name} {}`).join('\n')}`
  expect((await introspect(source)).problems).toMatchObject([
    {
      message: 'the module `lint` has no class `Lint`; its decorated classes are `A`, `B`, `C`, `D`, `E` …',
      location: { line: 2 },
    },
  ])
})

test('a decorator that nobody imported is reported', async () => {
  const { problems } = await introspect(
    `import { object } from '@graft/typescript'\n@object() export class Lint { @func() a: string }`,
  )
  expect(problems).toMatchObject([
    { code: 'TS_UNKNOWN_NAME', hint: "Import it: `import { func } from '@graft/typescript'`." },
  ])
})

test('a decorator that the package does not have is reported with near names', async () => {
  const { problems } = await introspect(
    `import { object, fnuc } from '@graft/typescript'\n@object() export class Lint { @fnuc() a: string }`,
  )
  expect(problems).toMatchObject([{ code: 'TS_UNKNOWN_DECORATOR', hint: 'Did you mean `func`?' }])
})

test('two main classes are reported with both places', async () => {
  const source = `${head}@object() export class Lint {}`
  expect((await introspect({ 'a.ts': source, 'b.ts': source })).problems).toMatchObject([
    {
      code: 'TS_MAIN_CLASS_AMBIGUOUS',
      location: { file: 'b.ts' },
      related: [{ location: { file: 'a.ts' } }],
    },
  ])
})

test('a decorated class stands above others of the name of the module', async () => {
  const outcome = await introspect({
    'a.ts': 'export class Lint {}',
    'b.ts': `${head}@object() export class Lint {}`,
  })
  expect(outcome.def?.objects[0]?.location?.file).toBe('b.ts')
})

test.each([
  [`import { Rule } from './rule'`, 'Rule', 'Rule as Other'],
  [`import { Rule } from './rule'`, 'Rule', 'Level as Other'],
  [`import { Rule } from '@graft/typescript'`, 'Rule', 'Rule as Other'],
])('two types of one name are reported: %#', async (first, name, other) => {
  const { problems } = await introspect({
    'src/index.ts': `${head}${first}
import { ${other} } from './other'
@object() export class Lint { @func() a(): ${name} {} @func() b(): Other {} }`,
    'src/rule.ts': `${head}@object() export class Rule {}`,
    'src/other.ts': `${head}@object() export class Rule {}\nenum rule { A = 'a' }\nexport { rule as Level }`,
  })
  expect(problems).toMatchObject([{ code: 'TS_DUPLICATE_TYPE', related: [{ message: expect.any(String) }] }])
})

test('an anonymous class and an old enum class are reported at their use', async () => {
  const { problems } = await introspect({
    'src/index.ts': `${head}import Rule from './rule'
@object() export class Lint { @func() a(): Rule {} @func() b(): Level {} }
@enumType() export class Level { static readonly A = 'a' }`,
    'src/rule.ts': `${head}@object() export default class {}`,
  })
  expect(problems).toMatchObject([
    { code: 'TS_UNSUPPORTED_TYPE', hint: 'Give it one behind `class`.' },
    { code: 'TS_UNSUPPORTED_TYPE', hint: 'Declare it as an `enum`.' },
  ])
})

test.each([
  ['enum Level { A, B = 1, C = `c${1}` }', ['TS_ENUM_VALUE', 'TS_ENUM_VALUE', 'TS_ENUM_VALUE']],
  ['enum Level {}', ['TS_ENUM_EMPTY']],
  [`enum Level { 'a-b' = 'c', true = 'd' }`, ['TS_UNPUBLISHABLE_NAME', 'TS_UNPUBLISHABLE_NAME']],
])('`%s` is reported', async (source, expected) => {
  const outcome = await introspect(`${head}${source}\n@object() export class Lint { @func() a: Level }`)
  expect(codes(outcome)).toEqual(expected)
})

test('all problems of a module are reported at once, by place', async () => {
  const { problems } = await introspect({
    'src/rule.ts': `${head}@object() export class Rule { @func() a: Date; @func() b: Missing }`,
    'src/index.ts': `${head}import { Rule } from './rule'
@object() export class Lint {
  @func() id(): any {}
  @func() a(b: string = 1, ...c: string): Rule {}
}`,
  })
  expect(problems.map((each) => `${each.location?.file}:${each.location?.line} ${each.code}`)).toEqual([
    'src/index.ts:4 TS_UNSUPPORTED_TYPE',
    'src/index.ts:5 TS_DEFAULT_MISMATCH',
    'src/index.ts:5 TS_REST_NOT_LIST',
    'src/rule.ts:2 TS_UNSUPPORTED_TYPE',
    'src/rule.ts:2 TS_UNKNOWN_NAME',
  ])
})

test('long chains of base classes are refused', async () => {
  const bases = Array.from({ length: 40 }, (_, index) => `class B${index} extends B${index + 1} {}`)
  const { problems } = await introspect(
    `${head}${bases.join('\n')}\nclass B40 {}\n@object() export class Lint extends B0 {}`,
  )
  expect(problems).toMatchObject([{ code: 'TS_UNSUPPORTED_CLASS', hint: 'Extend fewer classes.' }])
})
