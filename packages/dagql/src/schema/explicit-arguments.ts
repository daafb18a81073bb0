import { versionInfo, type GraphQLResolveInfo, type ValueNode } from 'graphql'

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
function isGiven(value: ValueNode, info: GraphQLResolveInfo): boolean {
  return value.kind !== 'Variable' || Object.hasOwn(coercedVariables(info.variableValues), value.name.value)
}

/**
 * Variables by name. With graphql-js 17, executors keep them under `coerced`, beside where each comes from; with 16
 * they pass them as they are, and there one may be called `coerced`.
 */
function coercedVariables(values: object): object {
  if (versionInfo.major < 17 || !('sources' in values && 'coerced' in values)) return values
  return typeof values.coerced === 'object' && values.coerced !== null ? values.coerced : values
}
