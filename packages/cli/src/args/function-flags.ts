import { GraftError } from '@graft/diagnostics'
import type { ArgumentValue, FieldArguments } from '@graft/client'
import { missingFlags } from '../messages.ts'
import { isRequired, type ArgumentModel, type FunctionModel } from '../model/api-model.ts'
import { hasFlagForm, type Flag } from './flag.ts'

/** The flags of a function: one for each argument that has a form on the command line. */
export function functionFlags(fn: FunctionModel): readonly Flag[] {
  return fn.args
    .filter((arg) => hasFlagForm(arg.type))
    .map((arg) => ({ name: arg.flag, type: arg.type, description: arg.description }))
}

/** Required arguments that have no flag; a function with such an argument cannot be called by a command. */
export function unsupportedArguments(fn: FunctionModel): readonly ArgumentModel[] {
  return fn.args.filter((arg) => isRequired(arg) && !hasFlagForm(arg.type))
}

/** The arguments to send, by their stored names. Only what was given is sent: defaults are the engine's. */
export function functionArguments(
  fn: FunctionModel,
  values: ReadonlyMap<string, ArgumentValue>,
): FieldArguments {
  const args: { [name: string]: ArgumentValue } = {}
  for (const arg of fn.args) {
    const value = values.get(arg.flag)
    if (value !== undefined) args[arg.name] = value
  }
  return args
}

/** @throws GraftError `CLI_FLAG_MISSING` naming every required flag that was not given */
export function requireFlags(
  fn: FunctionModel,
  values: ReadonlyMap<string, ArgumentValue>,
  path: string,
): void {
  const missing = fn.args.filter((arg) => isRequired(arg) && !values.has(arg.flag)).map((arg) => arg.flag)
  if (missing.length > 0) throw new GraftError(missingFlags(missing.toSorted(), path))
}
