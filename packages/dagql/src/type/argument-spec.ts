import type { SourceLocation } from '@graft/diagnostics'
import type { ViewFilter } from '../view/view.ts'
import type { AppliedDirective } from './applied-directive.ts'
import type { JsonValue } from './json-value.ts'
import type { TypeRef } from './type-ref.ts'

/**
 * An argument of a field, or a field of an input object. Null and absent are kept apart; with and without a default
 * there are five shapes: `T!` must be given, `T` may be null or absent, `T! = v` may be absent, `T = null` is never
 * absent to the resolver, `T = v` may be null and is `v` if absent.
 */
export interface ArgumentSpec {
  readonly name: string
  readonly description?: string | undefined
  readonly type: TypeRef
  /** The declared default as JSON, enums by member name; absent where there is none. `null` is a default too. */
  readonly default?: JsonValue | undefined
  /** Why not to use it any more; an empty text is a reason as well. */
  readonly deprecated?: string | undefined
  /** Why it may change. */
  readonly experimental?: string | undefined
  readonly directives?: readonly AppliedDirective[] | undefined
  readonly filter?: ViewFilter | undefined
  readonly location?: SourceLocation | undefined
  /** Its value never shows in an ID, a digest or an error: a keyed digest stands for it. Top level only. */
  readonly sensitive?: boolean | undefined
  /** Set by the engine and by resolvers, never by clients, who do not see it. */
  readonly internal?: boolean | undefined
  /** For an argument that takes an object: an ID that is replayed is passed on as it is and not made. */
  readonly lazy?: boolean | undefined
}
