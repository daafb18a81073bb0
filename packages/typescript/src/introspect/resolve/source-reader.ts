import { invariant } from '@graft/diagnostics'
import type { ParsedSource } from '../host/parse-source.ts'
import type { AliasDeclaration, ClassDeclaration, Declaration, EnumDeclaration } from '../scan/declaration.ts'
import type { FileScan } from '../scan/file-scan.ts'
import type { ClassSource } from '../extract/class-source.ts'
import type { EnumSource } from '../extract/enum-source.ts'
import { extractClass } from '../extract/extract-class.ts'
import { extractEnum } from '../extract/extract-enum.ts'
import { extractType } from '../extract/extract-type.ts'
import { DocReader } from '../extract/read-docs.ts'
import type { TypeExpression } from '../extract/type-expression.ts'
import type { ModuleGraph } from './module-graph.ts'

/** Extracts declarations when they are asked for, each once. */
export class SourceReader {
  readonly #graph: ModuleGraph
  readonly #docs = new Map<ParsedSource, DocReader>()
  readonly #classes = new Map<ClassDeclaration, ClassSource>()
  readonly #aliases = new Map<AliasDeclaration, TypeExpression>()
  readonly #enums = new Map<EnumDeclaration, EnumSource>()

  constructor(graph: ModuleGraph) {
    this.#graph = graph
  }

  /** The scan of the file that a declaration is in. */
  scanOf(declaration: Declaration): FileScan {
    const scan = this.#graph.file(declaration.source.file.path)
    invariant(scan !== undefined, 'a declaration is in a file of its module')
    return scan
  }

  docs(source: ParsedSource): DocReader {
    return remember(this.#docs, source, () => new DocReader(source))
  }

  class(declaration: ClassDeclaration): ClassSource {
    return remember(this.#classes, declaration, () =>
      extractClass(declaration, this.docs(declaration.source)),
    )
  }

  /** The type behind an alias. */
  alias(declaration: AliasDeclaration): TypeExpression {
    return remember(this.#aliases, declaration, () => extractType(declaration.node.typeAnnotation))
  }

  enum(declaration: EnumDeclaration): EnumSource {
    return remember(this.#enums, declaration, () => extractEnum(declaration, this.docs(declaration.source)))
  }
}

function remember<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = known.get(key)
  if (found !== undefined) return found
  const made = make()
  known.set(key, made)
  return made
}
