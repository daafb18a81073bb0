import { execute, lambda, makeGrafastSchema, type FieldArgs, type ObjectPlan, type Step } from 'grafast'
import { parse, validate } from 'graphql'
import { cachedExecution } from '../src/contenders/cached-execution.ts'
import type { Answer, Contender } from '../src/contenders/contender.ts'
import { recomposingService, type Execution } from '../src/contenders/recomposing-service.ts'
import type { FieldTypedef, ModuleTypedef, Receiver } from '../src/model/module-typedef.ts'
import { printModule } from '../src/model/print-module.ts'

/** Plans each document; fields are plans of its own kind, not emulated resolvers. */
export const grafast: Contender<ModuleTypedef> = {
  prepare: (module) => module,
  compose: (core, modules) =>
    recomposingService([core, ...modules], ([first, ...others]) => grafastExecution(first, others)),
}

function grafastExecution(core: ModuleTypedef | undefined, modules: readonly ModuleTypedef[]): Execution {
  const all = core === undefined ? modules : [core, ...modules]
  const types = all.flatMap((module) => module.types)
  const objects: { [typeName: string]: ObjectPlan } = {
    Query: { plans: plansOf(all.flatMap((module) => module.root)) },
  }
  for (const { name, fields } of types) objects[name] = { plans: plansOf(fields) }
  const typeDefs = all
    .map((module, index) => printModule(module, index === 0 ? 'type' : 'extend type'))
    .join('\n')
  const schema = makeGrafastSchema({ typeDefs, objects })
  return cachedExecution((text) => {
    const document = parse(text)
    const errors = validate(schema, document)
    if (errors.length > 0) return () => ({ errors })
    // Nothing is deferred or streamed here, so the result is a single one, in time or at once.
    return () => execute({ schema, document }) as Answer | Promise<Answer>
  })
}

type Plan = ($receiver: Step, args: FieldArgs) => Step

/** Plain properties are read by the default plan. */
function plansOf(fields: readonly FieldTypedef[]): { [name: string]: Plan } {
  return Object.fromEntries(
    fields.flatMap(({ name, resolve, args }): [string, Plan][] => {
      if (resolve === undefined) return []
      const [arg] = args
      const plan: Plan =
        arg === undefined
          ? ($receiver) => lambda($receiver, (receiver: Receiver | null) => resolve(receiver ?? {}, {}))
          : ($receiver, taken) =>
              lambda([$receiver, taken.getRaw(arg.name)], ([receiver, value]: readonly [Receiver, unknown]) =>
                resolve(receiver, { [arg.name]: value }),
              )
      return [[name, plan]]
    }),
  )
}
