import type { SourceLocation } from '@graft/diagnostics'
import { locate } from '../host/source-file.ts'
import type { Problems } from '../host/problems.ts'
import type { ClassDeclaration, EnumDeclaration } from '../scan/declaration.ts'
import type { FileScan } from '../scan/file-scan.ts'
import type { NameLookup } from './lookup-name.ts'
import type { ModuleGraph } from './module-graph.ts'
import type { SourceReader } from './source-reader.ts'

/** What signatures refer to, in the order in which they do. Iterating the sets also visits what is added on the way. */
export interface Demand {
  readonly classes: Set<ClassDeclaration>
  readonly enums: Set<EnumDeclaration>
  /** Types from outside of the module, each with its first use. */
  readonly outside: Map<string, SourceLocation>
}

export function createDemand(): Demand {
  return { classes: new Set(), enums: new Set(), outside: new Map() }
}

/** What resolving reads, and where it puts what it finds. */
export interface Context {
  readonly graph: ModuleGraph
  readonly names: NameLookup
  readonly sources: SourceReader
  readonly problems: Problems
  readonly demand: Demand
  /** The types that core offers; undefined where they are not known. */
  readonly coreTypes: ReadonlySet<string> | undefined
}

/** The location of an offset in a file. */
export function locateIn(scan: FileScan, offset: number): SourceLocation {
  return locate({ file: scan.source.file, offset })
}
