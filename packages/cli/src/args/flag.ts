import type { EnumModel, TypeModel } from '../model/api-model.ts'

/** A flag that may stand at one place of a command line. */
export interface Flag {
  /** Long spelling, without dashes. */
  readonly name: string
  readonly short?: string | undefined
  readonly type: TypeModel
  readonly description: string
  /** What stands for the value in help, where the type does not say it: `REF`. */
  readonly placeholder?: string | undefined
  /** True where the flag may be repeated though it is no list. */
  readonly repeats?: boolean | undefined
}

/** Finds the members of an enum by name. */
export type EnumLookup = (name: string) => EnumModel | undefined

/** The type of a flag as help and errors show it: `string`, `[]int`, or the members of an enum. */
export function describeType(type: TypeModel, enums: EnumLookup): string {
  switch (type.kind) {
    case 'integer':
      return 'int'
    case 'boolean':
      return 'bool'
    case 'list':
      return `[]${describeType(type.element, enums)}`
    case 'enum':
      return (
        enums(type.name)
          ?.members.map((member) => member.name)
          .join('|') ?? type.name
      )
    case 'scalar':
    case 'object':
    case 'interface':
      return type.name
    default:
      return type.kind
  }
}

/** Whether a value of this type can be written on the command line. */
export function hasFlagForm(type: TypeModel): boolean {
  switch (type.kind) {
    case 'string':
    case 'integer':
    case 'float':
    case 'boolean':
    case 'enum':
    case 'scalar':
      return true
    case 'list':
      return type.element.kind !== 'list' && hasFlagForm(type.element)
    default:
      return false
  }
}
