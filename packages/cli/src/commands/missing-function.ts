import type { Diagnostic } from '@graft/diagnostics'
import { commandName } from '@graft/typedef'
import { failedModule, unknownCommand } from '../messages.ts'
import type { ApiModel } from '../model/api-model.ts'
import { shownFunctions } from './shown-functions.ts'

/** Why the root has no function of this name: its module cannot be loaded, or nobody has it. */
export function missingFunction(word: string, typed: string, api: ApiModel): readonly Diagnostic[] {
  const { failedModules, root } = api
  const known = shownFunctions(root, api).map((fn) => fn.command)
  const named = failedModules.filter(({ name }) => commandName(name) === commandName(word))
  // A module loaded alone is a blueprint, so any name could have been one of its functions.
  const guilty = named.length > 0 || known.length > 0 ? named : failedModules
  if (guilty.length > 0) {
    return guilty.flatMap(({ name, diagnostics }) => diagnostics.map((each) => failedModule(name, each)))
  }
  return [unknownCommand(word, typed, { known, failedModules: failedModules.map(({ name }) => name) })]
}
