import type { CliIo } from '../io/cli-io.ts'
import { functionFlags } from '../args/function-flags.ts'
import { globalFlags, jsonFlag, outputFlag } from '../args/cli-flags.ts'
import { objectOf, type ApiModel, type ObjectModel } from '../model/api-model.ts'
import { helpFlagsOf } from '../render/function-help.ts'
import { renderHelp } from '../render/render-help.ts'
import { styleFor } from '../render/style.ts'
import { isListed, type FunctionPath } from './function-path.ts'

/** Prints the page of the last function of a path, or of `graft call` itself. Runs no module. */
export function printCallHelp(path: FunctionPath, api: ApiModel, io: CliIo): void {
  const last = path.steps.at(-1)?.fn
  const object: ObjectModel | undefined = last === undefined ? api.root : objectOf(last.returns, api)
  const commands = (object?.functions ?? []).filter((fn) => object !== undefined && isListed(fn, object, api))
  const args = last === undefined ? api.constructorFunction : last
  const page = renderHelp(
    {
      description: last?.description ?? 'Call a function of a module, and functions of what it returns.',
      usage: [
        path.typed,
        ...(last === undefined ? ['[options]'] : []),
        ...(args !== undefined && functionFlags(args).length > 0 ? ['[arguments]'] : []),
        ...(commands.length > 0 ? ['<function>'] : []),
      ].join(' '),
      commandsTitle: 'FUNCTIONS',
      commands: commands.map((fn) => ({ name: fn.command, description: fn.description })),
      args: args === undefined ? [] : helpFlagsOf(args),
      options: last === undefined ? [jsonFlag, outputFlag, ...globalFlags].map((flag) => ({ flag })) : [],
      footer:
        commands.length > 0 ? `Use "${path.typed} <function> --help" for more about a function.` : undefined,
    },
    { width: io.columns - 1, style: styleFor(io), enums: (name) => api.enums.get(name) },
  )
  io.writeStdout(page)
}
