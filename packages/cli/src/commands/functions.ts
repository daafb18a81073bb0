import { GraftError } from '@graft/diagnostics'
import { globalFlags, jsonFlag } from '../args/cli-flags.ts'
import { describeType } from '../args/flag.ts'
import { parseFlags } from '../args/parse-flags.ts'
import { Connection } from '../connect/connection.ts'
import { noFurtherFunctions, unexpectedArguments } from '../messages.ts'
import { objectOf } from '../model/api-model.ts'
import { renderHelp } from '../render/render-help.ts'
import { styleFor } from '../render/style.ts'
import type { Command } from './command.ts'
import { walkFunctions } from './function-path.ts'
import { listFunctions, reportModules } from './list-functions.ts'
import { withModuleFailures } from './module-failures.ts'

/** `graft functions`: what can be called at the root, or on what a function returns. Calls nothing. */
export const functionsCommand: Command = {
  name: 'functions',
  summary: 'List the functions that can be called.',
  flags: [jsonFlag],
  async run(words, context) {
    const { io } = context
    if (context.help) {
      io.writeStdout(
        renderHelp(
          {
            description:
              'List the functions that can be called, at the root or on what a function returns. Runs no module.',
            usage: 'graft functions [options] [function]...',
            examples: ['graft functions', 'graft functions lint', 'graft functions --json'],
            commandsTitle: 'FUNCTIONS',
            commands: [],
            args: [],
            options: [jsonFlag, ...globalFlags].map((flag) => ({ flag })),
          },
          { width: io.columns - 1, style: styleFor(io), enums: () => undefined },
        ),
      )
      return 0
    }
    const { values, rest } = parseFlags(words, functionsCommand.flags, () => undefined)
    const stray = rest.find((word) => word.startsWith('-'))
    if (stray !== undefined) throw new GraftError(unexpectedArguments([stray], 'graft functions'))
    await using connection = await Connection.open(io, context.connect, context.sdks)
    const api = await connection.readApi()
    if (rest.length === 0) reportModules(api, io)
    // Listing needs no arguments, so the path is walked as for help.
    const path = withModuleFailures(rest, api, io, () =>
      walkFunctions(rest, { api, typed: 'graft functions', help: true }),
    )
    const last = path.steps.at(-1)?.fn
    const object = last === undefined ? api.root : objectOf(last.returns, api)
    if (object === undefined) {
      const type =
        last === undefined ? api.root.name : describeType(last.returns, (name) => api.enums.get(name))
      throw new GraftError(noFurtherFunctions(last?.command ?? '', type))
    }
    listFunctions(object, api, io, context.json || values.get(jsonFlag.name) === true)
    return 0
  },
}
