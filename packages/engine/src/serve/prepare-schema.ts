import { clientView, ROOT_TYPE } from '@graft/dagql'
import type { Diagnostic } from '@graft/diagnostics'
import type { ClientModule } from '../load/client-module.ts'
import type { Demand } from '../load/demand.ts'
import type { Tier } from '../load/module-request.ts'
import type { CompositionCache, ServedSchema } from './composition-cache.ts'

/** Why a module is not there. */
export interface ModuleFailure {
  readonly name: string
  readonly constructorName: string | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** A schema for a request, and the modules that could not be part of it. */
export interface Prepared {
  readonly served: ServedSchema
  readonly failures: readonly ModuleFailure[]
  readonly warnings: readonly Diagnostic[]
}

/** Highest first: only the blueprints of the highest tier that has any are hoisted. */
const tiers: readonly Tier[] = ['extra', 'workspace', 'engine']

/** Loads what a request demands of a client's modules, and composes the schema that answers it. */
export async function prepareSchema(
  modules: readonly ClientModule[],
  demand: Demand,
  compositions: CompositionCache,
): Promise<Prepared> {
  const blueprints = blueprintsOf(modules)
  const needed = modules.filter((module) => demand.everything || isNeeded(module, demand, blueprints))
  await Promise.all(needed.map((module) => module.load()))
  const prepared = compose(modules, blueprints, compositions)
  if (needed.length === modules.length || allResolved(prepared, demand)) return prepared
  // A policy may have renamed a constructor, so a name that nobody brings is looked for everywhere.
  await Promise.all(modules.map((module) => module.load()))
  return compose(modules, blueprints, compositions)
}

/** A hoisted function can have any name, so blueprints are needed for every root field. */
function isNeeded(module: ClientModule, demand: Demand, blueprints: readonly ClientModule[]): boolean {
  if (demand.rootFields.size === 0) return false
  const name = module.constructorName
  return name === undefined || demand.rootFields.has(name) || blueprints.includes(module)
}

function blueprintsOf(modules: readonly ClientModule[]): readonly ClientModule[] {
  for (const tier of tiers) {
    const ofTier = modules.filter((module) => module.request.blueprint && module.request.tier === tier)
    if (ofTier.length > 0) return ofTier
  }
  return []
}

function allResolved({ served, failures }: Prepared, demand: Demand): boolean {
  for (const name of demand.rootFields) {
    const isFailed = failures.some((failure) => failure.constructorName === name)
    if (!isFailed && served.composition.field(ROOT_TYPE, name, clientView) === undefined) return false
  }
  return true
}

function compose(
  modules: readonly ClientModule[],
  blueprints: readonly ClientModule[],
  compositions: CompositionCache,
): Prepared {
  const served = compositions.get(
    modules.flatMap((module) => module.installed ?? []),
    blueprints.flatMap((module) => module.installed ?? []),
  )
  const failures = modules.flatMap((module): readonly ModuleFailure[] => {
    const diagnostics = module.failure ?? served.refused.get(module.installed?.layer.digest ?? '')
    if (diagnostics === undefined) return []
    return [{ name: module.name, constructorName: module.constructorName, diagnostics }]
  })
  const ofModules = modules.flatMap((module) => module.installed?.warnings ?? [])
  return { served, failures, warnings: [...ofModules, ...served.warnings] }
}

/**
 * The failures that a request cannot do without: of modules that it names, and of blueprints where a name is
 * nowhere else.
 */
export function failuresInTheWay(
  { served, failures }: Prepared,
  demand: Demand,
  modules: readonly ClientModule[],
): readonly ModuleFailure[] {
  const missing = [...demand.rootFields].filter(
    (name) => served.composition.field(ROOT_TYPE, name, clientView) === undefined,
  )
  if (missing.length === 0) return []
  const named = failures.filter(
    ({ constructorName }) => constructorName !== undefined && missing.includes(constructorName),
  )
  if (named.length > 0) return named
  const blueprints = new Set(blueprintsOf(modules).map((module) => module.name))
  return failures.filter(({ name, constructorName }) => blueprints.has(name) || constructorName === undefined)
}
