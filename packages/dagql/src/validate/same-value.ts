import type { ArgumentNode, ObjectFieldNode, ValueNode } from 'graphql'

type Named = readonly (ArgumentNode | ObjectFieldNode)[]

/** So few names are searched sooner than indexed. */
const FEW = 10

/** Whether two lists of arguments, or two objects, are the same but for their order. Names are unique. */
export function sameNamedValues(one: Named | undefined, other: Named | undefined): boolean {
  const count = one?.length ?? 0
  if (count !== (other?.length ?? 0)) return false
  if (count === 0 || one === undefined || other === undefined) return true
  const byName = count > FEW ? new Map(other.map((each) => [each.name.value, each])) : undefined
  return one.every((each, index) => {
    const name = each.name.value
    // Most are written in one order.
    const beside = other[index]
    const match =
      beside?.name.value === name
        ? beside
        : byName === undefined
          ? other.find((candidate) => candidate.name.value === name)
          : byName.get(name)
    return match !== undefined && sameValue(each.value, match.value)
  })
}

/** Whether two values are written alike: `1` and `1.0` are not, nor are two ways of writing a text. */
function sameValue(one: ValueNode, other: ValueNode): boolean {
  switch (one.kind) {
    case 'Variable':
      return other.kind === 'Variable' && one.name.value === other.name.value
    case 'NullValue':
      return other.kind === 'NullValue'
    case 'ListValue':
      return (
        other.kind === 'ListValue' &&
        one.values.length === other.values.length &&
        one.values.every((each, index) => {
          const match = other.values[index]
          return match !== undefined && sameValue(each, match)
        })
      )
    case 'ObjectValue':
      return other.kind === 'ObjectValue' && sameNamedValues(one.fields, other.fields)
    case 'StringValue':
      return (
        other.kind === 'StringValue' &&
        one.value === other.value &&
        (one.block === true) === (other.block === true)
      )
    default:
      return one.kind === other.kind && one.value === other.value
  }
}
