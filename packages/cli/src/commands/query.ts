import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import { GraftError } from '@graft/diagnostics'
import { docFlag, globalFlags, varFlag, varJsonFlag } from '../args/cli-flags.ts'
import { parseFlags } from '../args/parse-flags.ts'
import { withConnection } from '../connect/connection.ts'
import { readText } from '../io/read-text.ts'
import { noQuery, unexpectedArguments, unreadableFile } from '../messages.ts'
import type { HelpPage } from '../render/render-help.ts'
import type { Command, CommandContext } from './command.ts'
import { printHelp } from './print-help.ts'
import { queryError, type QueryDocument } from './query-error.ts'
import { readVariables, readVariablesJson } from './query-variables.ts'

/** The engine takes no larger request. */
const MAX_DOCUMENT_BYTES = 16_777_216

const helpPage: HelpPage = {
  description: 'Send a GraphQL query and print its data as JSON.',
  usage: 'graft query [options] [operation]',
  examples: ["echo '{ version }' | graft query", 'graft query --doc checks.graphql --var strict=true Checks'],
  options: [docFlag, varFlag, varJsonFlag, ...globalFlags],
}

/** `graft query`: sends a GraphQL document and prints its data, in the order of the query. */
export const queryCommand: Command = {
  name: 'query',
  summary: 'Send a GraphQL query.',
  flags: [docFlag, varFlag, varJsonFlag],
  async run(words, context) {
    const { io } = context
    if (context.help) {
      printHelp(helpPage, io)
      return 0
    }
    const first = parseFlags(words, queryCommand.flags)
    const [operationName, ...after] = first.rest
    // Unlike functions, an operation takes no flags of its own, so these may follow its name.
    const second = parseFlags(after, queryCommand.flags)
    if (second.rest.length > 0) throw new GraftError(unexpectedArguments(second.rest, 'graft query'))
    const values = new Map([...first.values, ...second.values])
    const document = await readDocument(values.get(docFlag.name), context)
    const texts = [first, second].flatMap(({ values: each }) => asTexts(each.get(varFlag.name)))
    const json = values.get(varJsonFlag.name)
    const variables =
      typeof json === 'string' ? readVariablesJson(json) : readVariables(texts, document.text, operationName)
    const answer = await withConnection(context, (connection) =>
      connection.query(document.text, { variables, operationName }),
    )
    if (answer.errors !== undefined && answer.errors.length > 0) throw queryError(answer.errors, document)
    io.writeStdout(`${JSON.stringify(answer.data ?? null, null, 4)}\n`)
    return 0
  },
}

function asTexts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
}

/** The document of `--doc`, or else what is piped in. */
async function readDocument(file: unknown, { io, connect }: CommandContext): Promise<QueryDocument> {
  const isFile = typeof file === 'string'
  if (!isFile && io.stdinIsTerminal) throw new GraftError(noQuery())
  const name = isFile ? file : 'standard input'
  const stream = isFile ? createReadStream(resolve(connect.workdir, file)) : io.stdin
  try {
    const text = await readText(stream, { maxBytes: MAX_DOCUMENT_BYTES, signal: io.signal })
    if (text.trim() !== '') return { name, text }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new GraftError(unreadableFile(name, reason))
  }
  throw new GraftError(noQuery())
}
