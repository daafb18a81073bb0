import type {
  GraphQLFieldConfig,
  GraphQLFieldConfigArgumentMap,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
} from 'graphql'
import {
  isScalarName,
  type FieldTypedef,
  type ModuleTypedef,
  type Receiver,
  type ScalarName,
} from '../../model/module-typedef.ts'
import type { GraphqlLibrary } from './graphql-library.ts'

type FieldConfig = GraphQLFieldConfig<Receiver, unknown>

/** The graphql-js side of one module: its root fields and its types, whose fields are made when asked for. */
export interface ModuleTypes {
  readonly name: string
  readonly root: { readonly [name: string]: FieldConfig }
  readonly types: readonly GraphQLObjectType[]
}

/** Makes the types of a module. The types of a module refer to each other and to scalars only. */
export function buildModuleTypes(library: GraphqlLibrary, module: ModuleTypedef): ModuleTypes {
  const types = new Map(
    module.types.map(({ name, fields }) => [
      name,
      new library.GraphQLObjectType<Receiver, unknown>({ name, fields: () => fieldConfigs(fields) }),
    ]),
  )
  const scalars: { readonly [Name in ScalarName]: GraphQLScalarType } = {
    String: library.GraphQLString,
    Int: library.GraphQLInt,
    Boolean: library.GraphQLBoolean,
  }
  const outputType = ({ type: name, list }: FieldTypedef): FieldConfig['type'] => {
    const named = isScalarName(name) ? scalars[name] : types.get(name)
    if (named === undefined) throw new Error(`no type ${name}`)
    const type = new library.GraphQLNonNull(named)
    return list === true ? new library.GraphQLNonNull(new library.GraphQLList(type)) : type
  }
  const argumentMap = ({ args }: FieldTypedef): GraphQLFieldConfigArgumentMap =>
    Object.fromEntries(
      args.map(({ name, type }) => [name, { type: new library.GraphQLNonNull(scalars[type]) }]),
    )
  const fieldConfigs = (fields: readonly FieldTypedef[]): { [name: string]: FieldConfig } =>
    Object.fromEntries(
      fields.map((field): [string, FieldConfig] => {
        const { name, resolve } = field
        const config: FieldConfig = { type: outputType(field), args: argumentMap(field) }
        return [name, resolve === undefined ? config : { ...config, resolve }]
      }),
    )
  return { name: module.name, root: fieldConfigs(module.root), types: [...types.values()] }
}

/** Makes a schema of modules' types, as code would that has them at hand. */
export function buildSchema(
  library: GraphqlLibrary,
  modules: readonly ModuleTypes[],
  assumeValid: boolean,
): GraphQLSchema {
  const fields: { [name: string]: FieldConfig } = {}
  for (const module of modules) Object.assign(fields, module.root)
  return new library.GraphQLSchema({
    query: new library.GraphQLObjectType<Receiver, unknown>({ name: 'Query', fields }),
    types: modules.flatMap((module) => module.types),
    assumeValid,
  })
}
