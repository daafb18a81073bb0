import type { FieldNode } from 'graphql'
import type { ArgumentValues, FieldSpec, Reader, ResolveContext } from '../field/field-spec.ts'
import type { BoundArguments } from '../invoke/bind-arguments.ts'
import type { ArgumentSpec } from '../type/argument-spec.ts'
import type { JsonValue } from '../type/type-definition.ts'
import type { TypeRef } from '../type/type-ref.ts'
import type { ValuePlan as InputPlan } from './input-plan.ts'

/** A variable of an operation: how the value that a request gives is taken. */
export interface VariablePlan {
  readonly name: string
  readonly type: TypeRef
  /** What it is where the request gives none; absent where there is none. */
  readonly default?: JsonValue | undefined
}

/** What is selected of an object of one type: fields merged, fragments resolved. */
export interface SelectionPlan {
  readonly typeName: string
  readonly fields: readonly FieldPlan[]
  /** Whether values will do: nothing selected here or below depends on how the object was made. */
  readonly isBare: boolean
  /** False where a key would set the prototype of a plain object. */
  readonly isPlain: boolean
  /** For a bare selection: puts it together in one go, where it can. */
  readonly runner: SelectionRunner | undefined
}

/** Puts a bare selection together in one go, or gives `MISS`: then it is to be put together step by step. */
export interface SelectionRunner {
  run(value: unknown, context: BareContext): unknown
}

/** What a selection that is put together in one go needs of the request. */
export interface BareContext {
  readonly context: ResolveContext
  /** The arguments of a field that depend on variables. */
  argumentsOf(field: FieldPlan): ArgumentValues
}

/** One field of the result. */
export interface FieldPlan {
  /** Its key in the result. */
  readonly key: string
  readonly typeName: string
  readonly nodes: readonly FieldNode[]
  readonly field: FieldSpec
  /** For a trivial field of whose result nobody asks how it was made: how it is answered, from values alone. */
  readonly read: Reader | undefined
  /** Arguments that are the same in every request; undefined where variables or objects are among them. */
  readonly bound: BoundArguments | undefined
  /** Whether the arguments are the same for all objects of one request; not so where objects are to be made. */
  readonly isStable: boolean
  readonly args: readonly ArgumentPlan[]
  readonly value: ResultPlan
  /**
   * For a field whose `read` and `bound` are there and whose value is a leaf: how that becomes JSON. Most fields of
   * most queries are of this kind.
   */
  readonly leaf: LeafPlan['serialize'] | undefined
}

/** An argument that the document gives. */
export interface ArgumentPlan {
  readonly spec: ArgumentSpec
  readonly input: InputPlan
}

/** How the value of a field becomes a part of the result. */
export type ResultPlan = LeafPlan | ListPlan | ObjectPlan | AbstractPlan

export interface LeafPlan {
  readonly kind: 'leaf'
  readonly type: TypeRef
  readonly nullable: boolean
  /** Makes JSON of the value of a trivial field. Throws `TypeError`. Results of other fields are JSON already. */
  readonly serialize: (value: unknown) => JsonValue
}

export interface ListPlan {
  readonly kind: 'list'
  readonly type: TypeRef
  readonly nullable: boolean
  readonly element: ResultPlan
}

export interface ObjectPlan {
  readonly kind: 'object'
  readonly type: TypeRef
  readonly nullable: boolean
  readonly selection: SelectionPlan
  /** Whether one value always makes the same part of the result. */
  readonly isShared: boolean
}

export interface AbstractPlan {
  readonly kind: 'abstract'
  readonly type: TypeRef
  readonly nullable: boolean
  /** What is selected of an object of a type that the value turned out to have. */
  readonly selectionFor: (typeName: string) => SelectionPlan
}
