import type { In } from './tokens.ts'
import type { NodeLookup } from './type-node.ts'

/** Gives each thing the schema that it is in. @param includeDeprecated leaves deprecated ones out where it is false */
export function within<Item extends { readonly deprecated?: string | undefined }>(
  schema: NodeLookup,
  items: readonly Item[],
  includeDeprecated: boolean = true,
): readonly In<Item>[] {
  const nodes: In<Item>[] = []
  for (const item of items) {
    if (includeDeprecated || item.deprecated === undefined) nodes.push({ item, schema })
  }
  return nodes
}
