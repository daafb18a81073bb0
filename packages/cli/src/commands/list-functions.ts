import type { CliIo } from '../io/cli-io.ts'
import { isRequired, type ApiModel, type FunctionModel, type ObjectModel } from '../model/api-model.ts'
import { unsupportedArguments } from '../args/function-flags.ts'
import { describeType } from '../args/flag.ts'
import { firstLine, renderTable } from '../render/render-table.ts'
import { renderDiagnostic } from '../render/render-error.ts'
import { styleFor } from '../render/style.ts'
import { isListed } from './function-path.ts'

/** Prints the functions of an object as a table, or as JSON with their arguments. */
export function listFunctions(object: ObjectModel, api: ApiModel, io: CliIo, json: boolean): void {
  const listed = object.functions.filter((fn) => isListed(fn, object, api))
  if (json)
    return io.writeStdout(
      `${JSON.stringify(
        listed.map((fn) => describeFunction(fn, api)),
        null,
        4,
      )}\n`,
    )
  if (listed.length === 0) {
    return io.writeStderr(
      object === api.root
        ? 'No functions found.\nThere is no workspace config with modules here. Add modules to .dagger/config.toml, or load one with -m.\n'
        : 'No functions found.\n',
    )
  }
  const style = styleFor(io)
  const rows = listed.map((fn) => [fn.command, firstLine(fn.description)])
  io.writeStdout(renderTable(['Name', 'Description'], rows, style))
  const skipped =
    object === api.root ? [] : object.functions.filter((fn) => unsupportedArguments(fn).length > 0)
  if (skipped.length === 0) return
  const names = skipped.map((fn) => fn.command).join(', ')
  io.writeStdout(
    `\n${style.faint(`Skipped ${skipped.length} function(s) with unsupported types: ${names}`)}\n`,
  )
}

/** Tells of modules that could not be loaded, and of what is odd in the config. */
export function reportModules(api: ApiModel, io: CliIo): void {
  for (const warning of api.warnings) io.writeStderr(`Warning: ${renderDiagnostic(warning, io.cwd)}`)
  for (const { name, diagnostics } of api.failedModules) {
    for (const diagnostic of diagnostics) {
      io.writeStderr(`Error: module "${name}": ${renderDiagnostic(diagnostic, io.cwd)}`)
    }
  }
}

function describeFunction(fn: FunctionModel, api: ApiModel): unknown {
  const enums = (name: string): ReturnType<typeof api.enums.get> => api.enums.get(name)
  return {
    name: fn.command,
    function: fn.name,
    description: fn.description,
    ...(fn.deprecated === undefined ? {} : { deprecated: fn.deprecated }),
    arguments: fn.args.map((arg) => ({
      flag: `--${arg.flag}`,
      argument: arg.name,
      type: describeType(arg.type, enums),
      required: isRequired(arg),
      ...(arg.default === undefined ? {} : { default: arg.default }),
      description: arg.description,
    })),
    returns: describeType(fn.returns, enums),
    module: fn.module,
    ...(fn.aliasOf === undefined ? {} : { aliasOf: fn.aliasOf }),
    ...(fn.location === undefined ? {} : { location: fn.location }),
  }
}
