import { compileQuery, isCompiledQuery } from 'graphql-jit'
import type { ModuleTypedef } from '../../model/module-typedef.ts'
import type { Answer, Contender } from '../contender.ts'
import { recomposingService, type Execution } from '../recomposing-service.ts'
import { buildModuleTypes, buildSchema } from './build-schema.ts'
import { library17 } from './graphql-library.ts'

/** Compiles each document to JavaScript. */
export const graphqlJit: Contender<ModuleTypedef> = {
  prepare: (module) => module,
  compose: (core, modules) => recomposingService([core, ...modules], jitExecution),
}

interface Compiled {
  query(): Answer | Promise<Answer>
  stringify(answer: Answer): string
}

function jitExecution(modules: readonly ModuleTypedef[]): Execution {
  const types = modules.map((module) => buildModuleTypes(library17, module))
  const schema = buildSchema(library17, types, true)
  const compile = (text: string, customJSONSerializer: boolean): Compiled => {
    const document = library17.parse(text)
    const errors = library17.validate(schema, document)
    const refused = { query: (): Answer => ({ errors }), stringify: JSON.stringify }
    if (errors.length > 0) return refused
    const compiled = compileQuery(schema, document, '', { customJSONSerializer })
    if (!isCompiledQuery(compiled)) return refused
    const { query, stringify } = compiled
    return { query: () => query({}, {}, {}), stringify }
  }
  const objects = new Map<string, Compiled>()
  const texts = new Map<string, Compiled>()
  return {
    execute: (text) => {
      let compiled = objects.get(text)
      if (compiled === undefined) objects.set(text, (compiled = compile(text, false)))
      return compiled.query()
    },
    executeUnseen: (text) => compile(text, false).query(),
    executeToText: (text) => {
      let compiled = texts.get(text)
      if (compiled === undefined) texts.set(text, (compiled = compile(text, true)))
      const { stringify } = compiled
      const answer = compiled.query()
      return answer instanceof Promise ? answer.then(stringify) : stringify(answer)
    },
  }
}
