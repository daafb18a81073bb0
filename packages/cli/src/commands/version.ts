import { graftVersion } from '@graft/core'
import type { Command } from './command.ts'

/** `graft version`: prints the version. */
export const versionCommand: Command = {
  name: 'version',
  summary: 'Print the version.',
  flags: [],
  run(_words, { io }) {
    io.writeStdout(`graft ${graftVersion}\n`)
    return Promise.resolve(0)
  },
}
