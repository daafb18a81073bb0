import type { ArgumentSpec } from '../type/argument-spec.ts'
import type { DirectiveDefinition } from '../type/directive-definition.ts'
import type { EnumMember, EnumType, InputType, TypeDefinition } from '../type/type-definition.ts'
import type { FieldShape } from './field-shape.ts'

/** What clients are told of a schema: all of it is valid GraphQL. */
export interface PublishedNames {
  /** Sorted; the types by which a schema describes itself are not among them. */
  typeNames(): readonly string[]
  /** Whether clients may name a type; also one by which a schema describes itself. */
  lists(name: string): boolean
  /** A type that something may use, listed or not. */
  type(name: string): TypeDefinition | undefined
  /** The fields of an object type or interface, with the arguments that clients may pass. */
  fieldsOf(typeName: string): readonly FieldShape[]
  inputFieldsOf(type: InputType): readonly ArgumentSpec[]
  membersOf(type: EnumType): readonly EnumMember[]
  /** Names of the interfaces that an object type or interface declares, sorted. */
  interfacesOf(typeName: string): readonly string[]
  /** Names of the object types that declare an interface, sorted. */
  possibleTypes(interfaceName: string): readonly string[]
  /** Those of the GraphQL specification are not among them. */
  directives(): readonly DirectiveDefinition[]
  directive(name: string): DirectiveDefinition | undefined
  /** The name of the type as which values of a type are passed in: objects go by ID. */
  passedAs(typeName: string): string
}
