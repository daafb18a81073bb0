import { GraftError } from '@graft/diagnostics'
import { globalFlags, jsonFlag } from '../args/cli-flags.ts'
import { describeType } from '../args/flag.ts'
import { parseFlags } from '../args/parse-flags.ts'
import { withConnection } from '../connect/connection.ts'
import { noFurtherFunctions } from '../messages.ts'
import { objectOf } from '../model/api-model.ts'
import type { HelpPage } from '../render/render-help.ts'
import type { Command } from './command.ts'
import { printHelp } from './print-help.ts'
import { walkFunctions } from './function-path.ts'
import { listFunctions, reportFailures, reportWarnings } from './list-functions.ts'

const helpPage: HelpPage = {
  description:
    'List the functions that can be called, at the root or on what a function returns. Runs no module.',
  usage: 'graft functions [options] [function]...',
  examples: ['graft functions', 'graft functions lint', 'graft functions --json'],
  options: [jsonFlag, ...globalFlags],
}

/** `graft functions`: what can be called at the root, or on what a function returns. Calls nothing. */
export const functionsCommand: Command = {
  name: 'functions',
  summary: 'List the functions that can be called.',
  flags: [jsonFlag],
  async run(words, context) {
    const { io } = context
    if (context.help) {
      printHelp(helpPage, io)
      return 0
    }
    const { path, json } = parseWords(words)
    const api = await withConnection(context, (connection) => connection.readApi())
    reportWarnings(api, io)
    if (path.length === 0) reportFailures(api, io)
    // Listing needs no arguments, so the path is walked as for help.
    const { steps } = walkFunctions(path, { api, typed: 'graft functions', help: true })
    const last = steps.at(-1)?.fn
    const object = last === undefined ? api.root : objectOf(last.returns, api)
    if (object === undefined) {
      const type =
        last === undefined ? api.root.name : describeType(last.returns, (name) => api.enums.get(name))
      throw new GraftError(noFurtherFunctions(last?.command ?? '', type))
    }
    listFunctions(object, api, io, context.json || json)
    return 0
  },
}

/** Sorts the words: functions on a path that is not called take no flags, so ours may stand anywhere. */
function parseWords(words: readonly string[]): { readonly path: readonly string[]; readonly json: boolean } {
  const path: string[] = []
  let json = false
  let rest = words
  for (;;) {
    const parsed = parseFlags(rest, functionsCommand.flags)
    json = parsed.values.get(jsonFlag.name) === true || json
    const [word, ...after] = parsed.rest
    if (word === undefined) return { path, json }
    path.push(word)
    rest = after
  }
}
