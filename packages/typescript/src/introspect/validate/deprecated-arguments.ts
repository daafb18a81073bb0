import { deprecatedRequired } from './messages.ts'
import type { Rule } from './rule.ts'

/** Only an argument that can be left out can be deprecated: callers could not stop giving it. */
export const deprecatedArguments: Rule = (def) =>
  def.objects
    .flatMap((object) => [object.constructorFunction, ...object.functions])
    .flatMap((fn) => fn?.arguments ?? [])
    .filter(
      (argument) =>
        argument.deprecated !== undefined &&
        argument.default === undefined &&
        argument.omittable !== true &&
        !argument.type.nullable,
    )
    .map((argument) => deprecatedRequired(argument.location, argument.name))
