import { appliedDirectives, type DirectiveCarrier } from '../publish/applied-directives.ts'
import { printValue } from './print-value.ts'
import type { NodeLookup } from './type-node.ts'

/** What `_DirectiveApplication` stands for: a directive on something, its arguments printed as GraphQL literals. */
export interface AppliedNode {
  readonly name: string
  readonly args: readonly { readonly name: string; readonly value: string }[]
}

/** The directives that stand on a type, field, argument or member. */
export function appliedTo(carrier: DirectiveCarrier, { names }: NodeLookup): readonly AppliedNode[] {
  return appliedDirectives(carrier, names).map(({ name, args }) => ({
    name,
    args: args.map((each) => ({ name: each.name, value: printValue(each.value, each.type, names) })),
  }))
}
