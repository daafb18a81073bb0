import type { FieldShape } from '../field/field-shape.ts'
import type { PublishedNames } from '../field/published-names.ts'
import type { LayerType } from '../object/object-class.ts'
import type { ArgumentSpec } from '../type/argument-spec.ts'
import type { DirectiveDefinition } from '../type/directive-definition.ts'
import type { EnumMember, EnumType, InputType } from '../type/type-definition.ts'
import type { PublishSource } from './publish-source.ts'
import { PublishedArguments } from './published-arguments.ts'
import { PublishedInterfaces } from './published-interfaces.ts'
import { ShownTypes } from './shown-types.ts'
import { usedScalars } from './used-scalars.ts'

/** From so many fields on, a type's fields are indexed by name. */
const MANY = 8

/**
 * What clients are told of a composition in a view, which is a valid schema of its own. All that describes, checks and
 * compares what clients use goes by it: introspection, the schema for graphql-js, validation and `diff`. Calls do not:
 * what is not published can still be used inside.
 *
 * - A type is shown where the view sees it. A scalar that the view does not see is shown where something uses it,
 *   because nothing else says how to write its values.
 * - A field is shown where its type is, lists aside, and all arguments that must be passed: nobody could call it
 *   otherwise. An argument is shown where its type is; objects are passed by ID, so that an argument that takes one is
 *   shown whatever the view sees of them. Internal arguments are not shown.
 * - An enum without members, a type without fields, and an input object that needs a field which is not shown, are not
 *   shown. Layers of one piece have no such types; they come about where the view hides what another layer brings.
 * - A default that clients could not write themselves makes the argument one that may be left out: a member that the
 *   view does not see, or an object or list as a value of a scalar, which graphql-js cannot print.
 * - An argument that must be passed is never deprecated.
 * - Interfaces are declared as GraphQL allows it, which is less than what `isSubType` knows; see `PublishedInterfaces`.
 *
 * Answers by name and makes nothing in advance.
 */
export class PublishedSchema implements PublishedNames {
  readonly #source: PublishSource
  readonly #shown: ShownTypes
  readonly #args: PublishedArguments
  readonly #fields = new Map<string, readonly FieldShape[]>()
  readonly #byName = new Map<string, ReadonlyMap<string, FieldShape>>()
  readonly #inputFields = new Map<InputType, readonly ArgumentSpec[]>()
  #relations: PublishedInterfaces | undefined
  #names: readonly string[] | undefined
  #listed: ReadonlySet<string> | undefined

  constructor(source: PublishSource) {
    this.#source = source
    this.#shown = new ShownTypes(source)
    this.#args = new PublishedArguments(source, this.#shown)
  }

  typeNames(): readonly string[] {
    if (this.#names !== undefined) return this.#names
    const seen = this.#source.typeNames().filter((name) => this.type(name) !== undefined)
    const hidden = this.#source.hiddenScalars()
    const names = hidden.length === 0 ? seen : [...seen, ...usedScalars(hidden, seen, this)].toSorted()
    this.#names = names
    return names
  }

  lists(name: string): boolean {
    if (this.#source.type(name) !== undefined) return this.type(name) !== undefined
    if (this.type(name) === undefined) return false
    this.#listed ??= new Set(this.typeNames())
    return this.#listed.has(name)
  }

  type(name: string): LayerType | undefined {
    return this.#shown.type(name)
  }

  passedAs(typeName: string): string {
    return this.#shown.passedAs(typeName)
  }

  fieldsOf(typeName: string): readonly FieldShape[] {
    const known = this.#fields.get(typeName)
    if (known !== undefined) return known
    const fields: FieldShape[] = []
    for (const shape of this.#source.shapesOf(typeName)) {
      const published = this.#publish(shape)
      if (published !== undefined) fields.push(published)
    }
    this.#fields.set(typeName, fields)
    return fields
  }

  /** A field of an object type or interface by name; also `__schema` and `__type`, which no list of fields has. */
  field(typeName: string, fieldName: string): FieldShape | undefined {
    const known = fieldName.startsWith('__') ? undefined : this.#fields.get(typeName)
    // Most types have few fields; those that have many are asked for several.
    if (known !== undefined && known.length > MANY) return this.#index(typeName, known).get(fieldName)
    if (known !== undefined) return known.find(({ name }) => name === fieldName)
    const shape = this.#source.shape(typeName, fieldName)
    return shape === undefined ? undefined : this.#publish(shape)
  }

  inputFieldsOf(type: InputType): readonly ArgumentSpec[] {
    let fields = this.#inputFields.get(type)
    if (fields === undefined)
      this.#inputFields.set(type, (fields = this.#args.of(this.#source.inputFields(type))))
    return fields
  }

  membersOf(type: EnumType): readonly EnumMember[] {
    return this.#source.enumMembers(type)
  }

  directives(): readonly DirectiveDefinition[] {
    return this.#source.directives().map((each) => this.#publishDirective(each))
  }

  directive(name: string): DirectiveDefinition | undefined {
    const directive = this.#source.directive(name)
    return directive === undefined ? undefined : this.#publishDirective(directive)
  }

  /** Whether values of a type may stand where an interface is expected: more than GraphQL lets a type declare. */
  isSubType(typeName: string, interfaceName: string): boolean {
    return typeName !== interfaceName && this.#source.implements(typeName, interfaceName)
  }

  interfacesOf(typeName: string): readonly string[] {
    return this.#interfaces().of(typeName)
  }

  possibleTypes(interfaceName: string): readonly string[] {
    return this.implementors(interfaceName).filter((name) => this.type(name)?.kind === 'object')
  }

  /** Names of the object types and interfaces that declare an interface, sorted. */
  implementors(interfaceName: string): readonly string[] {
    return this.#interfaces().implementors(interfaceName)
  }

  #interfaces(): PublishedInterfaces {
    this.#relations ??= new PublishedInterfaces(this)
    return this.#relations
  }

  #index(typeName: string, fields: readonly FieldShape[]): ReadonlyMap<string, FieldShape> {
    const known = this.#byName.get(typeName)
    if (known !== undefined) return known
    const byName = new Map(fields.map((field) => [field.name, field]))
    this.#byName.set(typeName, byName)
    return byName
  }

  #publish(shape: FieldShape): FieldShape | undefined {
    if (!this.#shown.showsField(shape)) return undefined
    const args = this.#args.of(shape.args)
    return args === shape.args ? shape : { ...shape, args }
  }

  #publishDirective(directive: DirectiveDefinition): DirectiveDefinition {
    const args = this.#args.of(directive.args)
    return args === directive.args ? directive : { ...directive, args }
  }
}
