import { graftVersion } from '@graft/core'
import { GraftError } from '@graft/diagnostics'
import { globalFlags } from '../args/cli-flags.ts'
import type { CliIo } from '../io/cli-io.ts'
import { unexpectedArguments } from '../messages.ts'
import type { Command } from './command.ts'
import { printHelp } from './print-help.ts'

/** `graft version`: prints the version. */
export const versionCommand: Command = {
  name: 'version',
  summary: 'Print the version.',
  flags: [],
  run(words, { io, help }) {
    if (help) {
      printHelp({ description: 'Print the version.', usage: 'graft version', options: globalFlags }, io)
    } else if (words.length > 0) {
      return Promise.reject(new GraftError(unexpectedArguments(words, 'graft version')))
    } else {
      printVersion(io)
    }
    return Promise.resolve(0)
  },
}

/** Prints what `graft version` and `graft --version` say. */
export function printVersion(io: CliIo): void {
  io.writeStdout(`graft ${graftVersion}\n`)
}
