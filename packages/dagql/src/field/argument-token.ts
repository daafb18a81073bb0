import type { ArgumentSpec } from '../type/argument-spec.ts'
import type { TypeDefinition } from '../type/type-definition.ts'
import { tokenOf, type TypeToken } from '../type/type-token.ts'
import { defaultAsJson } from './default-as-json.ts'

type SpecOptions = Omit<ArgumentSpec, 'name' | 'type' | 'default'>

export interface ArgumentOptions<T> extends SpecOptions {
  /** Used where the caller leaves the argument out: what the resolver then receives. */
  readonly default: T
}

/** What an argument is, with the TypeScript type of its value in the resolver. */
export interface ArgumentToken<T> {
  readonly type: TypeToken<unknown>
  readonly options: SpecOptions & { readonly default?: unknown }
  readonly value?: () => T
}

/** The value of an argument without a default: where it may be null it may be absent too. */
type Given<T> = null extends T ? T | undefined : T

/**
 * Declares an argument: `arg(Int, { default: 1 })`. Without a default, one that allows null may be left out and is
 * then undefined; any other is required.
 */
export function arg<T>(type: TypeToken<T>, options: ArgumentOptions<NoInfer<T>>): ArgumentToken<T>
export function arg<T>(type: TypeToken<T>, options?: SpecOptions): ArgumentToken<Given<T>>
export function arg(
  type: TypeToken<unknown>,
  options: SpecOptions & { readonly default?: unknown } = {},
): ArgumentToken<unknown> {
  return { type, options }
}

/** Declared arguments whose values are of no matter. */
export type AnyArgumentTokens = { readonly [name: string]: ArgumentToken<unknown> }

/** The arguments that were declared for values `Args`. */
export type ArgumentTokens<Args> = { readonly [Name in keyof Args]: ArgumentToken<Args[Name]> }

/** The specs of declared arguments, in their order. */
export function argumentSpecs(tokens: AnyArgumentTokens): readonly ArgumentSpec[] {
  return Object.entries(tokens).map(([name, { type, options }]) => {
    const { default: value, ...rest } = options
    if (value === undefined) return { name, type: type.ref, ...rest }
    return { name, type: type.ref, ...rest, default: defaultAsJson(value, type.ref, definitionsOf(type)) }
  })
}

/** The definitions that a token brings, its own first. */
export function definitionsOf(token: TypeToken<unknown>): readonly TypeDefinition[] {
  return token.definition === undefined ? [] : [token.definition, ...(token.uses ?? [])]
}

/**
 * Declares an input object: a value with named parts.
 *
 *     const Size = input('Size', { width: arg(Int), height: arg(Int, { default: 1 }) })
 */
export function input<Fields>(
  name: string,
  fields: ArgumentTokens<Fields> & AnyArgumentTokens,
  description?: string,
): TypeToken<Fields> {
  const tokens: AnyArgumentTokens = fields
  return tokenOf(
    { kind: 'input', name, description, fields: argumentSpecs(tokens) },
    Object.values(tokens).flatMap(({ type }) => definitionsOf(type)),
  )
}
