import type { CliIo } from '../io/cli-io.ts'
import { functionFlags } from '../args/function-flags.ts'
import { globalFlags, jsonFlag, outputFlag } from '../args/cli-flags.ts'
import { objectOf, type ApiModel, type FunctionModel, type ObjectModel } from '../model/api-model.ts'
import { hasFlagForm } from '../args/flag.ts'
import { helpFlagsOf } from '../render/function-help.ts'
import type { HelpPage } from '../render/render-help.ts'
import type { FunctionPath } from './function-path.ts'
import { printHelp } from './print-help.ts'
import { shownFunctions, skippedFunctions } from './shown-functions.ts'

/** Prints the page of the last function of a path, or of `graft call` itself. Runs no module. */
export function printCallHelp(path: FunctionPath, api: ApiModel, io: CliIo): void {
  const last = path.steps.at(-1)?.fn
  const object: ObjectModel | undefined = last === undefined ? api.root : objectOf(last.returns, api)
  const commands = object === undefined ? [] : shownFunctions(object, api)
  const fn = last ?? api.constructorFunction
  const page: HelpPage = {
    description: last?.description ?? 'Call a function of a module, and functions of what it returns.',
    usage: [
      path.typed,
      ...(last === undefined ? ['[options]'] : []),
      ...(fn !== undefined && functionFlags(fn).length > 0 ? ['[arguments]'] : []),
      ...(commands.length > 0 ? ['<function>'] : []),
    ].join(' '),
    commands: {
      title: 'FUNCTIONS',
      entries: commands.map(({ command, description }) => ({ name: command, description })),
    },
    args: fn === undefined ? [] : helpFlagsOf(fn),
    options: last === undefined ? [jsonFlag, outputFlag, ...globalFlags] : [],
    remarks: remarksOn(fn, object, api),
    footer:
      commands.length > 0 ? `Use "${path.typed} <function> --help" for more about a function.` : undefined,
  }
  printHelp(page, io, (name) => api.enums.get(name))
}

/** What the page leaves out because the command line has no form for it. */
function remarksOn(
  fn: FunctionModel | undefined,
  object: ObjectModel | undefined,
  api: ApiModel,
): readonly string[] {
  const functions = object === undefined ? [] : skippedFunctions(object, api).map(({ command }) => command)
  const flags = (fn?.args ?? []).filter((arg) => !hasFlagForm(arg.type)).map(({ flag }) => `--${flag}`)
  return [
    ...(functions.length > 0 ? [`Skipped functions with unsupported types: ${functions.join(', ')}`] : []),
    ...(flags.length > 0 ? [`Skipped arguments with unsupported types: ${flags.join(', ')}`] : []),
  ]
}
