import type { ArgumentSpec } from '@graft/dagql'
import { asNullable } from '@graft/dagql'
import { fieldName, type ArgumentDef } from '@graft/typedef'
import { publishTypeRef, type PublishedNames } from '../namespace/published-names.ts'

/**
 * The arguments of a function as the schema shows them. One that may be left out without a declared default is
 * published nullable, because the schema has no other word for it.
 */
export function argumentSpecs(args: readonly ArgumentDef[], names: PublishedNames): readonly ArgumentSpec[] {
  return args.map((arg) => {
    const type = publishTypeRef(arg.type, names)
    return {
      name: fieldName(arg.name),
      description: arg.description,
      deprecated: arg.deprecated,
      location: arg.location,
      type: arg.omittable === true && arg.default === undefined ? asNullable(type) : type,
      ...(arg.default === undefined ? {} : { default: arg.default }),
    }
  })
}
