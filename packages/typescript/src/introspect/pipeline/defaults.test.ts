import type { Diagnostic } from '@graft/diagnostics'
import type { ArgumentDef, ModuleDef } from '@graft/typedef'
import { expect, test } from 'vitest'
import { introspectModule } from './introspect-module.ts'

const head = `import { func, object, float, Directory } from '@graft/typescript'
import { LIMIT, Kind } from './limits'
import * as limits from './limits.js'
const NAME = 'a' as const
const NAMES: readonly string[] = [NAME, "b"]
const AGAIN = NAME
const LOOP = LOOP2
const LOOP2 = LOOP
const OBJECT = { name: 'a' }
const [FIRST] = NAMES
let changing = 'a'
function compute(): string { return 'a' }
enum Level { Low = 'low', High = \`high\`, 'VeryHigh' = 'very' }
@object() class Item {}
`
const limits = `export const LIMIT = 10
export { LIMIT as MAX }
export enum Kind { A = 'a' }
const hidden = 1`

interface Outcome {
  readonly def: ModuleDef | undefined
  readonly argument: ArgumentDef | undefined
  readonly problems: readonly Diagnostic[]
}

async function introspect(parameters: string): Promise<Outcome> {
  const text = `${head}@object() export class Lint { @func() check(${parameters}): void {} }`
  const files = [
    { path: 'src/index.ts', text },
    { path: 'src/limits.ts', text: limits },
  ]
  const result = await introspectModule({ name: 'lint', files })
  const def = result.ok ? result.value : undefined
  const argument = def?.objects[0]?.functions[0]?.arguments.find((each) => each.name === 'a')
  return { def, argument, problems: result.ok ? result.warnings : result.diagnostics }
}

test.each<[string, unknown]>([
  ["a: string = 'x'", 'x'],
  ['a: string = "x\\n"', 'x\n'],
  ['a: string = `x`', 'x'],
  ["a: string = ''", ''],
  ["a: string = ('x')", 'x'],
  ["a: string = 'x' satisfies string", 'x'],
  ['a: number = 0', 0],
  ['a: number = -12', -12],
  ['a: number = +12', 12],
  ['a: number = -0', 0],
  ['a: number = 1_000', 1000],
  ['a: number = 0x10', 16],
  ['a: float = 1.5', 1.5],
  ['a: float = -1.5e3', -1500],
  ['a: float = 2', 2],
  ['a: boolean = false', false],
  ['a: string | null = null', null],
  ["a: string | undefined = 'x'", 'x'],
  ["a: string[] = ['x', `y`]", ['x', 'y']],
  ['a: number[] = []', []],
  ['a: (number | null)[][] = [[1, null], []]', [[1, null], []]],
  ['a: string = NAME', 'a'],
  ['a: string = AGAIN', 'a'],
  ['a: readonly string[] = NAMES', ['a', 'b']],
  ['a: number = LIMIT', 10],
  ['a: number = limits.MAX', 10],
  ['a: Level = Level.High', 'High'],
  ["a: Level = Level['Low']", 'Low'],
  ['a: Level[] = [Level.Low]', ['Low']],
  ['a: Kind = limits.Kind.A', 'A'],
  ['a: string = Level.High', 'high'],
  ['a: Item | null = null', null],
])('the default in `%s` is known', async (parameter, expected) => {
  const { argument, problems } = await introspect(parameter)
  expect(problems.filter((each) => each.severity === 'error')).toEqual([])
  expect(argument).toHaveProperty('default', expected)
  expect(argument).not.toHaveProperty('omittable')
})

test.each([
  'a: string = compute()',
  'a: string = changing',
  'a: string = `${NAME}!`',
  "a: string = 'x' + 'y'",
  'a: string = process.cwd()',
  "a: string = process.env.HOME ?? ''",
  'a: number = Math.PI',
  'a: string = OBJECT.name',
  'a: string = FIRST',
  'a: string = LOOP',
  'a: string[] = [...NAMES]',
  'a: string[] = [compute()]',
  'a: Item = new Item()',
  "a: Directory = 'x'",
  'a: Directory = Directory.EMPTY',
  'a: string | undefined = undefined',
  'NAME: string, a: string = NAME',
  'a: string = LATER, LATER: string = NAME',
])('the default in `%s` is left to run time', async (parameters) => {
  const { argument, problems } = await introspect(parameters)
  expect(problems.filter((each) => each.code !== 'TS_CLASS_NOT_EXPORTED')).toEqual([])
  expect(argument).toMatchObject({ omittable: true })
  expect(argument).not.toHaveProperty('default')
})

