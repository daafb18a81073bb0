import type { Flag } from '../args/flag.ts'
import type { ConnectContext } from '../connect/connection.ts'

/** What every command receives. */
export interface CommandContext extends ConnectContext {
  /** True where a flag before the command's name asked for JSON. */
  readonly json: boolean
  /** True where help was asked for, before or after the command's name. */
  readonly help: boolean
}

/** One of the fixed commands. */
export interface Command {
  readonly name: string
  /** One line for the list of commands. */
  readonly summary: string
  /** Flags that may stand between the command's name and its first other word. */
  readonly flags: readonly Flag[]
  /**
   * @param words everything after the command's name but global flags and `--help`
   * @returns the exit code
   */
  run(words: readonly string[], context: CommandContext): Promise<number>
}
