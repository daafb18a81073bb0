import { describe, expect, test } from 'vitest'
import { unwrap } from '@graft/diagnostics'
import { decodeModuleDef, type JsonValue, type ModuleDef } from '@graft/typedef'
import { duplicateNames } from './duplicate-names.ts'
import { graphqlNames } from './graphql-names.ts'
import { knownTypes } from './known-types.ts'
import { mainObject } from './main-object.ts'
import { reservedNames } from './reserved-names.ts'
import { validateModule } from './validate-module.ts'

const scope = { outsideTypes: new Set(['Directory', 'String']) }
const text: JsonValue = { kind: 'string', nullable: false }
const at = (line: number): JsonValue => ({ file: 'src/index.ts', line, column: 3 })
const named = (name: string, kind: string = 'object'): JsonValue => ({ kind, name, nullable: false })

/** A module `Lint` with the given parts in its main object. */
function module(
  main: { readonly [key: string]: JsonValue },
  more: { readonly [key: string]: JsonValue } = {},
): ModuleDef {
  return unwrap(
    decodeModuleDef({
      formatVersion: 1,
      name: 'lint',
      mainObject: 'Lint',
      objects: [{ name: 'Lint', fields: [], functions: [], ...main }],
      enums: [],
      ...more,
    }),
  )
}

function fn(
  name: string,
  options: { readonly returns?: JsonValue; readonly args?: JsonValue; readonly line?: number } = {},
): JsonValue {
  const { returns = text, args = [], line = 1 } = options
  return { name, arguments: args, returns, location: at(line) }
}

describe('mainObject', () => {
  test('is content with a main object', () => {
    expect(mainObject(module({}), scope)).toEqual([])
  })

  test('misses one that is named and not declared', () => {
    expect(mainObject(module({}, { mainObject: 'Linter' }), scope)).toEqual([
      {
        code: 'MODULE_NO_MAIN_OBJECT',
        severity: 'error',
        message: 'the module `lint` declares no object `Linter`, which would be its main object',
        hint: 'Declare a class named `Linter`.',
      },
    ])
  })
})

describe('graphqlNames', () => {
  test('takes names in the spellings of the module', () => {
    const def = module(
      {
        name: 'lint-all',
        fields: [{ name: 'dry-run', type: text }],
        functions: [fn('_check2', { args: [{ name: 'some/path', type: text }] })],
      },
      { enums: [{ name: 'level', members: [{ name: 'HIGH' }, { name: '_low_2' }] }] },
    )
    expect(graphqlNames(def, scope)).toEqual([])
  })

  test.each<readonly [string, ModuleDef, string]>([
    ['an object', module({ name: 'Größe' }), 'the object `Größe` would be published as `Größe`'],
    [
      'a field',
      module({ fields: [{ name: '$cache', type: text }] }),
      '`Lint.$cache` would be published as `$cache`',
    ],
    ['a function', module({ functions: [fn('2nd')] }), '`Lint.2nd` would be published as `2nd`'],
    ['a function without a name', module({ functions: [fn('_')] }), '`Lint._` would be published as ``'],
    [
      'an argument',
      module({ functions: [fn('run', { args: [{ name: 'größe', type: text }] })] }),
      'the argument `größe` of `Lint.run` would be published as `größe`',
    ],
    [
      'an argument of the constructor',
      module({ constructorFunction: fn('', { args: [{ name: 'a$', type: text }] }) }),
      'the argument `a$` of `Lint.constructor` would be published as `a$`',
    ],
    [
      'an enum',
      module({}, { enums: [{ name: 'a$', members: [] }] }),
      'the enum `a$` would be published as `A$`',
    ],
    [
      'a member',
      module({}, { enums: [{ name: 'Level', members: [{ name: 'very-high' }] }] }),
      'the member `very-high` of the enum `Level` would be published as `very-high`',
    ],
    [
      'a member that is a value',
      module({}, { enums: [{ name: 'Level', members: [{ name: 'null' }] }] }),
      'the member `null` of the enum `Level` would be published as `null`',
    ],
  ])('refuses what GraphQL takes for no name: %s', (_what, def, message) => {
    expect(graphqlNames(def, scope)).toEqual([
      expect.objectContaining({
        code: 'MODULE_NAME_INVALID',
        message: `${message}, which is no name in GraphQL`,
        hint: 'Use letters from a to z, digits and `_`, and no digit at the start.',
      }),
    ])
  })
})

