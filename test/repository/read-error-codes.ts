import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync, Visitor, type Expression } from 'oxc-parser'
import { listPackages } from '../layers/check-layers.ts'
import { listFiles } from '../layers/list-files.ts'

export interface ErrorCodes {
  /** Codes of `messages.ts` files and fallback codes, each with the place of its first use. */
  readonly defined: ReadonlyMap<string, string>
  /** Faults of the sources: codes outside of a `messages.ts`, and codes in one that are no literals. */
  readonly faults: readonly string[]
}

/** Reads the error codes that the packages of the repository at `root` define. */
export function readErrorCodes(root: string): ErrorCodes {
  const defined = new Map<string, string>()
  const faults: string[] = []
  for (const source of listSources(root)) {
    const isMessages = source.endsWith('/messages.ts')
    for (const { codes, isLiteral, line } of readCodes(join(root, source))) {
      const place = `${source}:${line}`
      if (isMessages && codes.length === 0) faults.push(`${place}: the code is not a literal in UPPER_SNAKE`)
      if (codes.length === 0) continue
      if (isLiteral && !isMessages)
        faults.push(`${place}: \`${codes.join()}\` belongs in a function of messages.ts`)
      // A literal in the wrong place has its fault; the fallback for a code that comes from elsewhere is fine anywhere.
      if (isLiteral && !isMessages) continue
      for (const code of codes) if (!defined.has(code)) defined.set(code, place)
    }
  }
  return { defined, faults }
}

/** Reads the codes that a page documents: its headings of the third level that have text below them. */
export function readDocumentedCodes(page: string): readonly string[] {
  return page
    .split(/^(?=#)/m)
    .map((section) => /^### (?<code>\S+)\n+\S/.exec(section)?.groups?.['code'])
    .filter((code) => code !== undefined)
}

function listSources(root: string): readonly string[] {
  return listPackages(root).flatMap((folder) =>
    listFiles(join(root, 'packages', folder, 'src'))
      .files.filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
      .map((path) => `packages/${folder}/src/${path}`),
  )
}

interface CodeProperty {
  /** The codes that it can be: one for a literal, several for a choice, none where it is computed. */
  readonly codes: readonly string[]
  readonly isLiteral: boolean
  readonly line: number
}

const shapeOfCode = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/

/** The properties `code: …` of the object literals of a file. */
function readCodes(file: string): readonly CodeProperty[] {
  const text = readFileSync(file, 'utf8')
  const found: CodeProperty[] = []
  new Visitor({
    ObjectExpression({ properties }) {
      for (const property of properties) {
        if (property.type !== 'Property' || property.key.type !== 'Identifier') continue
        if (property.key.name !== 'code' || property.computed) continue
        const codes = literalsOf(property.value).filter((code) => shapeOfCode.test(code))
        const isLiteral = property.value.type === 'Literal'
        found.push({ codes, isLiteral, line: text.slice(0, property.start).split('\n').length })
      }
    },
  }).visit(parseSync(file, text).program)
  return found
}

/** The string literals that an expression can come to: through `??`, `||` and `? :`, not through calls. */
function literalsOf(value: Expression): readonly string[] {
  switch (value.type) {
    case 'Literal':
      return typeof value.value === 'string' ? [value.value] : []
    case 'LogicalExpression':
      return [...literalsOf(value.left), ...literalsOf(value.right)]
    case 'ConditionalExpression':
      return [...literalsOf(value.consequent), ...literalsOf(value.alternate)]
    default:
      return []
  }
}
