import type { BindingPattern, Class, Directive, ExportDefaultDeclarationKind, Statement } from 'oxc-parser'
import type { ParsedSource } from '../host/parse-source.ts'
import type { Declaration } from './declaration.ts'

/** The local name of what is exported as `export default class {}`, which has none. No declaration can have it. */
export const ANONYMOUS_DEFAULT = 'default'

/** A node that may declare names: a statement, or what stands behind `export` and `export default`. */
export type DeclaringNode = Statement | Directive | ExportDefaultDeclarationKind

/**
 * The names that a statement declares at the top of its file. A class expression behind `export default` counts
 * as a declaration.
 *
 * @param statementStart where the statement starts, with its `export`
 */
export function scanDeclarations(
  source: ParsedSource,
  node: DeclaringNode,
  statementStart: number,
): readonly Declaration[] {
  const declared = (id: { readonly name: string; readonly start: number } | null, start: number) => ({
    name: id?.name ?? '',
    source,
    offset: id?.start ?? node.start,
    start,
  })
  switch (node.type) {
    case 'ClassDeclaration':
    case 'ClassExpression': {
      const start = startOfClass(node, statementStart)
      return [{ kind: 'class', node, ...declared(node.id, start) }]
    }
    case 'TSEnumDeclaration':
      return [{ kind: 'enum', nodes: [node], ...declared(node.id, statementStart) }]
    case 'TSTypeAliasDeclaration':
      return [{ kind: 'alias', node, ...declared(node.id, statementStart) }]
    case 'TSInterfaceDeclaration':
      return [{ kind: 'interface', ...declared(node.id, statementStart) }]
    case 'FunctionDeclaration':
    case 'TSDeclareFunction':
      return [{ kind: 'variable', ...declared(node.id, statementStart) }]
    case 'TSModuleDeclaration':
      return node.id.type === 'Identifier' ? [{ kind: 'variable', ...declared(node.id, statementStart) }] : []
    case 'VariableDeclaration':
      return node.declarations.flatMap(({ id, init }): readonly Declaration[] =>
        node.kind === 'const' && id.type === 'Identifier' && init !== null
          ? [{ kind: 'constant', value: init, ...declared(id, statementStart) }]
          : boundNames(id).map((name) => ({ kind: 'variable', ...declared(name, statementStart) })),
      )
    default:
      return []
  }
}

/** The decorators of a class stand before its `export`. */
function startOfClass(node: Class, statementStart: number): number {
  return Math.min(statementStart, ...node.decorators.map((decorator) => decorator.start))
}

function boundNames(pattern: BindingPattern): readonly { readonly name: string; readonly start: number }[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern]
    case 'AssignmentPattern':
      return boundNames(pattern.left)
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) =>
        element === null ? [] : boundNames(element.type === 'RestElement' ? element.argument : element),
      )
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        boundNames(property.type === 'RestElement' ? property.argument : property.value),
      )
  }
}
