import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { GraftError } from '@graft/diagnostics'
import { errorFromAnswer } from '@graft/client'
import { docFlag, globalFlags, varFlag, varJsonFlag } from '../args/cli-flags.ts'
import { parseFlags } from '../args/parse-flags.ts'
import { Connection } from '../connect/connection.ts'
import { noQuery, unexpectedArguments, unreadableFile } from '../messages.ts'
import { renderHelp } from '../render/render-help.ts'
import { styleFor } from '../render/style.ts'
import type { Command, CommandContext } from './command.ts'
import { readVariables, readVariablesJson } from './query-variables.ts'

/** `graft query`: sends a GraphQL document and prints its data, in the order of the query. */
export const queryCommand: Command = {
  name: 'query',
  summary: 'Send a GraphQL query.',
  flags: [docFlag, varFlag, varJsonFlag],
  async run(words, context) {
    const { io } = context
    if (context.help) {
      printHelp(context)
      return 0
    }
    const first = parseFlags(words, queryCommand.flags, () => undefined)
    const [operationName, ...after] = first.rest
    // Unlike functions, an operation takes no flags of its own, so these may follow its name.
    const second = parseFlags(after, queryCommand.flags, () => undefined)
    if (second.rest.length > 0) throw new GraftError(unexpectedArguments(second.rest, 'graft query'))
    const values = new Map([...first.values, ...second.values])
    const document = await readDocument(values.get(docFlag.name), context)
    const texts = [first, second].flatMap(({ values: each }) => asTexts(each.get(varFlag.name)))
    const json = values.get(varJsonFlag.name)
    const variables = typeof json === 'string' ? readVariablesJson(json) : readVariables(texts, document)
    await using connection = await Connection.open(io, context.connect, context.sdks)
    const answer = await connection.query(document, { variables, operationName })
    if (answer.errors !== undefined && answer.errors.length > 0) throw errorFromAnswer(answer.errors)
    io.writeStdout(`${JSON.stringify(answer.data ?? null, null, 4)}\n`)
    return 0
  },
}

function asTexts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
}

async function readDocument(file: unknown, { io, connect }: CommandContext): Promise<string> {
  if (typeof file === 'string') {
    try {
      return await readFile(resolve(connect.workdir, file), 'utf8')
    } catch (error) {
      throw new GraftError(unreadableFile(file, error instanceof Error ? error.message : String(error)))
    }
  }
  const text = io.stdinIsTerminal ? '' : await io.readStdin()
  if (text.trim() === '') throw new GraftError(noQuery())
  return text
}

function printHelp({ io }: CommandContext): void {
  io.writeStdout(
    renderHelp(
      {
        description: 'Send a GraphQL query and print its data as JSON.',
        usage: 'graft query [options] [operation]',
        examples: [
          "echo '{ version }' | graft query",
          'graft query --doc checks.graphql --var strict=true Checks',
        ],
        commandsTitle: 'FUNCTIONS',
        commands: [],
        args: [],
        options: [docFlag, varFlag, varJsonFlag, ...globalFlags].map((flag) => ({ flag })),
      },
      { width: io.columns - 1, style: styleFor(io), enums: () => undefined },
    ),
  )
}
