import type { FieldNode } from 'graphql'

/** The name under which a field answers. */
export function responseName(node: FieldNode): string {
  return node.alias === undefined ? node.name.value : node.alias.value
}
