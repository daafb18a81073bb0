import { GraftError } from '@graft/diagnostics'
import { query, type ArgumentValue, type FieldArguments, type QueryChain } from '@graft/client'
import { commandName } from '@graft/typedef'
import { describeType, type EnumLookup, type Flag } from '../args/flag.ts'
import {
  functionArguments,
  functionFlags,
  requireFlags,
  unsupportedArguments,
} from '../args/function-flags.ts'
import { parseFlags } from '../args/parse-flags.ts'
import { noFurtherFunctions, unknownCommand, unsupportedFunction } from '../messages.ts'
import {
  objectOf,
  type ApiModel,
  type FunctionModel,
  type ObjectModel,
  type TypeModel,
} from '../model/api-model.ts'

/** A function on the way, with the arguments that the command line gives it. */
export interface PathStep {
  readonly fn: FunctionModel
  readonly args: FieldArguments
}

/** A way through the API from the root. */
export interface FunctionPath {
  /** Arguments for the constructor of the hoisted module; undefined where none was given. */
  readonly constructorArgs: FieldArguments | undefined
  readonly steps: readonly PathStep[]
  /** What was typed to get there: `graft call lint check`. */
  readonly typed: string
}

export interface WalkOptions {
  readonly api: ApiModel
  /** The words before the path: `graft call`. */
  readonly typed: string
  /** Help walks the path only: flags are skipped, and nothing is required. */
  readonly help: boolean
}

/**
 * Follows functions through the types. After each function come its flags, then the next function.
 *
 * @throws GraftError `CLI_UNKNOWN_COMMAND`, `CLI_NO_FUNCTIONS`, `CLI_UNSUPPORTED_FUNCTION`, and those of `parseFlags`
 */
export function walkFunctions(words: readonly string[], options: WalkOptions): FunctionPath {
  const { api, help } = options
  const enums: EnumLookup = (name) => api.enums.get(name)
  let typed = options.typed
  let rest = words
  let object: ObjectModel | undefined = api.root
  let constructorArgs: FieldArguments | undefined
  const steps: PathStep[] = []

  const constructor = api.constructorFunction
  if (constructor !== undefined) {
    const parsed = readFlags(rest, functionFlags(constructor), enums, help)
    rest = parsed.rest
    if (parsed.values.size > 0) constructorArgs = functionArguments(constructor, parsed.values)
  } else {
    rest = readFlags(rest, [], enums, help).rest
  }
  while (rest.length > 0) {
    const [word = '', ...after] = rest
    const fn = findFunction(word, { object, last: steps.at(-1)?.fn, typed, api })
    typed = `${typed} ${fn.command}`
    const unsupported = unsupportedArguments(fn)
    if (unsupported.length > 0) throw new GraftError(unsupportedFunction(fn.command, typed, unsupported))
    const parsed = readFlags(after, functionFlags(fn), enums, help)
    if (!help) requireFlags(fn, parsed.values, typed)
    steps.push({ fn, args: functionArguments(fn, parsed.values) })
    rest = parsed.rest
    object = objectOf(fn.returns, api)
  }
  return { constructorArgs, steps, typed }
}

function readFlags(
  words: readonly string[],
  flags: readonly Flag[],
  enums: EnumLookup,
  help: boolean,
): { readonly values: ReadonlyMap<string, ArgumentValue>; readonly rest: readonly string[] } {
  if (!help) return parseFlags(words, flags, enums)
  try {
    return { values: new Map(), rest: parseFlags(words, flags, enums).rest }
  } catch (error) {
    if (!(error instanceof GraftError)) throw error
    // A page about a function is wanted most when its flags are wrong: show that of the last function understood.
    return { values: new Map(), rest: [] }
  }
}

interface Standpoint {
  readonly object: ObjectModel | undefined
  readonly last: FunctionModel | undefined
  readonly typed: string
  readonly api: ApiModel
}

function findFunction(word: string, { object, last, typed, api }: Standpoint): FunctionModel {
  if (object === undefined || object.functions.length === 0) {
    const type = last === undefined ? 'Query' : describeType(last.returns, (name) => api.enums.get(name))
    throw new GraftError(noFurtherFunctions(last?.command ?? word, type))
  }
  const wanted = commandName(word)
  const fn =
    object.functions.find((each) => each.command === word || each.name === word) ??
    object.functions.find((each) => each.command === wanted)
  if (fn !== undefined) return fn
  const known = object.functions.filter((each) => isListed(each, object, api)).map((each) => each.command)
  throw new GraftError(unknownCommand(word, typed, known))
}

/** Whether listings show a function: at the root only those of modules, and nowhere one that no command can call. */
export function isListed(fn: FunctionModel, object: ObjectModel, api: ApiModel): boolean {
  return (object !== api.root || fn.module !== '') && unsupportedArguments(fn).length === 0
}

/** The query of a path, and the type of what it returns. */
export function pathQuery(
  path: FunctionPath,
  first: PathStep,
): { readonly chain: QueryChain; readonly type: TypeModel } {
  const start = path.constructorArgs === undefined ? query() : query().field('with', path.constructorArgs)
  let chain = start.field(first.fn.name, first.args)
  let type = first.fn.returns
  for (const { fn, args } of path.steps.slice(1)) {
    chain = chain.field(fn.name, args)
    type = fn.returns
  }
  return { chain, type }
}
