import { functionFlags } from '../args/function-flags.ts'
import { isRequired, type FunctionModel } from '../model/api-model.ts'
import type { HelpFlag } from './render-help.ts'

/** The arguments of a function as help shows them. Defaults are shown and not sent. */
export function helpFlagsOf(fn: FunctionModel): readonly HelpFlag[] {
  return functionFlags(fn).map((flag) => {
    const arg = fn.args.find((each) => each.flag === flag.name)
    return {
      flag,
      required: arg !== undefined && isRequired(arg),
      default: arg?.default === undefined || arg.default === null ? undefined : JSON.stringify(arg.default),
    }
  })
}
