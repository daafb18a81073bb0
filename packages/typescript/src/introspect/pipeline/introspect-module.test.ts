import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { decodeModuleDef, type JsonValue } from '@graft/typedef'
import { unwrap } from '@graft/diagnostics'
import { expect, test } from 'vitest'
import { introspectModule, MAX_FILES, MAX_TOTAL_BYTES } from './introspect-module.ts'

const string = { kind: 'string', nullable: false }
const boolean = { kind: 'boolean', nullable: false }
const object = (name: string) => ({ kind: 'object', name, nullable: false })
const at = (line: number, column: number) => ({ file: 'src/index.ts', line, column })

test('a module with a greeting is described', async () => {
  const text = `import { func, object } from '@graft/typescript'

/** Greets people. */
@object()
export class Greeter {
  constructor(private readonly greeting: string = 'hello') {}

  /** Greets one person.
   * @param name whom to greet */
  @func()
  greet(name: string = 'world'): string {
    return \`\${this.greeting}, \${name}!\`
  }
}
`
  const result = await introspectModule({ name: 'greeter', files: [{ path: 'src/index.ts', text }] })
  expect(result).toStrictEqual({
    ok: true,
    warnings: [],
    value: {
      formatVersion: 1,
      name: 'greeter',
      mainObject: 'Greeter',
      objects: [
        {
          name: 'Greeter',
          description: 'Greets people.',
          location: at(5, 14),
          constructorFunction: {
            name: '',
            location: at(6, 3),
            arguments: [{ name: 'greeting', type: string, default: 'hello', location: at(6, 32) }],
            returns: object('Greeter'),
          },
          fields: [],
          functions: [
            {
              name: 'greet',
              description: 'Greets one person.',
              location: at(11, 3),
              arguments: [
                {
                  name: 'name',
                  type: string,
                  default: 'world',
                  description: 'whom to greet',
                  location: at(11, 9),
                },
              ],
              returns: string,
            },
          ],
        },
      ],
      enums: [],
    },
  })
})

test('a module with a list of objects of its own is described', async () => {
  const text = `/** Checks sources. */

import { func, object } from '@graft/typescript'

@object()
class Rule {
  @func() name: string
  @func() level: Level
  hits = 0
  constructor(name: string, level: Level) { this.name = name; this.level = level }
}

export enum Level { Warning = 'warning', Error = 'error' }

@object()
export class Lint {
  @func() async check(strict: boolean = false): Promise<string> { return '' }
  @func() rules(): Rule[] { return [] }
  #cache = new Map<string, string>()
}
`
  const result = await introspectModule({ name: 'lint', files: [{ path: 'src/index.ts', text }] })
  expect(result).toMatchObject({ ok: true, warnings: [{ code: 'TS_CLASS_NOT_EXPORTED' }] })
  const def = unwrap(result)
  const level = { kind: 'enum', name: 'Level', nullable: false }
  expect(def).toStrictEqual({
    formatVersion: 1,
    name: 'lint',
    description: 'Checks sources.',
    mainObject: 'Lint',
    objects: [
      {
        name: 'Lint',
        location: at(16, 14),
        constructorFunction: {
          name: '',
          location: at(16, 14),
          arguments: [],
          returns: object('Lint'),
        },
        fields: [],
        functions: [
          {
            name: 'check',
            location: at(17, 17),
            arguments: [{ name: 'strict', type: boolean, default: false, location: at(17, 23) }],
            returns: string,
          },
          {
            name: 'rules',
            location: at(18, 11),
            arguments: [],
            returns: { kind: 'list', element: object('Rule'), nullable: false },
          },
        ],
      },
      {
        name: 'Rule',
        location: at(6, 7),
        constructorFunction: {
          name: '',
          location: at(10, 3),
          arguments: [
            { name: 'name', type: string, location: at(10, 15) },
            { name: 'level', type: level, location: at(10, 29) },
          ],
          returns: object('Rule'),
        },
        fields: [
          { name: 'name', type: string, location: at(7, 11) },
          { name: 'level', type: level, location: at(8, 11) },
        ],
        functions: [],
      },
    ],
    enums: [
      {
        name: 'Level',
        location: at(13, 13),
        members: [
          { name: 'Warning', value: 'warning', location: at(13, 21) },
          { name: 'Error', value: 'error', location: at(13, 42) },
        ],
      },
    ],
  })
  // The document is plain JSON that its own reader accepts.
  const document: JsonValue = JSON.parse(JSON.stringify(def))
  expect(decodeModuleDef(document)).toMatchObject({ ok: true, value: def })
})

test('files that are no TypeScript are passed over', async () => {
  const files = [
    { path: 'package.json', text: '{' },
    { path: 'src/page.tsx', text: '<' },
  ]
  expect(await introspectModule({ name: 'lint', files })).toMatchObject({
    ok: false,
    diagnostics: [{ code: 'TS_NO_FILES' }],
  })
})

test('too many files are refused before any is parsed', async () => {
  const files = Array.from({ length: MAX_FILES + 1 }, (_, index) => ({ path: `src/${index}.ts`, text: '=' }))
  expect(await introspectModule({ name: 'lint', files })).toMatchObject({
    ok: false,
    diagnostics: [{ code: 'TS_TOO_MANY_FILES', message: expect.stringContaining('2001') }],
  })
})

test('too much text is refused before any is parsed', async () => {
  const text = '='.repeat(MAX_TOTAL_BYTES / 2 + 1)
  const files = [
    { path: 'src/a.ts', text },
    { path: 'src/b.ts', text },
  ]
  expect(await introspectModule({ name: 'lint', files })).toMatchObject({
    ok: false,
    diagnostics: [{ code: 'TS_TOO_LARGE' }],
  })
})

test('syntax errors of all files are reported, and nothing else', async () => {
  const files = [
    { path: 'src/index.ts', text: '/* 😀 */ export class Lint {\n  check( }' },
    { path: 'src/rule.ts', text: 'class Rule {}\nclass Rule {}' },
  ]
  const result = await introspectModule({ name: 'lint', files })
  expect(result).toMatchObject({
    ok: false,
    diagnostics: [
      { code: 'TS_SYNTAX', location: { file: 'src/index.ts', line: 2, column: 10 } },
      { code: 'TS_SYNTAX', location: { file: 'src/rule.ts', line: 1, column: 7 } },
    ],
  })
  expect(!result.ok && result.diagnostics[0]?.frame).toContain('2 |   check( }\n  |          ^')
})

test('a source that nests without an end is refused before the parser sees it', async () => {
  const text = `export const x =\n${'['.repeat(200_000)}`
  expect(await introspectModule({ name: 'lint', files: [{ path: 'src/index.ts', text }] })).toMatchObject({
    ok: false,
    diagnostics: [{ code: 'TS_NESTED_TOO_DEEP', location: { file: 'src/index.ts', line: 2 } }],
  })
})

test('importing introspection does not load the parser', async () => {
  const index = path.join(import.meta.dirname, '../index.ts')
  const code = `
    const loaded = () => process.report.getReport().sharedObjects.some((file) => file.includes('parser.'))
    const { introspectModule } = await import(${JSON.stringify(index)})
    const before = loaded()
    await introspectModule({ name: 'a', files: [{ path: 'a.ts', text: '' }] })
    console.log(JSON.stringify([before, loaded()]))`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', code])
  expect(JSON.parse(stdout)).toEqual([false, true])
})
