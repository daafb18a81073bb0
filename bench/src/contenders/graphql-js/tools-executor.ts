import { execute } from '@graphql-tools/executor'
import type { ExecutionArgs } from 'graphql'
import type { ModuleTypedef } from '../../model/module-typedef.ts'
import type { Answer, Contender } from '../contender.ts'
import { recomposingService } from '../recomposing-service.ts'
import { buildModuleTypes, buildSchema } from './build-schema.ts'
import { library17 } from './graphql-library.ts'
import { executing, schemaExecution } from './schema-execution.ts'

/** graphql-js with the executor of graphql-tools in place of its own. */
export const toolsExecutor: Contender<ModuleTypedef> = {
  prepare: (module) => module,
  compose: (core, modules) =>
    recomposingService([core, ...modules], (all) => {
      const types = all.map((module) => buildModuleTypes(library17, module))
      const schema = buildSchema(library17, types, true)
      return schemaExecution(library17, schema, executing(schema, executeOnce))
    }),
}

function executeOnce({ schema, document, rootValue }: ExecutionArgs): Answer | Promise<Answer> {
  // Nothing is deferred or streamed here, so the result is a single one, in time or at once.
  return execute({ schema, document, rootValue }) as Answer | Promise<Answer>
}
