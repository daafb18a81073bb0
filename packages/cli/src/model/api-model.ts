import type { Diagnostic, SourceLocation } from '@graft/diagnostics'
import type { JsonValue } from '@graft/typedef'

/** A type in use, as commands need it. */
export type TypeModel =
  | { readonly kind: 'string' | 'integer' | 'float' | 'boolean' | 'void'; readonly optional: boolean }
  | {
      readonly kind: 'scalar' | 'object' | 'interface' | 'enum'
      readonly name: string
      readonly optional: boolean
    }
  | { readonly kind: 'list'; readonly element: TypeModel; readonly optional: boolean }
  /** Lists nested more deeply than the typedef query asks. */
  | { readonly kind: 'unknown'; readonly optional: boolean }

export interface ArgumentModel {
  /** The stored name, which is what is sent. */
  readonly name: string
  /** The spelling on the command line, without dashes. */
  readonly flag: string
  readonly description: string
  readonly deprecated: string | undefined
  readonly type: TypeModel
  readonly default: JsonValue | undefined
}

export interface FunctionModel {
  readonly name: string
  readonly command: string
  readonly description: string
  readonly deprecated: string | undefined
  readonly args: readonly ArgumentModel[]
  readonly returns: TypeModel
  /** The module that brings it; empty for core. */
  readonly module: string
  readonly aliasOf: readonly string[] | undefined
  readonly isConstructor: boolean
  readonly location: SourceLocation | undefined
}

export interface ObjectModel {
  readonly name: string
  readonly description: string
  readonly functions: readonly FunctionModel[]
}

export interface EnumModel {
  readonly name: string
  readonly members: readonly { readonly name: string; readonly description: string }[]
}

/** A module that could not be loaded. */
export interface FailedModule {
  readonly name: string
  readonly constructorName: string | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** The live API: everything that commands, help and listings are made from. */
export interface ApiModel {
  readonly root: ObjectModel
  readonly objects: ReadonlyMap<string, ObjectModel>
  readonly enums: ReadonlyMap<string, EnumModel>
  /**
   * The hidden root function that takes constructor arguments for hoisted functions. Its arguments are those of
   * the constructor that it stands for.
   */
  readonly constructorFunction: FunctionModel | undefined
  readonly failedModules: readonly FailedModule[]
  readonly warnings: readonly Diagnostic[]
}

/** The object that functions can be called on, given a type: that of a list is that of its elements. */
export function objectOf(type: TypeModel, api: ApiModel): ObjectModel | undefined {
  if (type.kind === 'list') return objectOf(type.element, api)
  return type.kind === 'object' ? api.objects.get(type.name) : undefined
}

/** An argument that a call cannot do without. */
export function isRequired(arg: ArgumentModel): boolean {
  return !arg.type.optional && arg.default === undefined
}
