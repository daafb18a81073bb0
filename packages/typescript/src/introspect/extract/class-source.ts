import type { ClassDeclaration } from '../scan/declaration.ts'
import type { Docs } from './docs.ts'
import type { TypeExpression } from './type-expression.ts'
import type { ValueExpression } from './value-expression.ts'

/** A decorator as it is written. What it means depends on where its name comes from. */
export interface DecoratorSource {
  /** The parts of its name between the dots; undefined where it is no name. */
  readonly path: readonly string[] | undefined
  readonly isCall: boolean
  readonly arguments: readonly DecoratorArgument[]
  readonly offset: number
}

export type DecoratorArgument =
  | { readonly kind: 'value'; readonly value: ValueExpression; readonly offset: number }
  | {
      readonly kind: 'options'
      readonly options: readonly DecoratorOption[]
      /** False where some options have no fixed name. */
      readonly isComplete: boolean
      readonly offset: number
    }

export interface DecoratorOption {
  readonly name: string
  readonly value: ValueExpression
  readonly offset: number
}

export interface ParameterSource {
  /** Undefined where it is taken apart by a pattern. */
  readonly name: string | undefined
  readonly offset: number
  readonly docs: Docs
  readonly decorators: readonly DecoratorSource[]
  readonly type: TypeExpression | undefined
  /** `name?: T` */
  readonly isOptional: boolean
  readonly isRest: boolean
  readonly value: ValueExpression | undefined
  /** Set where a parameter of a constructor is a property too. */
  readonly property: { readonly isPrivate: boolean } | undefined
}

export interface SignatureSource {
  readonly parameters: readonly ParameterSource[]
  readonly returns: TypeExpression | undefined
  /** Where its own type parameters are declared. */
  readonly typeParameters: number | undefined
}

/** Why a member cannot be exposed, whatever its decorators say. */
export interface Obstacle {
  /** What it is, with its article: `a getter`. */
  readonly what: string
  readonly hint: string
}

interface Member {
  readonly name: string
  readonly offset: number
  readonly docs: Docs
  readonly decorators: readonly DecoratorSource[]
  /** `private` or `protected` */
  readonly isPrivate: boolean
  readonly obstacle: Obstacle | undefined
}

export interface MethodSource extends Member {
  readonly kind: 'method'
  readonly signature: SignatureSource
}

export interface PropertySource extends Member {
  readonly kind: 'property'
  readonly type: TypeExpression | undefined
  readonly isOptional: boolean
  readonly value: ValueExpression | undefined
}

export type MemberSource = MethodSource | PropertySource

/** A class as it is written, with names not looked up. */
export interface ClassSource {
  readonly declaration: ClassDeclaration
  readonly docs: Docs
  readonly decorators: readonly DecoratorSource[]
  /** The parts of the name behind `extends`; empty where it is no name. */
  readonly base: { readonly path: readonly string[]; readonly offset: number } | undefined
  readonly isAbstract: boolean
  readonly typeParameters: number | undefined
  readonly creator: MethodSource | undefined
  /** In the order of the source, without the constructor. */
  readonly members: readonly MemberSource[]
}
