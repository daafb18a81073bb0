import {
  GraphQLInputObjectType,
  GraphQLInterfaceType,
  GraphQLObjectType,
  isInterfaceType,
  type GraphQLFieldConfig,
  type GraphQLNamedType,
} from 'graphql'
import type { VisibleSchema } from '../composition/visible-schema.ts'
import type { FieldShape } from '../field/field-spec.ts'
import { ObjectResult } from '../field/object-result.ts'
import { ROOT_TYPE } from '../layer/layer.ts'
import type { InterfaceClass, LayerType, ObjectClass } from '../object/object-class.ts'
import { deprecationReason } from '../publish/applied-directives.ts'
import type { PublishedSchema } from '../publish/published-schema.ts'
import { introspectionTypeNames } from '../type/introspection-type-names.ts'
import type { InputType } from '../type/type-definition.ts'
import { argumentConfigs } from './argument-config.ts'
import { directiveExtensions } from './directive-extensions.ts'
import type { FieldResolvers } from './field-resolvers.ts'
import { LazyRootType } from './lazy-root-type.ts'
import { builtInScalarTypes, enumType, scalarType } from './leaf-type.ts'
import { outputType, type TypeSource } from './type-references.ts'

type FieldConfig = GraphQLFieldConfig<unknown, unknown>

/** What a builder builds from. */
export interface TypeBuilderParts {
  readonly visible: VisibleSchema
  readonly schema: PublishedSchema
  readonly resolvers: FieldResolvers
}

/** Makes the graphql-js types of one schema, each when first asked for, and its fields when they are. */
export class TypeBuilder implements TypeSource {
  readonly schema: PublishedSchema
  readonly #parts: TypeBuilderParts
  readonly #built = new Map<string, GraphQLNamedType>()

  constructor(parts: TypeBuilderParts) {
    this.schema = parts.schema
    this.#parts = parts
  }

  /** How many types have been made so far; built-in scalars are not, because all schemas share them. */
  get builtCount(): number {
    return this.#built.size
  }

  get(name: string): GraphQLNamedType | undefined {
    const known = this.#built.get(name) ?? builtInScalarTypes.get(name)
    if (known !== undefined) return known
    // graphql-js brings what it describes schemas with.
    const definition = introspectionTypeNames.has(name) ? undefined : this.schema.type(name)
    if (definition === undefined) return undefined
    const type = this.#make(definition)
    this.#built.set(name, type)
    return type
  }

  #make(definition: LayerType): GraphQLNamedType {
    switch (definition.kind) {
      case 'object':
        return definition.name === ROOT_TYPE ? this.#rootType(definition) : this.#objectType(definition)
      case 'interface':
        return this.#interfaceType(definition)
      case 'input':
        return this.#inputObjectType(definition)
      case 'enum':
        return enumType(definition, this.schema)
      case 'scalar':
        return scalarType(definition, directiveExtensions(definition, this.schema))
    }
  }

  #objectType(definition: ObjectClass): GraphQLObjectType {
    const { name, description } = definition
    return new GraphQLObjectType<unknown, unknown>({
      name,
      description,
      interfaces: () => this.#interfacesOf(name),
      fields: () => this.#fields(name),
      extensions: directiveExtensions(definition, this.schema),
    })
  }

  #rootType({ name, description }: ObjectClass): GraphQLObjectType {
    return new LazyRootType(name, description, {
      has: (fieldName) => this.#rootField(fieldName) !== undefined,
      get: (fieldName) => {
        const shape = this.#rootField(fieldName)
        return shape === undefined ? undefined : this.#fieldConfig(name, shape)
      },
      names: () => this.schema.fieldsOf(name).map((shape) => shape.name),
    })
  }

  /** Fields such as `__schema` are graphql-js' own. */
  #rootField(fieldName: string): FieldShape | undefined {
    return fieldName.startsWith('__') ? undefined : this.schema.field(ROOT_TYPE, fieldName)
  }

  #interfaceType(definition: InterfaceClass): GraphQLInterfaceType {
    const { name, description } = definition
    return new GraphQLInterfaceType({
      name,
      description,
      interfaces: () => this.#interfacesOf(name),
      fields: () => this.#fields(name),
      resolveType: (value) => (value instanceof ObjectResult ? value.typeName : undefined),
      extensions: directiveExtensions(definition, this.schema),
    })
  }

  #inputObjectType(definition: InputType): GraphQLInputObjectType {
    const { name, description } = definition
    return new GraphQLInputObjectType({
      name,
      description,
      fields: () => argumentConfigs(this.schema.inputFieldsOf(definition), this),
      extensions: directiveExtensions(definition, this.schema),
    })
  }

  #interfacesOf(typeName: string): readonly GraphQLInterfaceType[] {
    return this.schema
      .interfacesOf(typeName)
      .map((name) => this.get(name))
      .filter(isInterfaceType)
  }

  #fields(typeName: string): { [name: string]: FieldConfig } {
    const configs: { [name: string]: FieldConfig } = Object.create(null)
    for (const shape of this.schema.fieldsOf(typeName))
      configs[shape.name] = this.#fieldConfig(typeName, shape)
    return configs
  }

  #fieldConfig(typeName: string, shape: FieldShape): FieldConfig {
    // Internal arguments are not in the shape, and whoever answers the field has to know them.
    const field = this.#parts.visible.field(typeName, shape.name)
    return {
      description: shape.description,
      deprecationReason: deprecationReason(shape),
      type: outputType(shape.type, this),
      args: argumentConfigs(shape.args, this),
      ...(field === undefined ? {} : { resolve: this.#parts.resolvers.resolverOf(field) }),
      extensions: directiveExtensions(shape, this.schema),
    }
  }
}
