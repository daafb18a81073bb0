import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { GraftError } from '@graft/diagnostics'
import { errorFromAnswer } from '@graft/client'
import { isJsonObject, type JsonValue } from '@graft/typedef'
import { jsonFlag, outputFlag } from '../args/cli-flags.ts'
import { functionFlags } from '../args/function-flags.ts'
import { parseFlags } from '../args/parse-flags.ts'
import { takeFlags } from '../args/take-flags.ts'
import { withConnection, type Connection } from '../connect/connection.ts'
import type { CliIo } from '../io/cli-io.ts'
import { objectOutput, unwritableFile } from '../messages.ts'
import type { ApiModel, TypeModel } from '../model/api-model.ts'
import { renderJson, renderResult, type CallResult } from '../render/render-result.ts'
import { printCallHelp } from './call-help.ts'
import type { Command, CommandContext } from './command.ts'
import { pathQuery, walkFunctions, type FunctionPath, type PathStep } from './function-path.ts'
import { listFunctions, reportFailures, reportWarnings } from './list-functions.ts'

/** `graft call`: one chain of functions, one request, one result. */
export const callCommand: Command = {
  name: 'call',
  summary: 'Call a function, and functions of what it returns.',
  flags: [jsonFlag, outputFlag],
  run: (words, context) => withConnection(context, (connection) => run(connection, words, context)),
}

async function run(
  connection: Connection,
  words: readonly string[],
  context: CommandContext,
): Promise<number> {
  const { io } = context
  const api = await connection.readApi()
  reportWarnings(api, io)
  const { options, rest } = takeOptions(words, api, context)
  const path = walkFunctions(rest, { api, typed: 'graft call', help: context.help })
  const [first] = path.steps
  if (first === undefined) reportFailures(api, io)
  if (context.help) {
    printCallHelp(path, api, io)
    return 0
  }
  if (first === undefined) {
    listFunctions(api.root, api, io, options.json)
    return 0
  }
  const result = await call(connection, path, first, options.output)
  const text = options.json ? renderJson(result) : renderResult(result)
  // A pipe and a file get the bytes of the text; a terminal gets its prompt on a line of its own.
  const needsNewline = io.stdoutIsTerminal && text !== '' && !text.endsWith('\n')
  io.writeStdout(needsNewline ? `${text}\n` : text)
  if (options.output !== undefined) await save(resolve(context.connect.workdir, options.output), text, io)
  return 0
}

interface CallOptions {
  readonly json: boolean
  readonly output: string | undefined
}

/**
 * Takes the flags of `call` itself from before the first function. Where the hoisted module's constructor has an
 * argument of the same name, the word is the constructor's; the short spelling stays ours.
 */
function takeOptions(
  words: readonly string[],
  api: ApiModel,
  context: CommandContext,
): { readonly options: CallOptions; readonly rest: readonly string[] } {
  const constructorFlags = api.constructorFunction === undefined ? [] : functionFlags(api.constructorFunction)
  const { mine, rest } = takeFlags(words, callCommand.flags, constructorFlags)
  const { values } = parseFlags(mine, callCommand.flags)
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
  const { chain, fields, type } = pathQuery(path, first)
  const object = leafObject(type)
  if (object !== undefined && output !== undefined) throw new GraftError(objectOutput(object))
  const query = object === undefined ? chain : chain.leaf(['__typename', 'id'])
  const answer = await connection.query(query.toDocument())
  if (answer.errors !== undefined && answer.errors.length > 0) throw errorFromAnswer(answer.errors)
  // The engine's data is JSON; `unwrap` only says less about it.
  const value = (query.unwrap(answer) ?? null) as JsonValue
  return { type, value, nested: fromFirstList(answer.data as JsonValue, fields) }
}

/** Follows fields down the data of an answer to its first list, or to its end. */
function fromFirstList(data: JsonValue, fields: readonly string[]): JsonValue {
  let value = data
  for (const field of fields) {
    if (!isJsonObject(value)) break
    value = value[field] ?? null
  }
  return value
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
