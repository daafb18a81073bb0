import type { TypeDefinition } from '../type/type-definition.ts'
import type { TypeToken } from '../type/type-token.ts'
import type { ViewFilter } from '../view/view.ts'
import {
  argumentSpecs,
  definitionsOf,
  type AnyArgumentTokens,
  type ArgumentTokens,
} from './argument-token.ts'
import type {
  ArgumentValues,
  BatchResolver,
  FieldSpec,
  Invocation,
  PreparedCall,
  ResolveContext,
} from './field-spec.ts'
import type { Instance } from './instance.ts'
import { ObjectResult } from './object-result.ts'

type SpecOptions = Pick<
  FieldSpec,
  | 'description'
  | 'deprecated'
  | 'experimental'
  | 'directives'
  | 'cache'
  | 'implicit'
  | 'readsSchema'
  | 'hidden'
  | 'isConstructor'
>

export interface FieldOptions<Args> extends SpecOptions {
  readonly args?: ArgumentTokens<Args>
  /** The views that see the field. */
  readonly view?: ViewFilter | undefined
  /** True for a resolver that only reads its parent: it is called each time, and nothing is kept. */
  readonly trivial?: boolean | undefined
  /** Runs before the identity of a call is settled, and may change its arguments and how it is kept. */
  readonly prepare?: ((invocation: Invocation) => PreparedCall | Promise<PreparedCall>) | undefined
}

/** What a resolver may come to for a field of type `T`: the value, or objects that already have their identity. */
type Settled<T> =
  | T
  | ObjectResult
  | (T extends readonly (infer Element)[] ? readonly Settled<Element>[] : never)
  | ([T] extends [never] ? Instance : never)

/** What a resolver may return for a field of type `T`, now or later, also element by element. */
export type Resolved<T> =
  | Settled<T>
  | (T extends readonly (infer Element)[] ? readonly Resolved<Element>[] : never)
  | Promise<Settled<T>>

/** A field without its name and owner, which the layer knows. */
export interface DeclaredField {
  readonly definitions: readonly TypeDefinition[]
  readonly spec: (name: string, owner: string) => FieldSpec
}

/** A field that reads the property of its name; `T` is what that must be. */
export interface PropertyField<T> extends DeclaredField {
  readonly property?: () => T
}

type Bound = string | {} | null | undefined

/**
 * Declares a field of an object whose resolvers receive a `Parent`. The token alone says what `T` is, and the bound,
 * which any type meets, keeps a returned literal a literal: `'RED'` is a member of an enum, `string` is not.
 */
export interface FieldBuilder<Parent> {
  /** A field without options: `label: field(String, ({ x, y }) => `${x},${y}`)`. */
  <T extends Bound>(
    type: TypeToken<T>,
    resolve: (parent: Parent, args: object, context: ResolveContext) => Resolved<NoInfer<T>>,
  ): DeclaredField
  /** A field that reads the property of its name: `x: field(Int)`. */
  <T extends Bound>(type: TypeToken<T>, options?: FieldOptions<object>): PropertyField<T>
  <T extends Bound, Args = object>(
    type: TypeToken<T>,
    options: FieldOptions<Args>,
    resolve: (parent: Parent, args: Args, context: ResolveContext) => Resolved<NoInfer<T>>,
  ): DeclaredField
  /** A field that is answered for many objects at once: results in the order of the parents. */
  batch<T extends Bound, Args = object>(
    type: TypeToken<T>,
    options: FieldOptions<Args>,
    resolve: (
      parents: readonly Parent[],
      args: Args,
      context: ResolveContext,
    ) =>
      | Promise<readonly (NoInfer<T> | ObjectResult | Error)[]>
      | readonly (NoInfer<T> | ObjectResult | Error)[],
  ): DeclaredField
}

/** Options whose argument values are of no matter. */
type AnyOptions = FieldOptions<{ readonly [name: string]: unknown }>

type AnyResolve = (parent: unknown, args: unknown, context: ResolveContext) => unknown
type Answer =
  | Required<Pick<FieldSpec, 'resolve'>>
  | (Required<Pick<FieldSpec, 'read'>> & Pick<FieldSpec, 'property'>)
  | Required<Pick<FieldSpec, 'batch'>>

/** Makes the `field` function for objects of one TypeScript type. */
export function fieldBuilder<Parent>(): FieldBuilder<Parent> {
  // The layer only ever calls a resolver with objects of the type that the builder was made for, and with
  // arguments decoded by the specs of its own options; inside, none of these types are known.
  return builder as FieldBuilder<Parent>
}

function declareField(
  type: TypeToken<unknown>,
  second?: AnyOptions | AnyResolve,
  third?: AnyResolve,
): DeclaredField {
  const options = typeof second === 'function' ? {} : (second ?? {})
  const resolve = typeof second === 'function' ? second : third
  return declare(type, options, (name, bare) => {
    if (resolve === undefined) return { read: (value) => propertyOf(value, name), property: name }
    if (options.trivial === true && bare === sameValues) return { read: resolve }
    if (options.trivial === true)
      return { read: (value, args, context) => resolve(value, bare(args), context) }
    return { resolve: ({ receiver, args, context }) => resolve(receiver.value, bare(args), context) }
  })
}

function declareBatch(
  type: TypeToken<unknown>,
  options: AnyOptions,
  resolve: (parents: readonly unknown[], args: unknown, context: ResolveContext) => ReturnType<BatchResolver>,
): DeclaredField {
  return declare(type, options, (_name, bare) => ({
    batch: (receivers, args, context) =>
      resolve(
        receivers.map((each) => each.value),
        bare(args),
        context,
      ),
  }))
}

const builder = Object.assign(declareField, { batch: declareBatch })

function declare(
  type: TypeToken<unknown>,
  options: AnyOptions,
  answer: (name: string, bare: (args: ArgumentValues) => ArgumentValues) => Answer,
): DeclaredField {
  const { args: declared, view, trivial: _trivial, ...rest } = options
  const tokens: AnyArgumentTokens = declared ?? {}
  const args = argumentSpecs(tokens)
  const definitions = Object.values(tokens).flatMap((each) => definitionsOf(each.type))
  // Most arguments are no objects, and then they are passed on as they are.
  const bare = definitions.some(({ kind }) => kind === 'object' || kind === 'interface')
    ? bareValues
    : sameValues
  return {
    definitions: [...definitionsOf(type), ...definitions],
    spec: (name, owner) =>
      ({ ...rest, name, owner, type: type.ref, args, filter: view, ...answer(name, bare) }) as FieldSpec,
  }
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as { [name: string]: unknown })[name]
    : undefined
}

function sameValues(values: ArgumentValues): ArgumentValues {
  return values
}

function bareValues(args: ArgumentValues): ArgumentValues {
  const bare: { [name: string]: unknown } = Object.create(null)
  for (const [name, value] of Object.entries(args)) bare[name] = bareValue(value)
  return bare
}

/** Replaces objects by their values, for resolvers that do not care about identity. */
function bareValue(value: unknown): unknown {
  if (value instanceof ObjectResult) return value.value
  if (Array.isArray(value)) return value.map(bareValue)
  return isInputObject(value) ? bareValues(value) : value
}

/** Decoded input objects inherit nothing; what a scalar decodes to is left alone. */
function isInputObject(value: unknown): value is ArgumentValues {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === null
}
