import { splitAtSeparators, upperFirst } from './camel-case.ts'

/** The GraphQL name of a type before namespacing: `bar-baz` becomes `BarBaz`. */
export function typeName(name: string): string {
  return splitAtSeparators(name).map(upperFirst).join('')
}
