import { describe, expect, expectTypeOf, test } from 'vitest'
import { arg, enumOf, Int, list, nullable, object, ObjectResult, String, Boolean } from '@graft/dagql'
import { defineModule } from '@graft/modules'
import { dataOf, errorOf, serveModules } from './serve-module.ts'

const Rule = object<{ readonly name: string }>('LintRule', 'A rule.')
const Level = enumOf('LintLevel', ['LOW', 'HIGH'])

const lint = defineModule('lint', {
  describe: 'Checks sources.',
  config: { strict: arg(Boolean, { default: false }), level: arg(Level, { default: 'LOW' }) },
  types: (type) => type(Rule, (field) => ({ name: field(String, {}, (rule) => rule.name) })),
  functions: ({ fn }) => ({
    check: fn(String, { args: { path: arg(String, { default: '.' }) } }, ({ strict }, { path }) =>
      strict ? `strict ${path}` : path,
    ),
    rules: fn(list(Rule), {}, ({ level }) => [{ name: level }, { name: 'semi' }]),
    pick: fn(nullable(Rule), { args: { rule: arg(Rule) } }, (_config, { rule }) => rule),
  }),
})

function digestOf(version: string): string {
  return defineModule('one', { version, functions: ({ fn }) => ({ n: fn(Int, {}, () => 1) }) }).layer.digest
}

describe('a module in code', () => {
  test('is a module like any other', () => {
    expect(lint).toMatchObject({ name: 'lint', constructorName: 'lint', mainType: 'Lint', warnings: [] })
    expect(lint.layer.root.get('lint')).toMatchObject({
      description: 'Checks sources.',
      isConstructor: true,
      owner: 'lint',
    })
    expect(lint.layer.claims.find((claim) => claim.scope === 'root')).toMatchObject({
      name: 'lint',
      kind: 'constructor',
      spelling: 'lint',
      owner: { name: 'lint', source: 'code:lint' },
    })
  })

  test('gives its functions the values of its constructor', async () => {
    expect(
      await dataOf(
        serveModules(lint),
        '{ lint { check rules { name } } strict: lint(strict: true, level: HIGH) { check(path: "src") rules { name } } }',
      ),
    ).toEqual({
      lint: { check: '.', rules: [{ name: 'LOW' }, { name: 'semi' }] },
      strict: { check: 'strict src', rules: [{ name: 'HIGH' }, { name: 'semi' }] },
    })
  })

  test('gets objects of its own by ID, as values', async () => {
    const server = serveModules(lint)
    const rule = await server.select('lint', { field: 'rules', nth: 2 })
    if (!(rule instanceof ObjectResult)) throw new Error('rules are objects')
    expect(await dataOf(server, `{ lint { pick(rule: "${rule.id()}") { id name } } }`)).toMatchObject({
      lint: { pick: { name: 'semi' } },
    })
  })

  test('needs no values', async () => {
    const greet = defineModule('my-greeter', {
      functions: ({ fn }) => ({ hello: fn(String, {}, (config) => `hello ${Object.keys(config).length}`) }),
    })
    expect(greet).toMatchObject({ constructorName: 'myGreeter', mainType: 'MyGreeter' })
    expect(await dataOf(serveModules(greet), '{ myGreeter { hello } }')).toEqual({
      myGreeter: { hello: 'hello 0' },
    })
    expect((await errorOf(serveModules(greet), '{ myGreeter(loud: true) { hello } }')).code).toBe(
      'DOCUMENT_INVALID',
    )
  })

  test('is another layer when its version is another', () => {
    expect(digestOf('1')).toBe(digestOf('1'))
    expect(digestOf('2')).not.toBe(digestOf('1'))
  })

  test('infers the types of values and arguments', () => {
    defineModule('typed', {
      config: {
        strict: arg(Boolean, { default: false }),
        names: arg(list(String)),
        limit: arg(nullable(Int)),
        level: arg(Level),
      },
      functions: ({ fn }) => ({
        run: fn(String, { args: { path: arg(String), depth: arg(nullable(Int)) } }, (config, args) => {
          expectTypeOf(config.strict).toEqualTypeOf<boolean>()
          expectTypeOf(config.names).toEqualTypeOf<readonly string[]>()
          expectTypeOf(config.limit).toEqualTypeOf<number | null | undefined>()
          expectTypeOf(config.level).toEqualTypeOf<'LOW' | 'HIGH'>()
          expectTypeOf(args.path).toEqualTypeOf<string>()
          expectTypeOf(args.depth).toEqualTypeOf<number | null | undefined>()
          return ''
        }),
        // @ts-expect-error a function that promises text returns text
        wrong: fn(String, {}, () => 3),
      }),
    })
    // @ts-expect-error a default is of the type of its argument
    arg(Boolean, { default: 'no' })
    expect(lint.layer.types.has('Lint')).toBe(true)
  })
})
