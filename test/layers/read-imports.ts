import { readFileSync } from 'node:fs'
import { parseSync, Visitor } from 'oxc-parser'

/** One import, re-export, `import()` or `import('…')` type, type-only or not. */
export interface SourceImport {
  readonly specifier: string
  readonly line: number
}

/** Reads every import of a TypeScript source in the order of the text. An `import()` of a computed name is no edge. */
export function readImports(file: string): readonly SourceImport[] {
  const text = readFileSync(file, 'utf8')
  const parsed = parseSync(file, text)
  const [error] = parsed.errors
  if (error !== undefined) throw new Error(`${file} does not parse: ${error.message}`)

  const found = new Map<number, string>()
  for (const { moduleRequest } of parsed.module.staticImports)
    found.set(moduleRequest.start, moduleRequest.value)
  for (const { entries } of parsed.module.staticExports) {
    for (const { moduleRequest } of entries) {
      if (moduleRequest !== null) found.set(moduleRequest.start, moduleRequest.value)
    }
  }
  // The module record has neither the value of a dynamic import nor imports that stand in a type.
  new Visitor({
    ImportExpression({ source }) {
      if (source.type === 'Literal' && typeof source.value === 'string') found.set(source.start, source.value)
      if (source.type !== 'TemplateLiteral' || source.expressions.length > 0) return
      const cooked = source.quasis[0]?.value.cooked
      if (typeof cooked === 'string') found.set(source.start, cooked)
    },
    ExportNamedDeclaration({ source }) {
      // `export {} from './x.ts'` has no entry in the module record.
      if (source !== null) found.set(source.start, source.value)
    },
    TSImportType({ source }) {
      found.set(source.start, source.value)
    },
    TSExternalModuleReference({ expression }) {
      found.set(expression.start, expression.value)
    },
  }).visit(parsed.program)

  return [...found]
    .toSorted(([left], [right]) => left - right)
    .map(([offset, specifier]) => ({ specifier, line: text.slice(0, offset).split('\n').length }))
}
