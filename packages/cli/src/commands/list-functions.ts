import type { CliIo } from '../io/cli-io.ts'
import { isRequired, type ApiModel, type FunctionModel, type ObjectModel } from '../model/api-model.ts'
import { describeType } from '../args/flag.ts'
import { firstLine, renderTable } from '../render/render-table.ts'
import { renderDiagnostic } from '../render/render-error.ts'
import { styleFor } from '../render/style.ts'
import { shownFunctions, skippedFunctions } from './shown-functions.ts'

/** Prints the functions of an object as a table, or as JSON with their arguments. */
export function listFunctions(object: ObjectModel, api: ApiModel, io: CliIo, json: boolean): void {
  const shown = shownFunctions(object, api)
  if (json) {
    const described = shown.map((fn) => describeFunction(fn, api))
    return io.writeStdout(`${JSON.stringify(described, null, 4)}\n`)
  }
  const style = styleFor(io)
  const skipped = skippedFunctions(object, api)
  if (shown.length > 0) {
    const rows = shown.map((fn) => [fn.command, firstLine(fn.description)])
    io.writeStdout(renderTable(['Name', 'Description'], rows, style))
  } else {
    io.writeStderr('No functions found.\n')
    if (object === api.root && skipped.length === 0 && api.failedModules.length === 0) {
      io.writeStderr(
        'There is no workspace config with modules here. Add modules to .dagger/config.toml, or load one with -m.\n',
      )
    }
  }
  if (skipped.length === 0) return
  const names = skipped.map((fn) => fn.command).join(', ')
  io.writeStdout(
    `\n${style.faint(`Skipped ${skipped.length} function(s) with unsupported types: ${names}`)}\n`,
  )
}

/** Tells what is odd in the config. */
export function reportWarnings(api: ApiModel, io: CliIo): void {
  for (const warning of api.warnings) io.writeStderr(`Warning: ${renderDiagnostic(warning, io.cwd)}`)
}

/** Tells of modules that could not be loaded. */
export function reportFailures(api: ApiModel, io: CliIo): void {
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
