import { GraftError } from '@graft/diagnostics'
import { commandName } from '@graft/typedef'
import type { CliIo } from '../io/cli-io.ts'
import { ExitError } from '../io/exit-error.ts'
import type { ApiModel } from '../model/api-model.ts'
import { renderDiagnostic } from '../render/render-error.ts'

/**
 * Runs a walk through the API. Where it meets an unknown name and the first word is that of a module that could
 * not be loaded, the reason is that module's, and is shown instead.
 */
export function withModuleFailures<T>(words: readonly string[], api: ApiModel, io: CliIo, walk: () => T): T {
  try {
    return walk()
  } catch (error) {
    if (!(error instanceof GraftError) || error.code !== 'CLI_UNKNOWN_COMMAND') throw error
    const wanted = words.find((word) => !word.startsWith('-')) ?? ''
    const named = api.failedModules.filter(({ name }) => commandName(name) === commandName(wanted))
    // A module loaded alone is a blueprint, so any name could have been one of its functions.
    const guilty =
      named.length > 0 ? named : api.root.functions.some((fn) => fn.module !== '') ? [] : api.failedModules
    if (guilty.length === 0) throw error
    for (const { name, diagnostics } of guilty) {
      for (const diagnostic of diagnostics) {
        io.writeStderr(`Error: module "${name}" cannot be loaded: ${renderDiagnostic(diagnostic, io.cwd)}`)
      }
    }
    throw new ExitError(1)
  }
}