describe('reservedNames', () => {
  test('lets arguments be named `id`, and members almost so', () => {
    const args = [{ name: 'id', type: text }]
    const def = module({ fields: [{ name: 'identity', type: text }], functions: [fn('byId', { args })] })
    expect(reservedNames(def, scope)).toEqual([])
  })

  test.each([
    ['a function', { functions: [fn('id', { line: 7 })] }],
    ['a field', { fields: [{ name: 'id', type: text, location: at(7) }] }],
    ['another spelling', { functions: [fn('ID', { line: 7 })] }],
    ['a separator', { functions: [fn('_id', { line: 7 })] }],
  ])('refuses `id` as %s', (_what, main) => {
    expect(reservedNames(module(main), scope)).toEqual([
      expect.objectContaining({
        code: 'MODULE_RESERVED_NAME',
        message: 'a member of `Lint` is named `id`, which every object has already',
        location: { file: 'src/index.ts', line: 7, column: 3 },
      }),
    ])
  })
})

describe('duplicateNames', () => {
  test('lets different objects have members of one name', () => {
    const other = { name: 'Rule', fields: [], functions: [fn('check')] }
    const main = { name: 'Lint', fields: [], functions: [fn('check')] }
    expect(duplicateNames(module({}, { objects: [main, other] }), scope)).toEqual([])
  })

  test('refuses two members that are published under one name, and points at both', () => {
    const def = module({
      fields: [{ name: 'dry_run', type: text, location: at(4) }],
      functions: [fn('dryRun', { line: 9 })],
    })
    expect(duplicateNames(def, scope)).toEqual([
      {
        code: 'MODULE_DUPLICATE_NAME',
        severity: 'error',
        message: '`Lint` has two members that are published as `dryRun`',
        hint: 'Rename one of them.',
        location: { file: 'src/index.ts', line: 9, column: 3 },
        related: [{ message: 'the first one', location: { file: 'src/index.ts', line: 4, column: 3 } }],
      },
    ])
  })

  test('refuses arguments of one name, of functions and of the constructor', () => {
    const args = [
      { name: 'a-b', type: text },
      { name: 'aB', type: text },
    ]
    const def = module({ constructorFunction: fn('', { args }), functions: [fn('check', { args })] })
    expect(duplicateNames(def, scope).map((each) => each.message)).toEqual([
      '`Lint.constructor` has two members that are published as `aB`',
      '`Lint.check` has two members that are published as `aB`',
    ])
  })
})

describe('knownTypes', () => {
  test('knows types of the module, and those from outside, at any depth', () => {
    const def = module(
      {
        fields: [{ name: 'level', type: named('Level', 'enum') }],
        functions: [
          fn('rules', {
            returns: { kind: 'list', element: named('Lint'), nullable: false },
            args: [{ name: 'in', type: named('Directory') }],
          }),
        ],
      },
      { enums: [{ name: 'Level', members: [] }] },
    )
    expect(knownTypes(def, scope)).toEqual([])
  })

  test('reports each unknown type where it is used, with near names', () => {
    const def = module({
      constructorFunction: fn('', { args: [{ name: 'in', type: named('Dirctory'), location: at(2) }] }),
      fields: [{ name: 'level', type: named('Level', 'enum'), location: at(5) }],
      functions: [
        fn('rules', { returns: { kind: 'list', element: named('Rule'), nullable: false }, line: 8 }),
      ],
    })
    expect(knownTypes(def, scope)).toMatchObject([
      {
        code: 'MODULE_UNKNOWN_TYPE',
        message:
          'the argument `in` of `Lint.constructor` uses the type `Dirctory`, which neither the module nor the core API has',
        hint: 'Did you mean `Directory`?',
        location: { line: 2 },
      },
      {
        message: '`Lint.level` uses the type `Level`, which neither the module nor the core API has',
        hint: 'Declare the type in the module, or use one of the core API.',
        location: { line: 5 },
      },
      { message: expect.stringContaining('`Lint.rules` uses the type `Rule`'), location: { line: 8 } },
    ])
  })

  test('is not fooled by names that every object of JavaScript has', () => {
    expect(
      knownTypes(module({ functions: [fn('x', { returns: named('constructor') })] }), scope),
    ).toHaveLength(1)
  })
})

describe('validateModule', () => {
  test('reports what all rules find, in one go', () => {
    const def = module(
      { functions: [fn('id'), fn('a-b'), fn('aB', { returns: named('Rule') })] },
      { mainObject: 'Other' },
    )
    expect(validateModule(def, scope).map((each) => each.code)).toEqual([
      'MODULE_NO_MAIN_OBJECT',
      'MODULE_RESERVED_NAME',
      'MODULE_DUPLICATE_NAME',
      'MODULE_UNKNOWN_TYPE',
    ])
  })
})
