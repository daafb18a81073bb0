import type { ParsedSource } from '../host/parse-source.ts'
import { spacesOf, type Declaration } from './declaration.ts'
import { EVERYTHING, type ExportedName, type FileScan, type ImportedName } from './file-scan.ts'
import { ANONYMOUS_DEFAULT, scanDeclarations, type DeclaringNode } from './scan-declarations.ts'
import { exportName, scanImport } from './scan-imports.ts'

/** Lists the names of a file: what it declares at its top, what it imports, and what it exports. */
export function scanFile(source: ParsedSource): FileScan {
  const declarations = { type: new Map<string, Declaration>(), value: new Map<string, Declaration>() }
  const imports = new Map<string, ImportedName>()
  const exports = new Map<string, ExportedName>()
  const exportedFiles: ImportedName[] = []

  const declare = (node: DeclaringNode, start: number): readonly string[] =>
    scanDeclarations(source, node, start).map((declaration) => {
      const name = declaration.name || ANONYMOUS_DEFAULT
      const parts = declarations.type.get(name)
      if (parts?.kind === 'enum' && declaration.kind === 'enum') parts.nodes.push(...declaration.nodes)
      else
        for (const space of spacesOf(declaration)) {
          const first = declarations[space].get(name)
          if (first === undefined || yields(first)) declarations[space].set(name, declaration)
        }
      return name
    })

  for (const node of source.program.body) {
    switch (node.type) {
      case 'ImportDeclaration':
        for (const [local, imported] of scanImport(node)) imports.set(local, imported)
        break
      case 'ExportAllDeclaration': {
        const from = { specifier: node.source.value, name: EVERYTHING, offset: node.start }
        if (node.exported === null) exportedFiles.push(from)
        else exports.set(exportName(node.exported), { from })
        break
      }
      case 'ExportDefaultDeclaration': {
        const { declaration } = node
        const local =
          declaration.type === 'Identifier' ? declaration.name : declare(declaration, node.start)[0]
        if (local !== undefined) exports.set('default', { local })
        break
      }
      case 'ExportNamedDeclaration':
        if (node.declaration !== null) {
          for (const local of declare(node.declaration, node.start)) exports.set(local, { local })
        }
        for (const { local, exported, start } of node.specifiers) {
          const name = exportName(local)
          const from = node.source && { specifier: node.source.value, name, offset: start }
          exports.set(exportName(exported), from === null ? { local: name } : { from })
        }
        break
      default:
        declare(node, node.start)
    }
  }
  const exportedLocals = new Set<string>()
  for (const exported of exports.values()) if ('local' in exported) exportedLocals.add(exported.local)
  return { source, declarations, imports, exports, exportedLocals, exportedFiles }
}

/** TypeScript merges declarations of one name: a class stands above an interface, a class above a namespace. */
function yields(first: Declaration): boolean {
  return first.kind === 'interface' || first.kind === 'variable'
}
