import type { CliIo } from '../io/cli-io.ts'

/** Marks text for terminals; leaves it alone elsewhere. */
export interface Style {
  bold(text: string): string
  faint(text: string): string
}

/** The style for standard output: colour only on a terminal, and not where `NO_COLOR` says no. */
export function styleFor(io: CliIo): Style {
  const coloured = io.stdoutIsTerminal && (io.env['NO_COLOR'] ?? '') === ''
  const mark = (open: number, close: number) => (text: string) =>
    coloured ? `\u001B[${open}m${text}\u001B[${close}m` : text
  return { bold: mark(1, 22), faint: mark(2, 22) }
}
