import type { FieldShape } from '../field/field-shape.ts'
import { interfaceMisfit, type IsSubtype } from '../object/interface-fit.ts'
import type { LayerType } from '../object/object-class.ts'
import { ROOT_TYPE } from '../object/root-type.ts'
import { satisfies, type ShapeLookup } from '../object/satisfies-interface.ts'
import type { ArgumentSpec } from '../type/argument-spec.ts'
import { introspectionTypeNames } from '../type/introspection-type-names.ts'
import { printTypeRef, type TypeRef } from '../type/type-ref.ts'

/** The schema whose interfaces are published. */
interface Published {
  typeNames(): readonly string[]
  type(name: string): LayerType | undefined
  field(typeName: string, fieldName: string): FieldShape | undefined
  fieldsOf(typeName: string): readonly FieldShape[]
  passedAs(typeName: string): string
  isSubType(typeName: string, interfaceName: string): boolean
}

/**
 * Which types declare which interfaces. A type satisfies an interface by its fields alone, and GraphQL wants that
 * declared in a certain way: with the very arguments of the interface, together with the interfaces that the interface
 * declares, and never in a circle. So of interfaces that satisfy each other only the later by name declares the
 * earlier; `Node` comes first of all.
 *
 * The order is total and the relation is the widest that there is, so that it holds over any number of steps: with an
 * interface a type declares those above it without their being looked for.
 */
export class PublishedInterfaces {
  readonly #schema: Published
  readonly #satisfied = new Map<string, boolean>()
  readonly #declared = new Map<string, readonly string[]>()
  #byField: ReadonlyMap<string, readonly string[]> | undefined
  #implementors: ReadonlyMap<string, readonly string[]> | undefined

  constructor(schema: Published) {
    this.#schema = schema
  }

  /** Names of the interfaces that a type declares, sorted. */
  of(typeName: string): readonly string[] {
    if (!declaresAny(typeName)) return []
    const known = this.#declared.get(typeName)
    if (known !== undefined) return known
    // Few interfaces ask for a field that the type has, however many there are.
    const byField = this.#interfacesByField()
    const found: string[] = []
    for (const { name } of this.#schema.fieldsOf(typeName))
      for (const each of byField.get(name) ?? [])
        if (each !== typeName && this.#satisfies(typeName, each)) found.push(each)
    found.sort()
    this.#declared.set(typeName, found)
    return found
  }

  /** Names of the object types and interfaces that declare an interface, sorted. Looks at every type once. */
  implementors(interfaceName: string): readonly string[] {
    this.#implementors ??= this.#collectImplementors()
    return this.#implementors.get(interfaceName) ?? []
  }

  /** Interfaces by the name of one field that each asks for. */
  #interfacesByField(): ReadonlyMap<string, readonly string[]> {
    if (this.#byField !== undefined) return this.#byField
    const byField = new Map<string, string[]>()
    for (const name of this.#schema.typeNames()) {
      if (this.#schema.type(name)?.kind !== 'interface') continue
      // Every object has an `id`, so that the last field tells more.
      const field = this.#schema.fieldsOf(name).at(-1)?.name
      if (field === undefined) continue
      const all = byField.get(field)
      if (all === undefined) byField.set(field, [name])
      else all.push(name)
    }
    this.#byField = byField
    return byField
  }

  #collectImplementors(): ReadonlyMap<string, readonly string[]> {
    const implementors = new Map<string, string[]>()
    for (const typeName of this.#schema.typeNames()) {
      const kind = this.#schema.type(typeName)?.kind
      if (kind !== 'object' && kind !== 'interface') continue
      for (const name of this.of(typeName)) {
        const all = implementors.get(name)
        if (all === undefined) implementors.set(name, [typeName])
        else all.push(typeName)
      }
    }
    return implementors
  }

  #satisfies(typeName: string, interfaceName: string): boolean {
    const type = this.#schema.type(typeName)
    // Nearly every object is a node, so that this is settled at once.
    if (interfaceName === 'Node' && type?.kind === 'object' && type.identified !== false) return true
    return satisfies(typeName, interfaceName, this.#lookup, this.#satisfied)
  }

  readonly #lookup: ShapeLookup = {
    anyType: (name) => this.#schema.type(name),
    shape: (typeName, fieldName) => this.#schema.field(typeName, fieldName),
    shapesOf: (typeName) => this.#schema.fieldsOf(typeName),
    mayBe: (typeName, interfaceName) => this.#mayBe(typeName, interfaceName),
    fits: (offered, wanted, isSubtype) => this.#fits(offered, wanted, isSubtype),
  }

  #mayBe(typeName: string, interfaceName: string): boolean {
    if (!declaresAny(typeName) || !this.#schema.isSubType(typeName, interfaceName)) return false
    return comesBefore(interfaceName, typeName) || !this.#schema.isSubType(interfaceName, typeName)
  }

  /** In GraphQL arguments do not vary, and what is not deprecated in the interface is not so in the type. */
  #fits(offered: FieldShape, wanted: FieldShape, isSubtype: IsSubtype): boolean {
    if (offered.deprecated !== undefined && wanted.deprecated === undefined) return false
    const isSame = wanted.args.every((arg) => {
      const taken = offered.args.find((each) => each.name === arg.name)
      return (
        taken !== undefined && printTypeRef(this.#passed(taken.type)) === printTypeRef(this.#passed(arg.type))
      )
    })
    return (
      isSame &&
      interfaceMisfit({ ...offered, args: withTypesOf(offered, wanted) }, wanted, isSubtype) === undefined
    )
  }

  #passed(type: TypeRef): TypeRef {
    if (type.kind === 'list') return { ...type, element: this.#passed(type.element) }
    const name = this.#schema.passedAs(type.name)
    return name === type.name ? type : { ...type, name }
  }
}

/**
 * The root is never passed on as an interface, and types of introspection are what the specification says, whatever
 * their fields may match.
 */
function declaresAny(typeName: string): boolean {
  return typeName !== ROOT_TYPE && !introspectionTypeNames.has(typeName)
}

function comesBefore(name: string, other: string): boolean {
  return other !== 'Node' && (name === 'Node' || name < other)
}

/** The arguments of a field, where the interface has them too with its types: these have been compared as published. */
function withTypesOf(offered: FieldShape, wanted: FieldShape): readonly ArgumentSpec[] {
  return offered.args.map((arg) => {
    const asked = wanted.args.find(({ name }) => name === arg.name)
    return asked === undefined ? arg : { ...arg, type: asked.type }
  })
}
