import type { ImportDeclaration, ModuleExportName } from 'oxc-parser'
import { EVERYTHING, type ImportedName } from './file-scan.ts'

/** The names that an import statement brings into its file. */
export function scanImport(node: ImportDeclaration): readonly (readonly [string, ImportedName])[] {
  const specifier = node.source.value
  return node.specifiers.map((item) => {
    const at = { specifier, offset: item.start }
    switch (item.type) {
      case 'ImportDefaultSpecifier':
        return [item.local.name, { ...at, name: 'default' }]
      case 'ImportNamespaceSpecifier':
        return [item.local.name, { ...at, name: EVERYTHING }]
      case 'ImportSpecifier':
        return [item.local.name, { ...at, name: exportName(item.imported) }]
    }
  })
}

/** A name in an import or export list; it may be a string. */
export function exportName(node: ModuleExportName): string {
  return node.type === 'Literal' ? node.value : node.name
}
