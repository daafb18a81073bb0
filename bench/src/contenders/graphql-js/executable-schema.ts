import { mergeTypeDefs } from '@graphql-tools/merge'
import { makeExecutableSchema } from '@graphql-tools/schema'
import type { ModuleTypedef } from '../../model/module-typedef.ts'
import { printModule } from '../../model/print-module.ts'
import { resolverMap } from '../../model/resolver-map.ts'
import type { Contender } from '../contender.ts'
import { recomposingService } from '../recomposing-service.ts'
import { library17 } from './graphql-library.ts'
import { schemaExecution } from './schema-execution.ts'

/** A module as graphql-tools take it: the schema language, and resolvers apart. */
interface Part {
  readonly name: string
  readonly typeDefs: string
  readonly resolvers: ReturnType<typeof resolverMap>
}

export const executableSchema: Contender<Part> = {
  prepare: (module: ModuleTypedef) => ({
    name: module.name,
    typeDefs: printModule(module),
    resolvers: resolverMap([module]),
  }),
  compose: (core, modules) =>
    recomposingService([core, ...modules], (parts) => {
      const schema = makeExecutableSchema({
        typeDefs: mergeTypeDefs(parts.map((part) => part.typeDefs)),
        resolvers: parts.map((part) => part.resolvers),
      })
      return schemaExecution(library17, schema)
    }),
}
