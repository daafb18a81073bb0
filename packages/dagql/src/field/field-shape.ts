import type { SourceLocation } from '@graft/diagnostics'
import type { AppliedDirective } from '../type/applied-directive.ts'
import type { ArgumentSpec } from '../type/argument-spec.ts'
import type { TypeRef } from '../type/type-ref.ts'
import type { ViewFilter } from '../view/view.ts'

/** What a field offers, without how it is answered: all that an interface says of it. */
export interface FieldShape {
  readonly name: string
  readonly description?: string | undefined
  /** Why not to use it any more; an empty text is a reason as well. */
  readonly deprecated?: string | undefined
  /** Why it may change. */
  readonly experimental?: string | undefined
  readonly directives?: readonly AppliedDirective[] | undefined
  readonly type: TypeRef
  /** In order of declaration. One name may stand several times under different views: the last visible one is it. */
  readonly args: readonly ArgumentSpec[]
  /** Name of the layer's owner: a module, or `core`. */
  readonly owner: string
  readonly filter?: ViewFilter | undefined
  readonly location?: SourceLocation | undefined
  /** For an alias: the path that it stands for. Its results keep the identity of that path. */
  readonly aliasOf?: readonly string[] | undefined
  /** True for the field that makes a module's main object. */
  readonly isConstructor?: boolean | undefined
  /** True for a field that describes the schema: all that a caller may see must be loaded before it is answered. */
  readonly readsSchema?: boolean | undefined
  /** True for fields that exist for the engine's own clients; listings for people leave them out. */
  readonly hidden?: boolean | undefined
  /** For a field of type `ID`: the type of the object that the ID names. */
  readonly expectedType?: string | undefined
}
