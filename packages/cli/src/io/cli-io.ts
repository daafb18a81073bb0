import type { Readable } from 'node:stream'

/** What the command line gives a command, so that tests can stand in for it. */
export interface CliIo {
  readonly env: { readonly [name: string]: string | undefined }
  /** Absolute folder that the user stands in. */
  readonly cwd: string
  /** Aborts when the user interrupts. */
  readonly signal: AbortSignal
  readonly stdinIsTerminal: boolean
  readonly stdoutIsTerminal: boolean
  /** Columns of the terminal, or 80. */
  readonly columns: number
  readonly stdin: Readable
  /** Results, and nothing else. */
  writeStdout(text: string): void
  /** Everything else. */
  writeStderr(text: string): void
}
