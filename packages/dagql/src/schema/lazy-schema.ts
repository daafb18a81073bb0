import { invariant } from '@graft/diagnostics'
import {
  introspectionTypes,
  isInterfaceType,
  isObjectType,
  versionInfo,
  type GraphQLAbstractType,
  type GraphQLDirective,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql'
import type { VisibleSchema } from '../composition/visible-schema.ts'
import { ROOT_TYPE } from '../layer/layer.ts'
import type { PublishedSchema } from '../publish/published-schema.ts'
import { introspectionTypeNames } from '../type/introspection-type-names.ts'
import { DirectiveList } from './directive-list.ts'
import { FieldResolvers, type CallerFactory } from './field-resolvers.ts'
import { lazyRecord } from './lazy-record.ts'
import { SchemaBase } from './schema-base.ts'
import { TypeBuilder } from './type-builder.ts'

export interface LazySchemaOptions {
  /**
   * Makes the `CallContext` of a request whose context value is none: for servers that execute the schema and have
   * context values of their own.
   */
  readonly contextFor?: CallerFactory | undefined
}

const introspection: ReadonlyMap<string, GraphQLNamedType> = new Map(
  introspectionTypes.map((type) => [type.name, type]),
)

/**
 * A `GraphQLSchema` of a composition in a view whose types are made when validation, execution or introspection
 * first touches them. It is valid by construction: layers are checked when they are made, names when they are
 * composed, and `PublishedSchema` leaves out what GraphQL does not allow.
 *
 * Whoever executes it passes a `CallContext` as context value, or makes the schema with `contextFor`.
 */
export class LazySchema extends SchemaBase {
  readonly visible: VisibleSchema
  readonly #published: PublishedSchema
  readonly #types: TypeBuilder
  readonly #directives: DirectiveList
  #root: GraphQLObjectType | undefined
  #typeMap: { [name: string]: GraphQLNamedType } | undefined

  constructor(visible: VisibleSchema, options: LazySchemaOptions = {}) {
    super()
    this.visible = visible
    this.#published = visible.published
    this.#types = new TypeBuilder({
      visible,
      schema: this.#published,
      resolvers: new FieldResolvers(options.contextFor),
    })
    this.#directives = new DirectiveList(this.#types)
  }

  /** How many types have been made so far; built-in scalars and introspection types are not counted. */
  get builtTypes(): number {
    return this.#types.builtCount
  }

  override getQueryType(): GraphQLObjectType {
    if (this.#root !== undefined) return this.#root
    const root = this.#types.get(ROOT_TYPE)
    invariant(isObjectType(root), 'the root is an object type')
    this.#root = root
    return root
  }

  override getType(name: string): GraphQLNamedType | undefined {
    return introspection.get(name) ?? (this.#lists(name) ? this.#types.get(name) : undefined)
  }

  override getTypeMap(): { [name: string]: GraphQLNamedType } {
    this.#typeMap ??= lazyRecord<GraphQLNamedType>({
      get: (name) => this.getType(name),
      has: (name) => introspection.has(name) || this.#lists(name),
      names: () => [...this.#published.typeNames(), ...introspection.keys()],
    })
    return this.#typeMap
  }

  #lists(name: string): boolean {
    return !introspectionTypeNames.has(name) && this.#published.lists(name)
  }

  override getPossibleTypes(abstractType: GraphQLAbstractType): readonly GraphQLObjectType[] {
    const { name } = abstractType
    return this.#published
      .possibleTypes(name)
      .map((each) => this.#types.get(each))
      .filter(isObjectType)
  }

  override getImplementations(interfaceType: GraphQLInterfaceType): {
    objects: readonly GraphQLObjectType[]
    interfaces: readonly GraphQLInterfaceType[]
  } {
    const types = this.#published.implementors(interfaceType.name).map((name) => this.#types.get(name))
    return { objects: types.filter(isObjectType), interfaces: types.filter(isInterfaceType) }
  }

  override isSubType(
    abstractType: GraphQLAbstractType,
    maybeSubType: GraphQLObjectType | GraphQLInterfaceType,
  ): boolean {
    return this.#published.isSubType(maybeSubType.name, abstractType.name)
  }

  override getDirectives(): readonly GraphQLDirective[] {
    return this.#directives.all()
  }

  override getDirective(name: string): GraphQLDirective | undefined {
    return this.#directives.get(name)
  }

  /**
   * Everything of it, for a copy that is made at once. Tools of graphql-js 17 that copy schemas put graphql-js' own
   * `Int` in the place of ours wherever it is used, but not in the list of types, and then find two of one name; so
   * it is left out there, and is found by its uses. Those of 16 look every type up in the list.
   */
  override toConfig(): ReturnType<GraphQLSchema['toConfig']> {
    const config = super.toConfig()
    if (versionInfo.major < 17) return config
    return { ...config, types: config.types.filter(({ name }) => name !== 'Int') }
  }
}
