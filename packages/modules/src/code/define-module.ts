import {
  layer,
  object,
  type ArgumentToken,
  type DeclaredField,
  type FieldBuilder,
  type LayerBuilder,
} from '@graft/dagql'
import { commandName, fieldName, typeName } from '@graft/typedef'
import type { InstalledModule } from '../module/module.ts'

export interface ModuleOptions<Config> {
  readonly describe?: string | undefined
  /** Constructor arguments; functions receive their values first. */
  readonly config?: { readonly [Name in keyof Config]: ArgumentToken<Config[Name]> } | undefined
  /** The functions of the main object. */
  readonly functions: (builder: { readonly fn: FieldBuilder<Config> }) => {
    readonly [name: string]: DeclaredField
  }
  /** Further object types that the functions use. */
  readonly types?: ((type: LayerBuilder['type']) => void) | undefined
  /** Changes whenever the behaviour changes, so that results of older code are not taken for those of newer code. */
  readonly version?: string | undefined
}

/**
 * Declares a module in code, run inside the engine's own process.
 *
 *     defineModule('lint', {
 *       describe: 'Checks sources.',
 *       config: { strict: arg(Boolean, { default: false }) },
 *       functions: ({ fn }) => ({ check: fn(String, {}, ({ strict }) => (strict ? 'strict' : 'ok')) }),
 *     })
 */
export function defineModule<Config = object>(name: string, options: ModuleOptions<Config>): InstalledModule {
  const main = object<Config>(typeName(name), options.describe)
  const constructorName = fieldName(name)
  const made = layer(
    name,
    ({ type, root }) => {
      options.types?.(type)
      type(main, (field) => ({ ...options.functions({ fn: field }) }))
      root((field) => {
        const constructor = field<Config, Config>(
          main,
          {
            description: options.describe,
            isConstructor: true,
            ...(options.config === undefined ? {} : { args: options.config }),
          },
          (_root, config) => config,
        )
        return { [constructorName]: constructor }
      })
    },
    {
      digestSeed: options.version ?? '',
      source: `code:${name}`,
      spelling: commandName,
      rootClaimKind: 'constructor',
    },
  )
  return { name, layer: made, constructorName, mainType: typeName(name), warnings: [] }
}
