import type { FieldSpec } from '../field/field-spec.ts'
import type { EnumType, InterfaceType, ObjectType, ScalarType } from '../type/type-definition.ts'

/** An object type with its fields, by name. */
export interface ObjectClass extends ObjectType {
  readonly fields: ReadonlyMap<string, FieldSpec>
}

/** What a layer contributes under a type name. */
export type LayerType = ObjectClass | EnumType | ScalarType | InterfaceType
