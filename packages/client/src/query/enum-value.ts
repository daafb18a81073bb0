import { GraftError } from '@graft/diagnostics'
import { assertName } from './graphql-name.ts'
import { invalidName } from './messages.ts'

/** A symbol, so that no value that came as JSON can pass for an enum member. */
const memberName: unique symbol = Symbol('memberName')

/** A member of a GraphQL enum, which is printed without quotes. */
export interface EnumValue {
  readonly [memberName]: string
}

/** Marks a name as an enum member: `field('up', { protocol: enumValue('TCP') })`. */
export function enumValue(name: string): EnumValue {
  assertName('enum member', name)
  if (name === 'true' || name === 'false' || name === 'null') {
    throw new GraftError(invalidName('enum member', name))
  }
  return Object.freeze({ [memberName]: name })
}

export function isEnumValue(value: object): value is EnumValue {
  return Object.hasOwn(value, memberName)
}

export function enumMemberName(value: EnumValue): string {
  return value[memberName]
}
