import { GraftError } from '@graft/diagnostics'
import { query, type ArgumentValue, type FieldArguments, type QueryChain } from '@graft/client'
import { commandName } from '@graft/typedef'
import { describeType, type Flag } from '../args/flag.ts'
import { jsonFlag, outputFlag } from '../args/cli-flags.ts'
import {
  functionArguments,
  functionFlags,
  requireFlags,
  unsupportedArguments,
} from '../args/function-flags.ts'
import { parseFlags, type FlagContext } from '../args/parse-flags.ts'
import { noFurtherFunctions, unknownCommand, unsupportedFunction } from '../messages.ts'
import {
  objectOf,
  type ApiModel,
  type ArgumentModel,
  type FunctionModel,
  type ObjectModel,
  type TypeModel,
} from '../model/api-model.ts'
import { missingFunction } from './missing-function.ts'
import { shownFunctions } from './shown-functions.ts'

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
 * @throws GraftError `CLI_UNKNOWN_COMMAND`, `CLI_NO_FUNCTIONS`, `CLI_UNSUPPORTED_FUNCTION`, `CLI_FLAG_MISSING`,
 * those of `parseFlags`, and those of a module that cannot be loaded
 */
export function walkFunctions(words: readonly string[], options: WalkOptions): FunctionPath {
  const { api, help } = options
  let typed = options.typed
  let object: ObjectModel | undefined = api.root
  const steps: PathStep[] = []

  const constructor = api.constructorFunction
  const flags = constructor === undefined ? [] : functionFlags(constructor)
  const given = readFlags(words, flags, { enums: (name) => api.enums.get(name) }, help)
  let { rest } = given
  while (rest.length > 0) {
    const [word = '', ...after] = rest
    const fn = findFunction(word, { object, last: steps.at(-1)?.fn, typed, api })
    const unsupported = unsupportedArguments(fn).map((arg) => describeArgument(arg, api))
    if (unsupported.length > 0) throw new GraftError(unsupportedFunction(fn.command, typed, unsupported))
    if (!help && steps.length === 0 && constructor !== undefined && isHoistedFrom(fn, constructor)) {
      requireFlags(constructor, given.values, typed)
    }
    typed = `${typed} ${fn.command}`
    const context = { enums: (name: string) => api.enums.get(name), beforeFunctions: [jsonFlag, outputFlag] }
    const parsed = readFlags(after, functionFlags(fn), context, help)
    if (!help) requireFlags(fn, parsed.values, typed)
    steps.push({ fn, args: functionArguments(fn, parsed.values) })
    rest = parsed.rest
    object = objectOf(fn.returns, api)
  }
  const constructorArgs =
    constructor === undefined || given.values.size === 0
      ? undefined
      : functionArguments(constructor, given.values)
  return { constructorArgs, steps, typed }
}

/** Whether a function is one of those that the constructor's arguments are for. */
function isHoistedFrom(fn: FunctionModel, constructor: FunctionModel): boolean {
  return constructor.aliasOf !== undefined && fn.aliasOf?.[0] === constructor.aliasOf[0]
}

function describeArgument(arg: ArgumentModel, api: ApiModel): string {
  return `${arg.flag} ${describeType(arg.type, (name) => api.enums.get(name))}`
}

function readFlags(
  words: readonly string[],
  flags: readonly Flag[],
  context: FlagContext,
  help: boolean,
): { readonly values: ReadonlyMap<string, ArgumentValue>; readonly rest: readonly string[] } {
  if (!help) return parseFlags(words, flags, context)
  try {
    return { values: new Map(), rest: parseFlags(words, flags, context).rest }
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
  if (object === api.root) throw new GraftError(missingFunction(word, typed, api))
  const known = shownFunctions(object, api).map((each) => each.command)
  throw new GraftError(unknownCommand(word, typed, { known }))
}

/** The query of a path. */
export interface PathQuery {
  readonly chain: QueryChain
  /** The fields that it selects, from the root on. */
  readonly fields: readonly string[]
  /** What the last function returns. */
  readonly type: TypeModel
}

/** Makes one query of a whole path. */
export function pathQuery(path: FunctionPath, first: PathStep): PathQuery {
  const { constructorArgs, steps } = path
  const start = constructorArgs === undefined ? query() : query().field('with', constructorArgs)
  const chain = steps
    .slice(1)
    .reduce<QueryChain>(
      (made, { fn, args }) => made.field(fn.name, args),
      start.field(first.fn.name, first.args),
    )
  return {
    chain,
    fields: [...(constructorArgs === undefined ? [] : ['with']), ...steps.map(({ fn }) => fn.name)],
    type: (steps.at(-1) ?? first).fn.returns,
  }
}
