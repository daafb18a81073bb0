import type { JsonValue, TypeDefinition } from '../type/type-definition.ts'
import type { TypeToken } from '../type/type-token.ts'
import type { ViewFilter } from '../view/view.ts'
import type { ArgumentSpec, FieldSpec, ResolveContext } from './field-spec.ts'
import { ObjectResult } from './object-result.ts'

export interface ArgumentOptions<T> {
  readonly description?: string | undefined
  readonly default?: T | undefined
  readonly deprecated?: string | undefined
}

/** What an argument is, with the TypeScript type of its value in the resolver. */
export interface ArgumentToken<T> {
  readonly type: TypeToken<T>
  readonly options: ArgumentOptions<NoInfer<T>>
}

/** Declares an argument: `arg(Int, { default: 1 })`. Without a default, a non-null argument is required. */
export function arg<T>(type: TypeToken<T>, options: ArgumentOptions<NoInfer<T>> = {}): ArgumentToken<T> {
  return { type, options }
}

/** The resolver's argument object for the values `Args` of declared arguments. */
export type ArgumentTokens<Args> = { readonly [Name in keyof Args]: ArgumentToken<Args[Name]> }

export interface FieldOptions<Args> {
  readonly args?: ArgumentTokens<Args>
  readonly description?: string | undefined
  readonly deprecated?: string | undefined
  readonly view?: ViewFilter | undefined
  /** See `FieldSpec.readsSchema`. */
  readonly readsSchema?: boolean | undefined
}

/** What a resolver may return for a field of type `T`: the value, or an object that already has its identity. */
export type Resolved<T> = T | ObjectResult | Promise<T | ObjectResult>

/** A field without its name and owner, which the layer knows. */
export interface DeclaredField {
  readonly definitions: readonly TypeDefinition[]
  readonly spec: Omit<FieldSpec, 'name' | 'owner'>
}

/**
 * Declares a field of an object whose resolvers receive a `Parent`. The token alone says what `T` is, and the bound,
 * which any type meets, keeps a returned literal a literal: `'RED'` is a member of an enum, `string` is not.
 */
export type FieldBuilder<Parent> = <T extends string | {} | null | undefined, Args = object>(
  type: TypeToken<T>,
  options: FieldOptions<Args>,
  resolve: (parent: Parent, args: Args, context: ResolveContext) => Resolved<NoInfer<T>>,
) => DeclaredField

/** Makes the `field` function for objects of one TypeScript type. */
export function fieldBuilder<Parent>(): FieldBuilder<Parent> {
  return (type, options, resolve) => {
    const args = Object.entries<ArgumentToken<unknown>>(options.args ?? {})
    return {
      definitions: [type.definition, ...args.map(([, each]) => each.type.definition)].filter(
        (each) => each !== undefined,
      ),
      spec: {
        type: type.ref,
        args: args.map(([name, each]) => argumentSpec(name, each)),
        description: options.description,
        deprecated: options.deprecated,
        filter: options.view,
        readsSchema: options.readsSchema,
        // The layer only ever calls this with objects of the type that the builder was made for, and with
        // arguments decoded by the specs made from `options.args` just above. One that was left out is null.
        resolve: ({ receiver, args: values, context }) => {
          const bare = args.map(([name]) => [name, bareValue(values[name] ?? null)])
          return resolve(receiver.value as Parent, Object.fromEntries(bare) as never, context)
        },
      },
    }
  }
}

function argumentSpec(name: string, token: ArgumentToken<unknown>): ArgumentSpec {
  const { default: value, description, deprecated } = token.options
  return {
    name,
    type: token.type.ref,
    description,
    deprecated,
    // A default of a token is a value of a JSON type: scalars, enum names and lists of these.
    ...(value === undefined ? {} : { default: value as JsonValue }),
  }
}

/** Replaces objects by their values, for resolvers that do not care about identity. */
function bareValue(value: unknown): unknown {
  if (value instanceof ObjectResult) return value.value
  return Array.isArray(value) ? value.map(bareValue) : value
}
