import type { ModuleTypedef } from '../../model/module-typedef.ts'
import type { Contender } from '../contender.ts'
import { recomposingService } from '../recomposing-service.ts'
import { buildModuleTypes, buildSchema, type ModuleTypes } from './build-schema.ts'
import { library16, library17, type GraphqlLibrary } from './graphql-library.ts'
import { schemaExecution } from './schema-execution.ts'

export const graphqlJs17: Contender<ModuleTypedef> = graphqlJs(library17, false)
export const graphqlJs17AssumeValid: Contender<ModuleTypedef> = graphqlJs(library17, true)
export const graphqlJs16: Contender<ModuleTypedef> = graphqlJs(library16, false)
export const graphqlJs16AssumeValid: Contender<ModuleTypedef> = graphqlJs(library16, true)

/** Schemas in code: what a careful user writes, who composes typedefs into types and types into a schema. */
function graphqlJs(library: GraphqlLibrary, assumeValid: boolean): Contender<ModuleTypedef> {
  return {
    prepare: (module) => module,
    compose: (core, modules) =>
      recomposingService([core, ...modules], (all) => {
        const types = all.map((module) => buildModuleTypes(library, module))
        return schemaExecution(library, buildSchema(library, types, assumeValid))
      }),
  }
}

/** What an expert could do by hand: one set of types for a module in all schemas of a process. */
export const graphqlJs17SharedTypes: Contender<ModuleTypes> = {
  prepare: (module) => buildModuleTypes(library17, module),
  compose: (core, modules) =>
    recomposingService([core, ...modules], (all) =>
      schemaExecution(library17, buildSchema(library17, all, true)),
    ),
}