test.each<[string, unknown]>([
  ["a = 'x'", { kind: 'string', nullable: false }],
  ['a = 1', { kind: 'integer', nullable: false }],
  ['a = -1.5', { kind: 'float', nullable: false }],
  ['a = true', { kind: 'boolean', nullable: false }],
  ["a = ['x']", { kind: 'list', element: { kind: 'string', nullable: false }, nullable: false }],
  ['a = NAME', { kind: 'string', nullable: false }],
  ['a = Kind.A', { kind: 'enum', name: 'Kind', nullable: false }],
])('the type in `%s` is that of the literal', async (parameter, expected) => {
  const { argument, def } = await introspect(parameter)
  expect(argument?.type).toEqual(expected)
  expect(def?.enums.length).toBe(parameter.includes('Kind') ? 1 : 0)
})

test.each(['a = null', 'a = compute()', 'a = undefined', "a = [1, 'x']", 'a = {}'])(
  'the type in `%s` has to be written',
  async (parameter) => {
    const { problems } = await introspect(parameter)
    expect(problems).toMatchObject([{ code: 'TS_MISSING_ANNOTATION' }])
  },
)

test.each([
  ["a: number = 'x'", '`"x"`', 'integer'],
  ['a: number = 1.5', '1.5', 'integer'],
  ['a: number = 9007199254740992', '9007199254740992', 'integer'],
  ['a: string = 1', '1', 'string'],
  ['a: string = null', '`null`', 'string'],
  ['a: boolean = 0', '0', 'boolean'],
  ['a: string[] = ["x", 1]', '1', 'string'],
  ["a: string[] = 'x'", '`"x"`', 'list of string'],
  ["a: Level = 'low'", '`"low"`', 'Level'],
  ['a: Level = Kind.A', '`Kind.A`', 'Level'],
  ['a: Item = []', 'a list', 'Item'],
])('the default in `%s` does not fit', async (parameter, found, expected) => {
  const { problems } = await introspect(parameter)
  expect(problems).toMatchObject([
    {
      code: 'TS_DEFAULT_MISMATCH',
      message: `the default of \`a\` is ${found}, which is no value of its type (${expected})`,
    },
  ])
})

test('the hint for a fraction names `float`', async () => {
  const { problems } = await introspect('a: number = 1.5')
  expect(problems[0]?.hint).toContain('import `float`')
})

test.each([
  ['a: float = Infinity', '`Infinity`'],
  ['a: float = -Infinity', '`Infinity`'],
  ['a: float = NaN', '`NaN`'],
  ['a: float = 1e999', 'a number beyond'],
  ['a: number = 10n', 'it'],
  [`a: number[] = [${'1, '.repeat(1_001)}]`, 'a list of more than'],
])('a default without a form in JSON is a warning: %#', async (parameter, what) => {
  const { argument, problems } = await introspect(parameter)
  expect(problems).toMatchObject([
    { code: 'TS_DEFAULT_INEXPRESSIBLE', severity: 'warning', message: expect.stringContaining(what) },
  ])
  expect(argument).toMatchObject({ omittable: true })
})

test.each([
  ['a: string = NAM', 'TS_UNKNOWN_NAME', 'Did you mean `NAME`?'],
  ['a = NAM', 'TS_UNKNOWN_NAME', 'Did you mean `NAME`?'],
  ['a: number = limits.hidden', 'TS_UNKNOWN_EXPORT', 'Export `hidden` there.'],
  ['a: Level = Level.Hih', 'TS_UNKNOWN_MEMBER', 'Did you mean `High`?'],
])('the default in `%s` leads nowhere', async (parameter, code, hint) => {
  const { problems } = await introspect(parameter)
  expect(problems[0]).toMatchObject({ code, hint })
})

test('lists of lists of constants do not grow without an end', async () => {
  const lists = Array.from(
    { length: 20 },
    (_, index) => `const L${index} = [${`L${index + 1}, `.repeat(20)}]`,
  )
  const text = `import { func, object } from '@graft/typescript'
${lists.join('\n')}
const L20 = 1
@object() export class Lint { @func() check(a: number[] = L0): void {} }`
  expect(await introspectModule({ name: 'lint', files: [{ path: 'a.ts', text }] })).toMatchObject({
    ok: true,
    warnings: [{ code: 'TS_DEFAULT_INEXPRESSIBLE' }],
  })
})
