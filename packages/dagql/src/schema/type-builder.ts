import {
  GraphQLBoolean,
  GraphQLEnumType,
  GraphQLFloat,
  GraphQLID,
  GraphQLInterfaceType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLString,
  valueFromASTUntyped,
  type GraphQLFieldConfig,
  type GraphQLFieldConfigArgumentMap,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type ValueNode,
} from 'graphql'
import { invariant } from '@graft/diagnostics'
import type { Composition } from '../composition/composition.ts'
import type { ArgumentSpec, FieldSpec } from '../field/field-spec.ts'
import { ObjectResult } from '../field/object-result.ts'
import type { CallContext } from '../invoke/call-context.ts'
import { ROOT_TYPE } from '../layer/layer.ts'
import type { ObjectClass } from '../object/object-class.ts'
import type { EnumType, InterfaceType, ScalarType } from '../type/type-definition.ts'
import type { TypeRef } from '../type/type-ref.ts'
import type { View } from '../view/view.ts'
import { explicitArguments } from './explicit-arguments.ts'
import { LazyRootType } from './lazy-root-type.ts'

/** Makes the graphql-js types of one composition and view, each when first asked for. */
export class TypeBuilder {
  readonly #composition: Composition
  readonly #view: View
  readonly #built = new Map<string, GraphQLNamedType>()

  constructor(composition: Composition, view: View) {
    this.#composition = composition
    this.#view = view
  }

  /** How many types have been made so far. */
  get builtCount(): number {
    return this.#built.size
  }

  /** Whether a name is a type, without making it. */
  has(name: string): boolean {
    return this.#composition.type(name) !== undefined
  }

  get(name: string): GraphQLNamedType | undefined {
    const known = this.#built.get(name)
    if (known !== undefined) return known
    const definition = this.#composition.type(name)
    if (definition === undefined) return undefined
    const type =
      definition.kind === 'object'
        ? this.#objectType(definition)
        : definition.kind === 'interface'
          ? this.#interfaceType(definition)
          : leafType(definition)
    this.#built.set(name, type)
    return type
  }

  /** One field as graphql-js wants it declared; undefined where the view does not see it. */
  fieldConfig(
    typeName: string,
    fieldName: string,
  ): GraphQLFieldConfig<ObjectResult, CallContext> | undefined {
    const field = this.#composition.field(typeName, fieldName, this.#view)
    return field === undefined ? undefined : this.#fieldConfig(field)
  }

  /** Names of the fields of a type in the view. */
  fieldNames(typeName: string): readonly string[] {
    return this.#composition.fieldsOf(typeName, this.#view).map((field) => field.name)
  }

  #objectType(definition: ObjectClass): GraphQLObjectType {
    const { name, description } = definition
    if (name === ROOT_TYPE) return this.#rootType(name, description)
    return new GraphQLObjectType<ObjectResult, CallContext>({
      name,
      description,
      interfaces: () => [this.#named('Node')].filter((type) => type instanceof GraphQLInterfaceType),
      fields: () => this.#fields(name),
    })
  }

