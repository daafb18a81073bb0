import { unsupportedArguments } from '../args/function-flags.ts'
import type { ApiModel, FunctionModel, ObjectModel } from '../model/api-model.ts'

/** The functions that listings show: at the root only those of modules, and nowhere one that no command can call. */
export function shownFunctions(object: ObjectModel, api: ApiModel): readonly FunctionModel[] {
  return ofInterest(object, api).filter((fn) => unsupportedArguments(fn).length === 0)
}

/** Functions that would be shown, had all their required arguments a form on the command line. */
export function skippedFunctions(object: ObjectModel, api: ApiModel): readonly FunctionModel[] {
  return ofInterest(object, api).filter((fn) => unsupportedArguments(fn).length > 0)
}

function ofInterest(object: ObjectModel, api: ApiModel): readonly FunctionModel[] {
  return object.functions.filter((fn) => object !== api.root || fn.module !== '')
}
