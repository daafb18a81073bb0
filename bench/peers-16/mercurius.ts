import { fastify } from 'fastify'
import mercurius, { type IResolvers } from 'mercurius'
import type { Contender, Service } from '../src/contenders/contender.ts'
import type { ModuleTypedef } from '../src/model/module-typedef.ts'
import { printModule } from '../src/model/print-module.ts'
import { resolverMap } from '../src/model/resolver-map.ts'

export const mercuriusPlain: Contender<ModuleTypedef> = contender(0)
/** Compiles a document with graphql-jit after its first execution. */
export const mercuriusJit: Contender<ModuleTypedef> = contender(1)

function contender(jit: number): Contender<ModuleTypedef> {
  return {
    prepare: (module) => module,
    compose: (core, modules) => serve([core, ...modules], jit),
  }
}

/** Serves in process: requests are function calls, without HTTP. */
async function serve(modules: readonly ModuleTypedef[], jit: number): Promise<Service<ModuleTypedef>> {
  const schema = modules
    .map((module, index) => printModule(module, index === 0 ? 'type' : 'extend type'))
    .join('\n')
  const app = fastify()
  // Resolvers of the model take less than those of mercurius may.
  await app.register(mercurius, { schema, resolvers: resolverMap(modules) as IResolvers, jit })
  await app.ready()
  const execute = (text: string): ReturnType<typeof app.graphql> => app.graphql(text)
  return {
    execute,
    // An invalid document rejects; the other contenders answer with its errors.
    executeUnseen: (text) => execute(text).then(undefined, (error: unknown) => ({ errors: [error] })),
    with: (module) => serve([...modules, module], jit),
    without: (name) =>
      serve(
        modules.filter((each) => each.name !== name),
        jit,
      ),
  }
}