  #rootType(name: string, description: string | undefined): GraphQLObjectType {
    return new LazyRootType(name, description, {
      get: (fieldName) => this.fieldConfig(name, fieldName),
      names: () => this.fieldNames(name),
    })
  }

  #interfaceType(definition: InterfaceType): GraphQLInterfaceType {
    return new GraphQLInterfaceType({
      name: definition.name,
      description: definition.description,
      fields: () => this.#fields(definition.name),
      resolveType: (value) => (value instanceof ObjectResult ? value.typeName : undefined),
    })
  }

  #fields(typeName: string): { [name: string]: GraphQLFieldConfig<ObjectResult, CallContext> } {
    const fields = this.#composition.type(typeName)?.kind === 'interface' ? ['id'] : this.fieldNames(typeName)
    const configs: { [name: string]: GraphQLFieldConfig<ObjectResult, CallContext> } = Object.create(null)
    for (const name of fields) {
      const config = this.fieldConfig(typeName, name)
      if (config !== undefined) configs[name] = config
    }
    return configs
  }

  #fieldConfig(field: FieldSpec): GraphQLFieldConfig<ObjectResult, CallContext> {
    return {
      description: field.description,
      deprecationReason: field.deprecated,
      type: this.#outputType(field.type),
      args: this.#args(field.args),
      resolve: (receiver, args, context, info) =>
        context.invoke(receiver, field, explicitArguments(args, info)),
    }
  }

  #args(specs: readonly ArgumentSpec[]): GraphQLFieldConfigArgumentMap {
    const args: GraphQLFieldConfigArgumentMap = Object.create(null)
    for (const spec of specs) {
      args[spec.name] = {
        description: spec.description,
        deprecationReason: spec.deprecated,
        type: this.#inputType(spec.type),
        ...(spec.default === undefined ? {} : { defaultValue: spec.default }),
      }
    }
    return args
  }

  #outputType(ref: TypeRef): GraphQLOutputType {
    const type: GraphQLOutputType =
      ref.kind === 'list' ? new GraphQLList(this.#outputType(ref.element)) : asOutput(this.#named(ref.name))
    // `Void` is always null, whatever a signature says.
    return ref.nullable || (ref.kind === 'named' && ref.name === 'Void') ? type : nonNull(type)
  }

  /** Objects are passed by ID. */
  #inputType(ref: TypeRef): GraphQLInputType {
    if (ref.kind === 'list') {
      const type = new GraphQLList(this.#inputType(ref.element))
      return ref.nullable ? type : new GraphQLNonNull(type)
    }
    const kind = this.#composition.type(ref.name)?.kind
    const type = this.#named(kind === 'object' || kind === 'interface' ? 'ID' : ref.name)
    invariant(
      type instanceof GraphQLScalarType || type instanceof GraphQLEnumType,
      `${ref.name} is no input type`,
    )
    return ref.nullable ? type : new GraphQLNonNull(type)
  }

  #named(name: string): GraphQLNamedType {
    const type = this.get(name)
    invariant(type !== undefined, `type ${name} is used and not declared`)
    return type
  }
}

function asOutput(type: GraphQLNamedType): GraphQLOutputType {
  invariant(
    'serialize' in type || 'getFields' in type || 'getTypes' in type,
    'input objects are no output types',
  )
  return type as GraphQLOutputType
}

function nonNull(type: GraphQLOutputType): GraphQLOutputType {
  return type instanceof GraphQLNonNull ? type : new GraphQLNonNull(type)
}

/**
 * Scalars that mean the same in graphql-js. Using its own objects matters: its directives (`@include(if:)`) take
 * them, and types are compared by identity.
 */
const specifiedScalars: ReadonlyMap<string, GraphQLScalarType> = new Map(
  [GraphQLString, GraphQLBoolean, GraphQLFloat, GraphQLID].map((type) => [type.name, type]),
)

function leafType(definition: ScalarType | EnumType): GraphQLNamedType {
  const specified = specifiedScalars.get(definition.name)
  if (specified !== undefined) return specified
  const { name, description } = definition
  if (definition.kind === 'enum') {
    const values = definition.members.map((member) => [
      member.name,
      { value: member.name, description: member.description, deprecationReason: member.deprecated },
    ])
    return new GraphQLEnumType({ name, description, values: Object.fromEntries(values) })
  }
  return new GraphQLScalarType({
    name,
    description,
    // Results have been serialised by `invoke` already.
    serialize: (value) => value,
    parseValue: (value) => checkInput(definition, value),
    parseLiteral: (node: ValueNode) => checkInput(definition, valueFromASTUntyped(node)),
  })
}

/** Refuses what the scalar does not take, and leaves the rest as it came: `invoke` decodes it. */
function checkInput(definition: ScalarType, value: unknown): unknown {
  definition.parse(value)
  return value
}
