import type { ModuleTypedef, Receiver } from '../model/module-typedef.ts'
import type { Contender, Service } from './contender.ts'

type Modules = ReadonlyMap<string, ModuleTypedef>

/** A lower bound for composing: modules are entries of a map, and the one query of the model is taken apart by hand. */
export const mapEntries: Contender<ModuleTypedef> = {
  prepare: (module) => module,
  compose: (core, modules) => mapService(new Map([core, ...modules].map((each) => [each.name, each]))),
}

function mapService(modules: Modules): Service<ModuleTypedef> {
  const execute = (text: string): { data?: unknown; errors?: readonly unknown[] } => {
    const [, root = '', field = '', argument = ''] = /^\{ (\w+) \{ (\w+)\(a:"(\w+)"\) \} \}$/.exec(text) ?? []
    const made = modules.get(root)?.root[0]
    const type = modules.get(root)?.types[0]
    const called = type?.fields.find((each) => each.name === field)
    if (made === undefined || called === undefined) return { errors: [`no ${root} { ${field} }`] }
    // The constructors of the model give plain objects.
    const receiver = made.resolve?.({}, {}) as Receiver
    return { data: { [root]: { [field]: called.resolve?.(receiver, { a: argument }) } } }
  }
  return {
    execute,
    executeUnseen: execute,
    with: (module) => mapService(new Map([...modules, [module.name, module]])),
    without: (name) => mapService(new Map([...modules].filter(([each]) => each !== name))),
    composeAlone: (module) => new Map([...modules, [module.name, module]]),
  }
}
