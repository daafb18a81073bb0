import { existsSync, readFileSync } from 'node:fs'
import { parseSync, Visitor } from 'oxc-parser'

/**
 * Reads `export const layers: readonly string[] = ['a', 'b']` of a `layers.ts` without running it.
 * Returns undefined where there is no such file or no such list of literals.
 */
export function readFolderOrder(file: string): readonly string[] | undefined {
  if (!existsSync(file)) return undefined
  let order: readonly string[] | undefined
  new Visitor({
    VariableDeclarator({ id, init }) {
      if (id.type !== 'Identifier' || id.name !== 'layers' || init?.type !== 'ArrayExpression') return
      order = init.elements.flatMap((element) =>
        element?.type === 'Literal' && typeof element.value === 'string' ? [element.value] : [],
      )
    },
  }).visit(parseSync(file, readFileSync(file, 'utf8')).program)
  return order
}
