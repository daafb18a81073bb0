import {
  GraphQLObjectType,
  GraphQLSchema,
  type GraphQLAbstractType,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType as ObjectType,
} from 'graphql'
import { invariant } from '@graft/diagnostics'
import type { Composition } from '../composition/composition.ts'
import { ROOT_TYPE } from '../layer/layer.ts'
import type { View } from '../view/view.ts'
import { lazyRecord } from './lazy-record.ts'
import { TypeBuilder } from './type-builder.ts'

/**
 * A `GraphQLSchema` of a composition whose types are made when validation, execution or introspection first
 * touches them. It is valid by construction: layers are checked when they are made, names when they are composed.
 */
export class LazySchema extends GraphQLSchema {
  readonly #composition: Composition
  readonly #types: TypeBuilder
  readonly #root: ObjectType
  readonly #typeMap: { [name: string]: GraphQLNamedType }
  readonly #introspection: { readonly [name: string]: GraphQLNamedType }

  constructor(composition: Composition, view: View) {
    // Without a query type, the base class walks nothing but the introspection types.
    super({ assumeValid: true })
    this.#composition = composition
    this.#types = new TypeBuilder(composition, view)
    const root = this.#types.get(ROOT_TYPE)
    invariant(root instanceof GraphQLObjectType, 'the root is an object type')
    this.#root = root
    this.#introspection = super.getTypeMap()
    this.#typeMap = lazyRecord<GraphQLNamedType>({
      get: (name) => this.getType(name),
      names: () => [
        ...composition.typeNames(),
        ...Object.keys(this.#introspection).filter((each) => each.startsWith('__')),
      ],
    })
  }

  /** How many types have been made so far; introspection types are not counted. */
  get builtTypes(): number {
    return this.#types.builtCount
  }

  override getQueryType(): ObjectType {
    return this.#root
  }

  override getTypeMap(): { [name: string]: GraphQLNamedType } {
    return this.#typeMap ?? super.getTypeMap()
  }

  override getType(name: string): GraphQLNamedType | undefined {
    return name.startsWith('__') ? this.#introspection[name] : this.#types.get(name)
  }

  override getPossibleTypes(abstractType: GraphQLAbstractType): readonly ObjectType[] {
    return abstractType.name === 'Node' ? this.#objectTypes() : super.getPossibleTypes(abstractType)
  }

  override getImplementations(interfaceType: GraphQLInterfaceType): {
    objects: readonly ObjectType[]
    interfaces: readonly GraphQLInterfaceType[]
  } {
    return { objects: this.getPossibleTypes(interfaceType), interfaces: [] }
  }

  override isSubType(abstractType: GraphQLAbstractType, maybeSubType: GraphQLNamedType): boolean {
    // Every object but the root has an `id`, and so is a `Node`.
    return (
      abstractType.name === 'Node' && maybeSubType instanceof GraphQLObjectType && maybeSubType !== this.#root
    )
  }

  #objectTypes(): readonly ObjectType[] {
    return this.#composition
      .typeNames()
      .filter((name) => name !== ROOT_TYPE && this.#composition.type(name)?.kind === 'object')
      .map((name) => this.#types.get(name))
      .filter((type) => type instanceof GraphQLObjectType)
  }
}
