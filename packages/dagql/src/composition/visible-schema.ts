import type { FieldShape, FieldSpec } from '../field/field-spec.ts'
import { visibleArguments } from '../layer/field-entries.ts'
import type { LayerType } from '../object/object-class.ts'
import type { ArgumentSpec } from '../type/argument-spec.ts'
import type { DirectiveDefinition } from '../type/directive-definition.ts'
import type { EnumMember, EnumType, InputType } from '../type/type-definition.ts'
import { isVisible, type View } from '../view/view.ts'
import { PublishedSchema } from '../publish/published-schema.ts'
import { satisfies } from '../object/satisfies-interface.ts'

/** What a composition must tell for a view to be applied to it. */
export interface SchemaSource {
  typeEntry(name: string): { readonly type: LayerType } | undefined
  typeNames(): readonly string[]
  fieldEntries(typeName: string, fieldName: string): { in(view: View): FieldShape | undefined } | undefined
  entriesOf(typeName: string): readonly { in(view: View): FieldShape | undefined }[]
  directive(name: string): DirectiveDefinition | undefined
  directiveNames(): readonly string[]
}

/**
 * A composition as one view sees it: the types, fields, arguments and enum members that are visible, and which types
 * satisfy which interfaces. Answers by name and makes nothing in advance.
 */
export class VisibleSchema {
  readonly view: View
  readonly #source: SchemaSource
  #satisfied: Map<string, boolean> | undefined
  #hiddenScalars: readonly string[] | undefined
  #published: PublishedSchema | undefined

  constructor(source: SchemaSource, view: View) {
    this.#source = source
    this.view = view
  }

  /** What clients are told of it. */
  get published(): PublishedSchema {
    this.#published ??= new PublishedSchema(this)
    return this.#published
  }

  /** A type that the view sees. */
  type(name: string): LayerType | undefined {
    const type = this.#source.typeEntry(name)?.type
    return type?.filter === undefined || isVisible(type.filter, this.view) ? type : undefined
  }

  /** A type, also where the view does not see it: fields may use what clients cannot name. */
  anyType(name: string): LayerType | undefined {
    return this.#source.typeEntry(name)?.type
  }

  /** The field of an object type under a name, with the arguments that the view sees. */
  field(typeName: string, fieldName: string): FieldSpec | undefined {
    const field = this.#source.fieldEntries(typeName, fieldName)?.in(this.view)
    return field !== undefined && isAnswered(field) ? field : undefined
  }

  /** The field of an object type or an interface under a name. */
  shape(typeName: string, fieldName: string): FieldShape | undefined {
    return this.#source.fieldEntries(typeName, fieldName)?.in(this.view)
  }

  /** All fields of an object type. */
  fieldsOf(typeName: string): readonly FieldSpec[] {
    return this.shapesOf(typeName).filter(isAnswered)
  }

  /** All fields of an object type or an interface. */
  shapesOf(typeName: string): readonly FieldShape[] {
    const shapes: FieldShape[] = []
    for (const entries of this.#source.entriesOf(typeName)) {
      const shape = entries.in(this.view)
      if (shape !== undefined) shapes.push(shape)
    }
    return shapes
  }

  inputFields(type: InputType): readonly ArgumentSpec[] {
    return visibleArguments(type.fields, this.view)
  }

  /** The members that the view sees; of one name the last. */
  enumMembers(type: EnumType): readonly EnumMember[] {
    if (type.members.every((member) => member.filter === undefined)) return type.members
    const visible = type.members.filter((member) => isVisible(member.filter, this.view))
    return visible.filter(
      (member, index) => visible.findLastIndex((each) => each.name === member.name) === index,
    )
  }

  /** Names of the types that the view sees, sorted. */
  typeNames(): readonly string[] {
    return this.#source.typeNames().filter((name) => this.type(name) !== undefined)
  }

  /** Names of the scalars that the view does not see, sorted; fields may use them all the same. */
  hiddenScalars(): readonly string[] {
    this.#hiddenScalars ??= this.#source
      .typeNames()
      .filter((name) => this.anyType(name)?.kind === 'scalar' && this.type(name) === undefined)
    return this.#hiddenScalars
  }

  directive(name: string): DirectiveDefinition | undefined {
    const directive = this.#source.directive(name)
    if (directive === undefined || !isVisible(directive.filter, this.view)) return undefined
    const args = visibleArguments(directive.args, this.view)
    return args === directive.args ? directive : { ...directive, args }
  }

  /** The directives that the view sees, but for those of the GraphQL specification. */
  directives(): readonly DirectiveDefinition[] {
    return this.#source.directiveNames().flatMap((name) => this.directive(name) ?? [])
  }

  /** Whether an object type or interface has all that an interface asks for, in this view. Every type is itself. */
  implements(typeName: string, interfaceName: string): boolean {
    if (typeName === interfaceName) return true
    const key = `${typeName} ${interfaceName}`
    const known = this.#satisfied?.get(key)
    if (known !== undefined) return known
    this.#satisfied ??= new Map()
    return satisfies(typeName, interfaceName, this, this.#satisfied)
  }

  /** Names of the interfaces that the view sees and a type satisfies, sorted. */
  interfacesOf(typeName: string): readonly string[] {
    return this.#interfaceNames().filter((name) => name !== typeName && this.implements(typeName, name))
  }

  /** Names of the object types that an object or interface type stands for, sorted. */
  possibleTypes(name: string): readonly string[] {
    if (this.anyType(name)?.kind === 'object') return [name]
    return this.typeNames().filter(
      (each) => this.type(each)?.kind === 'object' && this.implements(each, name),
    )
  }

  #interfaces: readonly string[] | undefined

  #interfaceNames(): readonly string[] {
    this.#interfaces ??= this.typeNames().filter((name) => this.type(name)?.kind === 'interface')
    return this.#interfaces
  }
}

function isAnswered(field: FieldShape): field is FieldSpec {
  return 'resolve' in field || 'read' in field || 'batch' in field
}
