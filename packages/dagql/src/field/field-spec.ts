import type { SourceLocation } from '@graft/diagnostics'
import type { CachePolicy } from './cache-policy.ts'
import type { ContextValues } from './context-key.ts'
import type { FieldShape } from './field-shape.ts'
import type { ObjectResult } from './object-result.ts'
import type { PublishedNames } from './published-names.ts'

export type { ArgumentSpec } from '../type/argument-spec.ts'
export type { FieldShape } from './field-shape.ts'

/** Decoded argument values by name; absent ones have no key. Objects come as `ObjectResult`, enums as values. */
export type ArgumentValues = { readonly [name: string]: unknown }

/** One field call programmatically: a name, arguments, and for a list the 1-based element. */
export interface Selector {
  readonly field: string
  readonly args?: ArgumentValues | undefined
  /** The 1-based element of a list, or one number a level for lists of lists. */
  readonly nth?: number | readonly number[] | undefined
}

/** What a resolver may use besides its receiver and arguments. */
export interface ResolveContext {
  /** The root that nothing was called on yet. */
  readonly root: ObjectResult
  readonly signal: AbortSignal
  readonly values: ContextValues
  /** Who calls; undefined where nobody said. */
  readonly clientId: string | undefined
  readonly sessionId: string
  /** The version of the API that the caller sees; undefined is the newest. */
  readonly version: string | undefined
  /** Walks the canonical surface from an object, as a caller of the API would. */
  select(parent: ObjectResult, ...selectors: readonly Selector[]): Promise<unknown>
  /** The same, at once where nothing must be waited for: what goes wrong is thrown then, and rejected otherwise. */
  selectNow(parent: ObjectResult, ...selectors: readonly Selector[]): unknown
  /** Makes the object that an ID names. */
  load(id: string): Promise<ObjectResult>
  /** The field that `select` calls under a name; undefined where there is none. */
  fieldOf(typeName: string, fieldName: string): FieldSpec | undefined
  /** What the caller is served. */
  readonly schema: SchemaAccess
}

/** Read access to the names of a composition in the view of the caller; for fields that describe the API itself. */
export interface SchemaAccess {
  readonly digest: string
  /** What clients are told of it, types, arguments and directives included. */
  readonly published: PublishedNames
  typeNames(): readonly string[]
  fieldsOf(typeName: string): readonly FieldShape[]
  kindOf(typeName: string): 'scalar' | 'enum' | 'input' | 'object' | 'interface' | undefined
  descriptionOf(typeName: string): string | undefined
  locationOf(typeName: string): SourceLocation | undefined
  ownerOf(typeName: string): string | undefined
  enumMembersOf(
    typeName: string,
  ): readonly { readonly name: string; readonly description?: string | undefined }[]
}

/** Everything a resolver receives. */
export interface Invocation {
  readonly receiver: ObjectResult
  /** Given values and defaults. */
  readonly args: ArgumentValues
  /** Only the values that the caller gave, so that a delegating field passes on no defaults of its own. */
  readonly given: ArgumentValues
  readonly context: ResolveContext
}

/** Answers a call of a field. */
export type Resolver = (invocation: Invocation) => unknown

/**
 * Answers a trivial field from the value of its receiver. It does no work that is worth keeping: no call is
 * recorded unless the result is an object whose identity matters, nothing is cached, nothing is traced.
 */
export type Reader = (value: unknown, args: ArgumentValues, context: ResolveContext) => unknown

/** Answers the calls of one field on many receivers at once, in their order; an `Error` among them is that call's. */
export type BatchResolver = (
  receivers: readonly ObjectResult[],
  args: ArgumentValues,
  context: ResolveContext,
) => PromiseLike<readonly unknown[]> | readonly unknown[]

/** What an implicit input may be computed from. */
export interface ImplicitInputSource {
  readonly receiver: ObjectResult
  /** Decoded, defaults included. */
  readonly args: ArgumentValues
  readonly context: ResolveContext
}

/**
 * An argument that no caller writes: computed from the call and its context, and part of the identity of the call.
 */
export interface ImplicitInput {
  readonly name: string
  /** Returns the value; only a digest of it is recorded. An empty one is refused. */
  readonly compute: (source: ImplicitInputSource) => string | Promise<string>
}

/** What a hook that runs before the identity of a call is settled may change. */
export interface PreparedCall {
  /** The given arguments in place of those that the caller gave; not decoded yet. */
  readonly args?: ArgumentValues | undefined
  readonly cache?: CachePolicy | undefined
}

/** The module whose code answers a field: identity, and what it takes to find it again. */
export interface ModuleStamp {
  /** Digest of the module; part of the identity of every call. */
  readonly digest: string
  /** As it was installed; not part of identity. */
  readonly name?: string | undefined
  /** Where it comes from, for whoever has to load it again; not part of identity. */
  readonly ref?: string | undefined
}

/** How calls of a field are identified and kept. */
interface CallRules {
  readonly module?: ModuleStamp | undefined
  /** How results are kept; they are not where it is absent. */
  readonly cache?: CachePolicy | undefined
  readonly implicit?: readonly ImplicitInput[] | undefined
  /** Runs before the identity of a call is settled, and may change its arguments and how it is kept. */
  readonly prepare?: ((invocation: Invocation) => PreparedCall | Promise<PreparedCall>) | undefined
  /** For a trivial field that reads a property of its receiver's value: the property; `read` gives the same. */
  readonly property?: string | undefined
  /** For a field that depends on the version of the view: the interval in which this entry is the field. */
  readonly interval?: string | undefined
}

/** A field of an object class: its shape, where it comes from, and how it is answered, in one of three ways. */
export type FieldSpec = FieldShape &
  CallRules &
  (
    | { readonly resolve: Resolver; readonly read?: never; readonly batch?: never }
    | { readonly read: Reader; readonly resolve?: never; readonly batch?: never }
    | { readonly batch: BatchResolver; readonly resolve?: never; readonly read?: never }
  )
