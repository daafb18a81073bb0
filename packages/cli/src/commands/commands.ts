import { callCommand } from './call.ts'
import type { Command } from './command.ts'
import { functionsCommand } from './functions.ts'
import { queryCommand } from './query.ts'
import { versionCommand } from './version.ts'

/** All fixed commands, in the order in which help lists them. */
export const commands: readonly Command[] = [callCommand, functionsCommand, queryCommand, versionCommand]
