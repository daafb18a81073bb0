import type { Diagnostic } from '@graft/diagnostics'
import type { ModuleDef } from '@graft/typedef'
import { expect, test } from 'vitest'
import { introspectModule } from './introspect-module.ts'

async function introspect(
  text: string,
): Promise<{ readonly def: ModuleDef | undefined; readonly problems: readonly Diagnostic[] }> {
  const result = await introspectModule({ name: 'lint', files: [{ path: 'src/index.ts', text }] })
  return result.ok
    ? { def: result.value, problems: result.warnings }
    : { def: undefined, problems: result.diagnostics }
}

const imports = `import { argument, func, object } from '@graft/typescript'`

test.each([
  ['before imports', `/** Module. */\n${imports}\n/** Class. */\n@object() export class Lint {}`, 'Module.'],
  ['before the only declaration', `/** Class. */\n@object() export class Lint {}\n${imports}`, undefined],
  [
    'before another declaration',
    `/** Constant. */\nconst a = 1\n${imports}\n@object() export class Lint {}`,
    undefined,
  ],
  [
    'twice before the class',
    `/** Module. */\n/** Class. */\n@object() export class Lint {}\n${imports}`,
    'Module.',
  ],
  ['in the middle of the file', `${imports}\n/** Late. */\n\n@object() export class Lint {}`, undefined],
  ['as an ordinary comment', `/* Module. */\n${imports}\n@object() export class Lint {}`, undefined],
  ['behind a licence', `// Licence\n/** Module. */\n${imports}\n@object() export class Lint {}`, 'Module.'],
])('the description of the module is found %s', async (_, source, expected) => {
  expect((await introspect(source)).def?.description).toBe(expected)
})

test.each([
  ['before its decorator', '/** Class. */\n@object() export class Lint {}'],
  ['behind its decorator', '@object()\n/** Class. */\nexport class Lint {}'],
  [
    'before other comments',
    '/** Class. */\n// biome-ignore: yes\n/* more */\n@object() export class Lint {}',
  ],
  ['as the last of several', '/** Other. */\n/** Class. */\n@object() export class Lint {}'],
])('the description of a class is found %s', async (_, source) => {
  expect((await introspect(`${imports}\n${source}`)).def?.objects[0]?.description).toBe('Class.')
})

test('members, parameters and enums are described and deprecated', async () => {
  const { def, problems } = await introspect(`${imports}
/** Old.
 * @deprecated Use another. */
@object() export class Lint {
  /** Field.
   * @deprecated */
  @func() a: Level

  /** Makes it.
   * @param strict how strict
   * @param dir ignored */
  constructor(
    strict: boolean,
    /** where */ private readonly dir: string,
    @argument() /** deep
     * @deprecated no more */ depth?: number,
  ) {}

  /** Checks.
   *
   * Twice.
   * @param paths which
   *              paths
   * @returns nothing */
  @func() check(paths: string[], plain: string): void {}

  @func()
  /** Behind. */
  other(): void {}
}
/** Levels. */
export enum Level {
  /** Low. */ Low = 'low',
  /** @deprecated Use Low. */
  High = 'high',
}`)
  expect(problems).toEqual([])
  expect(def?.objects[0]).toMatchObject({
    description: 'Old.',
    deprecated: 'Use another.',
    fields: [{ description: 'Field.', deprecated: '' }],
    constructorFunction: {
      description: 'Makes it.',
      arguments: [
        { description: 'how strict' },
        { description: 'where' },
        { description: 'deep', deprecated: 'no more' },
      ],
    },
    functions: [
      {
        description: 'Checks.\n\nTwice.',
        arguments: [{ description: 'which\npaths' }, { name: 'plain' }],
      },
      { description: 'Behind.' },
    ],
  })
  expect(def?.objects[0]?.functions[0]?.arguments[1]).not.toHaveProperty('description')
  expect(def?.enums[0]).toMatchObject({
    description: 'Levels.',
    members: [{ description: 'Low.' }, { deprecated: 'Use Low.' }],
  })
})

test('a comment behind an argument belongs to no other', async () => {
  const { def } = await introspect(`${imports}
@object() export class Lint { @func() check(
  a: string, // first
  b: string,
): void {} }`)
  expect(def?.objects[0]?.functions[0]?.arguments[1]).not.toHaveProperty('description')
})

test('a required argument cannot be deprecated', async () => {
  const { problems } = await introspect(`${imports}
@object() export class Lint {
  @func() check(/** @deprecated */ a: string, /** @deprecated */ b: string = '', /** @deprecated */ c?: string): void {}
}`)
  expect(problems).toMatchObject([
    { code: 'TS_DEPRECATED_REQUIRED', message: expect.stringContaining('`a`') },
  ])
})
