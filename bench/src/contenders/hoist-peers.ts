import { delegateToSchema, type SubschemaConfig } from '@graphql-tools/delegate'
import { HoistField, wrapSchema } from '@graphql-tools/wrap'
import { GraphQLObjectType, GraphQLSchema, type GraphQLFieldConfig, type GraphQLFieldResolver } from 'graphql'
import type { ModuleTypedef } from '../model/module-typedef.ts'
import { buildModuleTypes, buildSchema } from './graphql-js/build-schema.ts'
import { library17 } from './graphql-js/graphql-library.ts'
import { schemaExecution } from './graphql-js/schema-execution.ts'
import type { Execution } from './recomposing-service.ts'

type Resolver = GraphQLFieldResolver<unknown, unknown>

/** The schema without any hoisted field, for the direct path. */
export function directPath(modules: readonly ModuleTypedef[]): Execution {
  return schemaExecution(library17, schemaOf(modules))
}

/** `Query.hoisted` by a wrapping schema that transforms requests. */
export function hoistByWrapping(modules: readonly ModuleTypedef[]): Execution {
  const transforms = [new HoistField('Query', ['m0', 'f0'], 'hoisted')]
  return schemaExecution(library17, wrapSchema({ schema: schemaOf(modules), transforms }))
}

/** `Query.hoisted` by a resolver that delegates the direct path to the schema below. */
export function hoistByDelegation(modules: readonly ModuleTypedef[]): Execution {
  const subschema: SubschemaConfig = { schema: schemaOf(modules) }
  const document = library17.parse('query ($a: String!) { m0 { f0(a: $a) } }')
  return hoisting(subschema.schema, (_root, args, context, info) =>
    delegateToSchema({
      schema: {
        ...subschema,
        transforms: [
          {
            transformRequest: (request) => ({
              ...request,
              document,
              variables: args,
            }),
            transformResult: ({ data, ...rest }) => ({ ...rest, data: { m0: data?.m0?.f0 } }),
          },
        ],
      },
      fieldName: 'm0',
      context: context ?? {},
      info,
    }),
  )
}

/** `Query.hoisted` by a resolver that calls the resolvers of the direct path. */
export function hoistByResolver(modules: readonly ModuleTypedef[]): Execution {
  const schema = schemaOf(modules)
  const m0 = fieldOf(schema, 'Query', 'm0').resolve
  const f0 = fieldOf(schema, 'M0T0', 'f0').resolve
  if (m0 == null || f0 == null) throw new Error('the direct path has no resolvers')
  return hoisting(schema, (root, args, context, info) => f0(m0(root, {}, context, info), args, context, info))
}

function schemaOf(modules: readonly ModuleTypedef[]): GraphQLSchema {
  const types = modules.map((module) => buildModuleTypes(library17, module))
  return buildSchema(library17, types, true)
}

/** Adds `Query.hoisted`, shaped as the field that it stands for. */
function hoisting(below: GraphQLSchema, resolve: Resolver): Execution {
  const { type, args } = fieldOf(below, 'M0T0', 'f0')
  const hoisted: GraphQLFieldConfig<unknown, unknown> = {
    type,
    args: Object.fromEntries(args.map((each) => [each.name, { type: each.type }])),
    resolve,
  }
  const query = below.getQueryType()?.toConfig()
  if (query === undefined) throw new Error('the schema has a query type')
  const fields = { ...query.fields, hoisted }
  const schema = new GraphQLSchema({ query: new GraphQLObjectType({ ...query, fields }), assumeValid: true })
  return schemaExecution(library17, schema)
}

function fieldOf(
  schema: GraphQLSchema,
  typeName: string,
  name: string,
): ReturnType<GraphQLObjectType['getFields']>[string] {
  const type = schema.getType(typeName)
  const field = type instanceof GraphQLObjectType ? type.getFields()[name] : undefined
  if (field === undefined) throw new Error(`no field ${typeName}.${name}`)
  return field
}
