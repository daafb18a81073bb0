import type { GraphQLResolveInfo, ObjectFieldNode, ValueNode, VariableNode } from 'graphql'

/**
 * Keeps only the arguments that the query gives. The executor adds declared defaults to what it passes, but a
 * default is not part of a call's identity, so it must not look as if the caller had written it.
 */
export function explicitArguments(
  args: { readonly [name: string]: unknown },
  info: GraphQLResolveInfo,
): { readonly [name: string]: unknown } {
  const given: { [name: string]: unknown } = Object.create(null)
  for (const node of info.fieldNodes[0]?.arguments ?? []) {
    const name = node.name.value
    if (isGiven(node.value, info) && Object.hasOwn(args, name)) given[name] = args[name]
  }
  return given
}

/** A variable counts as given when the request or the operation has a value for it. */
function isGiven(value: ValueNode | VariableNode | ObjectFieldNode, info: GraphQLResolveInfo): boolean {
  return value.kind !== 'Variable' || Object.hasOwn(info.variableValues.coerced, value.name.value)
}
