import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { GraftError } from '@graft/diagnostics'
import { errorFromAnswer } from '@graft/client'
import type { JsonValue } from '@graft/typedef'
import { jsonFlag, outputFlag } from '../args/cli-flags.ts'
import { functionFlags } from '../args/function-flags.ts'
import { parseFlags } from '../args/parse-flags.ts'
import { takeFlags } from '../args/take-flags.ts'
import { Connection } from '../connect/connection.ts'
import type { CliIo } from '../io/cli-io.ts'
import { objectOutput, unwritableFile } from '../messages.ts'
import type { ApiModel, TypeModel } from '../model/api-model.ts'
import { renderJson, renderResult, type CallResult } from '../render/render-result.ts'
import { printCallHelp } from './call-help.ts'
import type { Command, CommandContext } from './command.ts'
import { pathQuery, walkFunctions, type FunctionPath, type PathStep } from './function-path.ts'
import { listFunctions, reportModules } from './list-functions.ts'
import { withModuleFailures } from './module-failures.ts'

/** `graft call`: one chain of functions, one request, one result. */
export const callCommand: Command = {
  name: 'call',
  summary: 'Call a function, and functions of what it returns.',
  flags: [jsonFlag, outputFlag],
  async run(words, context) {
    const { io } = context
    await using connection = await Connection.open(io, context.connect, context.sdks)
    const api = await connection.readApi()
    const { options, rest } = takeOptions(words, api, context)
    const path = withModuleFailures(rest, api, io, () =>
      walkFunctions(rest, { api, typed: 'graft call', help: context.help }),
    )
    if (context.help) {
      reportModules(api, io)
      printCallHelp(path, api, io)
      return 0
    }
    const [first] = path.steps
    if (first === undefined) {
      reportModules(api, io)
      listFunctions(api.root, api, io, options.json)
      return 0
    }
    const result = await call(connection, path, first, options.output)
    const text = options.json ? renderJson(result) : renderResult(result, io.stdoutIsTerminal)
    io.writeStdout(text)
    if (options.output !== undefined) await save(resolve(context.connect.workdir, options.output), text, io)
    return 0
  },
}

interface CallOptions {
  readonly json: boolean
  readonly output: string | undefined
}

/**
 * Takes the flags of `call` itself from before the first function. Where the hoisted module's constructor has an
 * argument of the same name, the word is the constructor's.
 */
function takeOptions(
  words: readonly string[],
  api: ApiModel,
  context: CommandContext,
): { readonly options: CallOptions; readonly rest: readonly string[] } {
  const constructorFlags = api.constructorFunction === undefined ? [] : functionFlags(api.constructorFunction)
  const own = callCommand.flags.filter((flag) => !constructorFlags.some(({ name }) => name === flag.name))
  const { mine, rest } = takeFlags(words, own, constructorFlags)
  const { values } = parseFlags(mine, own, () => undefined)
  const output = values.get(outputFlag.name)
  const json = context.json || values.get(jsonFlag.name) === true
  return { options: { json, output: typeof output === 'string' ? output : undefined }, rest }
}

async function call(
  connection: Connection,
  path: FunctionPath,
  first: PathStep,
  output: string | undefined,
): Promise<CallResult> {
  const { chain, type } = pathQuery(path, first)
  const object = leafObject(type)
  if (object !== undefined && output !== undefined) throw new GraftError(objectOutput(object))
  const query = object === undefined ? chain : chain.leaf(['__typename', 'id'])
  const answer = await connection.query(query.toDocument())
  if (answer.errors !== undefined && answer.errors.length > 0) throw errorFromAnswer(answer.errors)
  // The engine's data is JSON; `unwrap` only says less about it.
  return { type, value: (query.unwrap(answer) ?? null) as JsonValue }
}

function leafObject(type: TypeModel): string | undefined {
  if (type.kind === 'list') return leafObject(type.element)
  return type.kind === 'object' || type.kind === 'interface' ? type.name : undefined
}

async function save(path: string, text: string, io: CliIo): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text)
  } catch (error) {
    throw new GraftError(unwritableFile(path, error instanceof Error ? error.message : String(error)))
  }
  io.writeStderr(`Saved output to "${path}".\n`)
}
