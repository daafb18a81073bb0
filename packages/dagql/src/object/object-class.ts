import type { FieldShape, FieldSpec } from '../field/field-spec.ts'
import type { EnumType, InputType, InterfaceType, ObjectType, ScalarType } from '../type/type-definition.ts'

/** An object type with its fields. */
export interface ObjectClass extends ObjectType {
  /** In order of declaration. One name may stand several times under different views: the last visible one is it. */
  readonly fields: readonly FieldSpec[]
}

/** An interface with what its fields must offer. */
export interface InterfaceClass extends InterfaceType {
  readonly fields: readonly FieldShape[]
}

/** What a layer contributes under a type name. */
export type LayerType = ObjectClass | InterfaceClass | EnumType | InputType | ScalarType
