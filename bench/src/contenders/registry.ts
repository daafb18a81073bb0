import type { Contender } from './contender.ts'

/** A contender that is loaded by the one process that measures it, so that no other pays for its code. */
export interface RegisteredContender {
  /** As tables show it. Those that name no version of graphql run on 17. */
  readonly name: string
  /** Composing takes this one too long beyond so many modules. */
  readonly maxModules?: number
  load(): Promise<Contender>
}

export const graft: RegisteredContender = {
  name: 'graft',
  load: async () => (await import('./graft/graft.ts')).graft,
}

export const graphqlJs17: RegisteredContender = {
  name: 'graphql-js 17',
  load: async () => (await import('./graphql-js/graphql-js.ts')).graphqlJs17,
}

export const graphqlJs16: RegisteredContender = {
  name: 'graphql-js 16',
  load: async () => (await import('./graphql-js/graphql-js.ts')).graphqlJs16,
}

export const graphqlJs17AssumeValid: RegisteredContender = {
  name: 'graphql-js 17 assumeValid',
  load: async () => (await import('./graphql-js/graphql-js.ts')).graphqlJs17AssumeValid,
}

export const graphqlJs16AssumeValid: RegisteredContender = {
  name: 'graphql-js 16 assumeValid',
  load: async () => (await import('./graphql-js/graphql-js.ts')).graphqlJs16AssumeValid,
}

export const graphqlJs17SharedTypes: RegisteredContender = {
  name: 'graphql-js 17 shared types',
  load: async () => (await import('./graphql-js/graphql-js.ts')).graphqlJs17SharedTypes,
}

const extendSchema: RegisteredContender = {
  name: 'graphql-js 17 extendSchema',
  load: async () => (await import('./graphql-js/extend-schema.ts')).extendSchema,
}

export const mapEntries: RegisteredContender = {
  name: 'map entries',
  load: async () => (await import('./map-entries.ts')).mapEntries,
}

export const plainFunctions: RegisteredContender = {
  name: 'plain functions',
  load: async () => (await import('./plain-functions.ts')).plainFunctions,
}

export const graphqlJit: RegisteredContender = {
  name: 'graphql-jit',
  load: async () => (await import('./graphql-js/graphql-jit.ts')).graphqlJit,
}

export const graftWithIds: RegisteredContender = {
  name: 'graft with IDs',
  load: async () => (await import('./graft/graft.ts')).graftWithIds,
}

const toolsExecutor: RegisteredContender = {
  name: '@graphql-tools/executor',
  load: async () => (await import('./graphql-js/tools-executor.ts')).toolsExecutor,
}

const grafast: RegisteredContender = {
  name: 'grafast on graphql 16',
  load: async () => (await import('../../peers-16/grafast.ts')).grafast,
}

const mercurius: RegisteredContender = {
  name: 'mercurius on graphql 16',
  load: async () => (await import('../../peers-16/mercurius.ts')).mercuriusPlain,
}

const mercuriusJit: RegisteredContender = {
  name: 'mercurius with jit on graphql 16',
  load: async () => (await import('../../peers-16/mercurius.ts')).mercuriusJit,
}

const executableSchema: RegisteredContender = {
  name: 'makeExecutableSchema',
  // It grows by the square, from 10 s for 1,000.
  maxModules: 100,
  load: async () => (await import('./graphql-js/executable-schema.ts')).executableSchema,
}

const stitchedSchema: RegisteredContender = {
  name: 'stitchSchemas',
  load: async () => (await import('./graphql-js/stitched-schema.ts')).stitchedSchema,
}

const pothos: RegisteredContender = {
  name: 'pothos',
  load: async () => (await import('./graphql-js/pothos.ts')).pothos,
}

const composedSchema: RegisteredContender = {
  name: 'graphql-compose',
  load: async () => (await import('./graphql-js/composed-schema.ts')).composedSchema,
}

/** Whoever composes modules, in the order in which tables show them; the lower bound comes last. */
export const composers: readonly RegisteredContender[] = [
  graft,
  graphqlJs17AssumeValid,
  graphqlJs17,
  graphqlJs16AssumeValid,
  graphqlJs16,
  extendSchema,
  composedSchema,
  pothos,
  stitchedSchema,
  executableSchema,
  mapEntries,
]

/** Whoever executes documents; the lower bound comes last. */
export const executors: readonly RegisteredContender[] = [
  graft,
  graftWithIds,
  graphqlJit,
  graphqlJs17,
  graphqlJs16,
  toolsExecutor,
  grafast,
  mercurius,
  mercuriusJit,
  plainFunctions,
]

/** Loads one of a list by its name. */
export async function loadContender(list: readonly RegisteredContender[], name: string): Promise<Contender> {
  const registered = list.find((each) => each.name === name)
  if (registered === undefined) throw new Error(`no contender ${name}`)
  return registered.load()
}
