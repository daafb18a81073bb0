import type { FieldShape } from '../field/field-shape.ts'
import type { LayerType } from '../object/object-class.ts'
import type { ArgumentSpec } from '../type/argument-spec.ts'
import type { DirectiveDefinition } from '../type/directive-definition.ts'
import type { EnumMember, EnumType, InputType } from '../type/type-definition.ts'

/** What a view must tell of a composition for it to be published; a `VisibleSchema` is one. */
export interface PublishSource {
  /** A type that the view sees. */
  type(name: string): LayerType | undefined
  /** A type, also where the view does not see it. */
  anyType(name: string): LayerType | undefined
  /** Names of the types that the view sees, sorted; those of introspection are not among them. */
  typeNames(): readonly string[]
  /** Names of the scalars that the view does not see, sorted. */
  hiddenScalars(): readonly string[]
  shape(typeName: string, fieldName: string): FieldShape | undefined
  shapesOf(typeName: string): readonly FieldShape[]
  inputFields(type: InputType): readonly ArgumentSpec[]
  enumMembers(type: EnumType): readonly EnumMember[]
  directives(): readonly DirectiveDefinition[]
  directive(name: string): DirectiveDefinition | undefined
  /** Whether an object type or interface has all that an interface asks for. */
  implements(typeName: string, interfaceName: string): boolean
}
