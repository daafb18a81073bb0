import type { EnumLookup } from '../args/flag.ts'
import type { CliIo } from '../io/cli-io.ts'
import { renderHelp, type HelpPage } from '../render/render-help.ts'
import { styleFor } from '../render/style.ts'

/** Prints a help page as wide as the terminal. */
export function printHelp(page: HelpPage, io: CliIo, enums: EnumLookup = () => undefined): void {
  io.writeStdout(renderHelp(page, { width: io.columns - 1, style: styleFor(io), enums }))
}
