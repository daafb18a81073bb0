import type { DocumentNode, ExecutionArgs, GraphQLSchema } from 'graphql'
import { cachedExecution, type Run } from '../cached-execution.ts'
import type { Answer } from '../contender.ts'
import type { Execution } from '../recomposing-service.ts'
import type { GraphqlLibrary } from './graphql-library.ts'

/** Makes a validated document into what answers it. */
export type Compile = (document: DocumentNode) => Run

/** Answers by a schema: parses and validates with graphql-js, and executes with it unless told how else. */
export function schemaExecution(
  library: GraphqlLibrary,
  schema: GraphQLSchema,
  compile: Compile = executing(schema, (args) => library.execute(args)),
): Execution {
  return cachedExecution((text) => {
    const document = library.parse(text)
    const errors = library.validate(schema, document)
    return errors.length > 0 ? () => ({ errors }) : compile(document)
  })
}

/** Interprets the document anew each time. */
export function executing(
  schema: GraphQLSchema,
  execute: (args: ExecutionArgs) => Answer | Promise<Answer>,
): Compile {
  return (document) => {
    const args: ExecutionArgs = { schema, document, rootValue: {} }
    return () => execute(args)
  }
}
