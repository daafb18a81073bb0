import { stitchSchemas } from '@graphql-tools/stitch'
import type { GraphQLSchema } from 'graphql'
import type { Contender } from '../contender.ts'
import { recomposingService } from '../recomposing-service.ts'
import { buildModuleTypes, buildSchema } from './build-schema.ts'
import { library17 } from './graphql-library.ts'
import { schemaExecution } from './schema-execution.ts'

/** A module as a schema of its own, made once. */
interface Part {
  readonly name: string
  readonly schema: GraphQLSchema
}

export const stitchedSchema: Contender<Part> = {
  prepare: (module) => ({
    name: module.name,
    schema: buildSchema(library17, [buildModuleTypes(library17, module)], true),
  }),
  compose: (core, modules) =>
    recomposingService([core, ...modules], (parts) => {
      const subschemas = parts.map(({ schema }) => ({ schema }))
      return schemaExecution(library17, stitchSchemas({ subschemas, assumeValid: true }))
    }),
}
