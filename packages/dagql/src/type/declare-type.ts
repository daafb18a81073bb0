import type {
  EnumMember,
  EnumType,
  InterfaceType,
  JsonValue,
  ObjectCodec,
  ObjectType,
  ScalarType,
} from './type-definition.ts'
import { tokenOf, type TypeToken } from './type-token.ts'

type Common = 'directives' | 'filter' | 'location'

export interface ObjectOptions<T> extends Pick<ObjectType, Common | 'identified' | 'isShared'> {
  /** Interfaces that the type must satisfy. */
  readonly implements?: readonly TypeToken<unknown>[] | undefined
  /** See `ObjectType.contentDigest`. */
  readonly contentDigest?: ((value: T) => string | undefined) | undefined
  readonly codec?: ObjectCodec<T> | undefined
}

/**
 * Declares an object type; a layer gives it fields. `T` is what its resolvers receive and return.
 *
 *     const Point = object<{ x: number; y: number }>('Point', 'A place on the plane.')
 */
export function object<T>(name: string, description?: string, options: ObjectOptions<T> = {}): TypeToken<T> {
  const { implements: interfaces, ...rest } = options
  // Only values of this token reach these functions: the layer calls them for objects of the type alone.
  const definition = { kind: 'object', name, description, ...rest } as Omit<ObjectType, 'implements'>
  return tokenOf({ ...definition, implements: interfaces?.map((each) => each.definition?.name ?? '') })
}

/**
 * Declares an interface; a layer gives it fields. Every type with these fields satisfies it. `T` is what resolvers
 * return for it: objects with an identity, or values that `instance` gives a type.
 */
export function interfaceOf<T = never>(
  name: string,
  description?: string,
  options: Pick<InterfaceType, Common | 'implements'> = {},
): TypeToken<T> {
  return tokenOf({ kind: 'interface', name, description, ...options })
}

/** A member as it may be written: its name alone, or with more. */
type Member = string | EnumMember

/** What resolvers see for a member: its value, or else its name. */
type MemberValue<M> = M extends string
  ? M
  : M extends { readonly value: infer Value }
    ? Value
    : M extends { readonly name: infer Name }
      ? Name
      : never

/** Declares an enum. Resolvers see the values of its members, which are their names unless said otherwise. */
export function enumOf<const Members extends readonly Member[]>(
  name: string,
  members: Members,
  description?: string,
  options: Pick<EnumType, Common> = {},
): TypeToken<MemberValue<Members[number]>> {
  const all = members.map((member): EnumMember => (typeof member === 'string' ? { name: member } : member))
  return tokenOf({ kind: 'enum', name, description, members: all, ...options })
}

export interface ScalarOptions<T> extends Pick<ScalarType, Common | 'specifiedBy'> {
  readonly description?: string | undefined
  /** Makes the value of the JSON that came in. Throws `TypeError` with what was expected. */
  readonly parse: (value: unknown) => T
  /** Makes the JSON that goes out. Throws `TypeError` with what was expected. */
  readonly serialize: (value: T) => JsonValue
}

/** Declares a scalar: how its values come in and go out. */
export function scalar<T>(name: string, options: ScalarOptions<T>): TypeToken<T> {
  // Resolvers are typed to return `T`; one that does not is met by the scalar's own check.
  return tokenOf({ kind: 'scalar', name, ...options } as ScalarType)
}
