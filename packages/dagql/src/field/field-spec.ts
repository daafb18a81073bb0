import type { SourceLocation } from '@graft/diagnostics'
import type { JsonValue } from '../type/type-definition.ts'
import type { TypeRef } from '../type/type-ref.ts'
import type { ViewFilter } from '../view/view.ts'
import type { ContextValues } from './context-key.ts'
import type { ObjectResult } from './object-result.ts'

/** Decoded argument values by name. Objects come as `ObjectResult`, enums as member names. */
export type ArgumentValues = { readonly [name: string]: unknown }

export interface ArgumentSpec {
  readonly name: string
  readonly description?: string | undefined
  readonly type: TypeRef
  /** The declared default; absent where there is none. `null` is a default too. */
  readonly default?: JsonValue | undefined
  readonly deprecated?: string | undefined
  readonly location?: SourceLocation | undefined
}

/** One field call programmatically: a name, arguments, and for a list the 1-based element. */
export interface Selector {
  readonly field: string
  readonly args?: ArgumentValues | undefined
  readonly nth?: number | undefined
}

/** What a resolver may use besides its receiver and arguments. */
export interface ResolveContext {
  /** The root that nothing was called on yet. */
  readonly root: ObjectResult
  readonly signal: AbortSignal
  readonly values: ContextValues
  /** Walks the canonical surface from an object, as a caller of the API would. */
  select(parent: ObjectResult, ...selectors: readonly Selector[]): Promise<unknown>
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
  typeNames(): readonly string[]
  fieldsOf(typeName: string): readonly FieldSpec[]
  kindOf(typeName: string): 'scalar' | 'enum' | 'object' | 'interface' | undefined
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

export type Resolver = (invocation: Invocation) => unknown

/** A field of an object class: its shape, where it comes from, and how it is answered. */
export interface FieldSpec {
  readonly name: string
  readonly description?: string | undefined
  readonly deprecated?: string | undefined
  readonly type: TypeRef
  readonly args: readonly ArgumentSpec[]
  /** Name of the layer's owner: a module, or `core`. */
  readonly owner: string
  readonly filter?: ViewFilter | undefined
  readonly location?: SourceLocation | undefined
  /** Digest of the module whose code answers; part of the identity of every call. */
  readonly module?: string | undefined
  /** For an alias: the path that it stands for. Its results keep the identity of that path. */
  readonly aliasOf?: readonly string[] | undefined
  /** True for the field that makes a module's main object. */
  readonly isConstructor?: boolean | undefined
  /** True for a field that describes the schema: all that a caller may see must be loaded before it is answered. */
  readonly readsSchema?: boolean | undefined
  /** True for fields that exist for the engine's own clients; listings for people leave them out. */
  readonly hidden?: boolean | undefined
  readonly resolve: Resolver
}
