import { arg, Boolean, list, nullable, object, String } from '@graft/dagql'
import { unwrap } from '@graft/diagnostics'
import { defineModule, moduleLayer, type InstalledModule } from '@graft/modules'
import { decodeModuleDef, type FunctionCall, type JsonValue } from '@graft/typedef'

const Report = object<{ readonly text: string }>('LintReport', 'What a check found.')

/** A blueprint with a constructor that takes arguments and functions that return objects. */
export const lint: InstalledModule = defineModule('lint', {
  config: {
    strict: arg(Boolean, { default: false }),
    only: arg(nullable(list(String))),
  },
  types: (type) => type(Report, (field) => ({ text: field(String, {}, (report) => report.text) })),
  functions: ({ fn }) => ({
    check: fn(
      Report,
      { description: 'Checks it.', args: { path: arg(String, { default: '.' }) } },
      ({ strict, only }, { path }) => ({
        text: `${strict ? 'strict' : 'mild'} ${path} ${only?.join('+') ?? 'all'}`,
      }),
    ),
    explain: fn(
      String,
      { args: { report: arg(Report) } },
      (_config, { report }) => `because: ${report.text}`,
    ),
  }),
})

/** A module whose only function has the given name and returns the module's own. */
export function moduleWith(name: string, ...functions: readonly string[]): InstalledModule {
  return defineModule(name, {
    functions: ({ fn }) =>
      Object.fromEntries(functions.map((each) => [each, fn(String, {}, () => `${each} of ${name}`)])),
  })
}

/** A typedef module with configured values, which writes down its calls. */
export function configured(config: { readonly [name: string]: JsonValue }): {
  readonly module: InstalledModule
  readonly calls: FunctionCall[]
} {
  const text = { kind: 'string', nullable: false }
  const calls: FunctionCall[] = []
  const def = unwrap(
    decodeModuleDef({
      formatVersion: 1,
      name: 'greeter',
      mainObject: 'Greeter',
      objects: [
        {
          name: 'Greeter',
          constructorFunction: {
            name: '',
            arguments: [
              { name: 'greeting', type: text },
              { name: 'mark', type: text, default: '!' },
            ],
            returns: { kind: 'object', name: 'Greeter', nullable: false },
          },
          fields: [{ name: 'greeting', type: text }],
          functions: [
            {
              name: 'greet',
              arguments: [
                { name: 'whom', type: text, default: 'world' },
                { name: 'loud', type: { kind: 'boolean', nullable: true }, omittable: true },
              ],
              returns: text,
            },
          ],
        },
      ],
      enums: [],
    }),
  )
  const call = async (made: FunctionCall): Promise<JsonValue> => {
    calls.push(made)
    return made.member === ''
      ? { $object: 'Greeter', state: made.arguments }
      : `${made.state['greeting']} ${made.arguments['whom']}${made.state['mark']}`
  }
  const module = unwrap(
    moduleLayer(
      {
        name: 'greeter',
        def,
        digest: 'digest',
        source: '/modules/greeter',
        config,
        runtime: () => ({ call, close: () => Promise.resolve() }),
      },
      { outsideTypes: new Set() },
    ),
  )
  return { module, calls }
}
